// lib/core/auth/example.ts breaks gatehouse/no-restricted-syntax
export * from '../errors'
