// lib/next/report.ts
export function countPeople({ prisma }: { prisma: { user: { count(): Promise<number> } } }) {
  const { user } = prisma
  return user.count()
}
