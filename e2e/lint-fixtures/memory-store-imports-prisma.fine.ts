// lib/stores/memory/example.ts

import type { SessionStore } from '../../core/auth/stores'

export type Sessions = SessionStore
