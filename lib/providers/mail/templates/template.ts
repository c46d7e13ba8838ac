import type { ReactElement } from 'react'

/** What a template makes of a mail. */
export type MailTemplate = { subject: string; body: ReactElement }
