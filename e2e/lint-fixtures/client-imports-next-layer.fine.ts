// lib/client/example.ts

import type { ErrorBody } from '@/lib/core/errors'

export const codeOf = (body: ErrorBody) => body.error.code
