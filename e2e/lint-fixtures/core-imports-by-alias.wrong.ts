// lib/core/auth/example.ts breaks gatehouse/import-zones
import { AppError } from '@/lib/core/errors'

export const refusal = new AppError('FORBIDDEN', 'Not yours.')
