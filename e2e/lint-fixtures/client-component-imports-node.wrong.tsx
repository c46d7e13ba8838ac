// app/example.tsx breaks gatehouse/import-zones
'use client'

import { randomUUID } from 'crypto'

export const id = randomUUID
