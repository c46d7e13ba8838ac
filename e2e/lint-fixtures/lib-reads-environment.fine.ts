// lib/next/example.ts

export const isProduction = process.env.NODE_ENV === 'production'
