// app/example.tsx

export const load = () => import('@/components/command-menu')
