import { readEnv } from '@/lib/config/env'

/** The page where mail can be read, when mail goes to the mailbox; else null. */
export function devMailboxUrl(): string | null {
  return readEnv().MAIL_TRANSPORT === 'mailbox' ? '/dev/mail' : null
}
