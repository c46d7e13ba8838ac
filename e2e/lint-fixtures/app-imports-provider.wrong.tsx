// app/example.tsx breaks gatehouse/import-zones
import { createResend } from '@/lib/providers/mail/resend'

export const make = createResend
