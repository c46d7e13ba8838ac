import type { Env } from '@/lib/config/env'
import type { Finding } from './finding'

/** Where mail goes. Whether it arrives, the queue tells: see the database. */
export function checkMail({
  MAIL_TRANSPORT,
  MAIL_FROM,
  RESEND_BASE_URL,
  APP_URL,
  mode,
}: Partial<Env>): Finding[] {
  const part = 'Mail'
  if (!MAIL_TRANSPORT) return []
  if (MAIL_TRANSPORT === 'resend') {
    const place = RESEND_BASE_URL ? `Resend at ${RESEND_BASE_URL}` : 'Resend'
    return [{ part, state: 'well', text: `sent through ${place} as ${MAIL_FROM}` }]
  }
  const text = `kept in the mailbox at ${APP_URL}/dev/mail, and sent to nobody`
  const advice = 'To send mail, set RESEND_API_KEY and MAIL_FROM.'
  return [{ part, state: mode === 'production' ? 'note' : 'well', text, advice }]
}
