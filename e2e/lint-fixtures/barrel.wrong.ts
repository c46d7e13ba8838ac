// lib/core/auth/index.ts breaks gatehouse/file-names
export { AppError } from '../errors'
