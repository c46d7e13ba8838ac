// lib/config/example.ts breaks gatehouse/import-zones
import { currentSession } from '../next/current'

export const who = currentSession
