import type { AuthOptions } from '@/lib/core/auth/options'
import { site } from './site'

/** How people sign in to this product: what an adopter edits first. Stores, keys and mail are wired in lib/next/server.ts. */
export const authConfig = {
  session: {
    ttl: '60s',
    refreshTtl: '7d',
    absoluteTtl: '30d',
    algorithm: 'ES256',
    maxPerUser: 50,
  },
  emailPassword: { enabled: true, password: { minLength: 8, maxLength: 256, words: [site.name] } },
  emailVerification: { enabled: true, required: true, tokenTtl: '24h' },
  passwordReset: { enabled: true, tokenTtl: '1h' },
} satisfies AuthOptions
