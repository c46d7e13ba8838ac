// lib/core/auth/example.ts breaks no-restricted-properties
export const isExpired = (at: number) => at < Date.now()
