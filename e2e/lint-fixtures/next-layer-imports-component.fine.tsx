// lib/next/example.tsx

import { env } from '@/lib/config/env'

export const url = env.appUrl
