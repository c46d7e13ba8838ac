// lib/next/example.ts breaks no-restricted-syntax
export const url = process.env.APP_URL
