// components/account/example.tsx

import { currentSession } from '@/lib/next/current'

export const who = currentSession
