// lib/core/auth/example.ts breaks no-restricted-syntax
export const today = () => new Date()
