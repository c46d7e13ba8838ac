import { availableParallelism } from 'node:os'
import { access } from '@/lib/config/access'
import { authConfig } from '@/lib/config/auth'
import type { Env } from '@/lib/config/env'
import type { AccessFeed } from '@/lib/core/auth/access/access-feed'
import { createAuth, type Auth } from '@/lib/core/auth/create-auth'
import { storeOptions } from '@/lib/core/auth/options'
import type { RevocationFeed } from '@/lib/core/auth/revocation-feed'
import type { AuthStores, Transact } from '@/lib/core/auth/stores'
import { tenantsOfDirectory } from '@/lib/core/auth/tenants/of-directory'
import type { Clock } from '@/lib/core/clock'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import type { AuthSecrets } from './auth-keys'
import { stampedClient } from './client-stamp'
import { logRequest, type Logger } from './logger'

/** What the starter's auth runs on. */
export type StarterParts = {
  stores: AuthStores
  transact: Transact
  tenancy: Tenancy
  feed: RevocationFeed
  accessFeed: AccessFeed
  clock: Clock
  log: Logger
  isUnavailable: (error: unknown) => boolean
}

/** `createAuth` as this product is configured. */
export function createStarterAuth(env: Env, secrets: AuthSecrets, parts: StarterParts): Auth {
  const { tenancy, feed, accessFeed, clock, log, isUnavailable } = parts
  return createAuth({
    ...authConfig,
    appUrl: env.APP_URL,
    production: env.mode === 'production',
    keys: secrets.keys,
    secret: secrets.secret,
    emailPassword: {
      ...authConfig.emailPassword,
      hasher: { concurrency: Math.min(4, availableParallelism()) },
    },
    ...storeOptions(parts),
    revocationFeed: feed,
    tenant: tenantsOfDirectory(tenancy.directory),
    authorization: {
      accessDef: access,
      closureStore: tenancy.closure,
      roleStore: tenancy.roles,
      subscriptionStore: tenancy.subscriptions,
      walletStore: tenancy.wallet,
      feed: accessFeed,
      onDefect: (error) => log.error({ err: error }, 'An access check asked about what there is not'),
    },
    idempotencyStore: tenancy.idempotency,
    clock,
    client: stampedClient,
    isUnavailable,
    log: (line) => logRequest(log, line),
  })
}
