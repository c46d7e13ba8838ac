// components/account/example.tsx breaks gatehouse/import-zones
'use client'

import { currentSession } from '../../lib/next/current'

export const who = currentSession
