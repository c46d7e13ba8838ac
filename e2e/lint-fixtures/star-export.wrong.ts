// lib/core/auth/example.ts breaks no-restricted-syntax
export * from '../errors'
