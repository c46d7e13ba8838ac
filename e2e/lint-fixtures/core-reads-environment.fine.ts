// lib/core/auth/example.ts

export const withSecret = (secret: string) => ({ secret })
