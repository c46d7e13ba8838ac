// lib/providers/mail/example.ts

import { Resend } from 'resend'
import type { AuthMail } from '@/lib/core/auth/types'

export const make = (key: string) => new Resend(key)
export type Mail = AuthMail
