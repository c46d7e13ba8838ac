// lib/config/access.ts

import { AppError } from '../core/errors'

export const refusal = new AppError('FORBIDDEN', 'Not yours.')
