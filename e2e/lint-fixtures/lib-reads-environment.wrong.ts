// lib/next/example.ts breaks gatehouse/no-restricted-syntax
export const url = process.env.APP_URL
