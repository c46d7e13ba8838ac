// lib/stores/memory/example.ts breaks gatehouse/import-zones
import type { MailTransport } from '../../providers/mail/transport'

export type Transport = MailTransport
