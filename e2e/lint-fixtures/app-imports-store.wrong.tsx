// app/example.tsx breaks gatehouse/import-zones
export const load = () => import('@/lib/stores/prisma/stores')
