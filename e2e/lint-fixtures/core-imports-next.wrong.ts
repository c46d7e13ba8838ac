// lib/core/auth/example.ts breaks gatehouse/import-zones
import { cookies } from 'next/headers'

export const read = () => cookies()
