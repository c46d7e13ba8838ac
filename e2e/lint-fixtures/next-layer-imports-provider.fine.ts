// lib/next/example.ts

import { AppError } from '../core/errors'

export const refusal = new AppError('UNAVAILABLE', 'Back soon.')
