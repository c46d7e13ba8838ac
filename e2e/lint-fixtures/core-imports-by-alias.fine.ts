// lib/core/auth/example.ts

import { AppError } from '../errors'

export const refusal = new AppError('FORBIDDEN', 'Not yours.')
