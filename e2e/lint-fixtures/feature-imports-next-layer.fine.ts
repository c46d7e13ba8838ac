// lib/features/projects/example.ts

import { AppError } from '@/lib/core/errors'

export const refusal = new AppError('NOT_FOUND', 'No such project.')
