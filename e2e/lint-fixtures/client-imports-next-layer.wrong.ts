// lib/client/example.ts breaks gatehouse/import-zones
import { auth } from '@/lib/next/server'

export const who = auth
