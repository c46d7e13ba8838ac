// lib/core/auth/example.ts

export { AppError } from '../errors'
