// lib/stores/memory/example.ts

import type { UserStore } from '@/lib/core/auth/stores'

export type Users = UserStore
