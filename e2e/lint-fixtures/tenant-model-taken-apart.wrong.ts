// lib/next/report.ts breaks gatehouse/tenant-rows
export function countMembers({ prisma }: { prisma: { membership: { count(): Promise<number> } } }) {
  const { membership } = prisma
  return membership.count()
}
