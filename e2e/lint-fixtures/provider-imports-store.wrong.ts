// lib/providers/mail/example.ts breaks gatehouse/import-zones
import { createMailbox } from '@/lib/stores/prisma/mailbox'

export const mailbox = createMailbox
