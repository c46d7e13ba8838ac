// lib/core/auth/example.ts

import { randomFillSync } from 'node:crypto'

export const fill = randomFillSync
