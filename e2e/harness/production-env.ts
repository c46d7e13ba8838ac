import { authConfig } from '@/lib/config/auth'
import { generateKey } from '@/lib/core/auth/tokens/key-ring'

/** What a production build needs to run as production, on that database; its mail goes to the mailbox. */
export function productionEnv(databaseUrl: string): Record<string, string> {
  return {
    GATEHOUSE_PREVIEW: '',
    APP_URL: 'https://app.example.com',
    DATABASE_URL: databaseUrl,
    AUTH_KEYS: JSON.stringify({ keys: [generateKey(authConfig.session.algorithm)] }),
    AUTH_SECRET: 'a secret of the tests, thirty-two or more',
    MAIL_TRANSPORT: 'mailbox',
  }
}
