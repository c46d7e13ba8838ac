// lib/core/auth/example.ts

export const one = 1
