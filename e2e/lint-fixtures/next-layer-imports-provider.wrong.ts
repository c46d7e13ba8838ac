// lib/next/example.ts breaks gatehouse/import-zones
import { createResend } from '../providers/mail/resend'

export const make = createResend
