// lib/core/auth/example.ts breaks no-restricted-globals
export const secret = process.env.AUTH_SECRET
