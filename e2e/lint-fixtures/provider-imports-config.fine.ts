// lib/providers/mail/example.ts

import { AppError } from '../../core/errors'

export const refusal = new AppError('UNAVAILABLE', 'The provider is down.')
