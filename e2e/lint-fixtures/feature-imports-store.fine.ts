// lib/features/projects/example.ts

import type { AuthStores } from '@/lib/core/auth/stores'

export const usersOf = (stores: AuthStores) => stores.users
