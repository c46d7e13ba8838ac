// lib/core/auth/example.ts

import type { Clock } from '../clock'

export const isExpired = (at: number, clock: Clock) => at < clock.now()
