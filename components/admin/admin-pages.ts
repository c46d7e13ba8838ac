import { Webhook, type LucideIcon } from 'lucide-react'

export type AdminPage = { href: string; name: string; about: string; icon: LucideIcon }

/** The pages of those who run the product. */
export const adminPages = {
  webhooks: {
    href: '/admin/webhooks',
    name: 'Webhooks',
    about: 'What the payment provider has told, newest first.',
    icon: Webhook,
  },
} as const satisfies Record<string, AdminPage>
