// lib/core/auth/example.ts

import type { UserStore } from './stores'

export type Store = UserStore
