// lib/core/auth/example.ts

export const first = (all: string[]) => all[0] ?? null
