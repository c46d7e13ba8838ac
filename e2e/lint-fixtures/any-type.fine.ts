// lib/core/auth/example.ts

export const parse = (text: string): unknown => JSON.parse(text)
