// lib/providers/mail/example.ts breaks gatehouse/import-zones
import { env } from '../../config/env'

export const key = env.resendApiKey
