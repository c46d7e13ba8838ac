// lib/core/auth/example.ts

export const dayOf = (at: number) => new Date(at)
