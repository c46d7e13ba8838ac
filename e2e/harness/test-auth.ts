import { access, tenantRoot } from '@/lib/config/access'
import type { AccessModel } from '@/lib/core/access/model'
import { clientKey } from '@/lib/core/action/client-address'
import type { AnyAction } from '@/lib/core/action/action'
import type { RequestLog } from '@/lib/core/action/pipeline'
import { createAuth, type Auth } from '@/lib/core/auth/create-auth'
import { storeOptions, type AuthOptions } from '@/lib/core/auth/options'
import type { AuthStores, Transact } from '@/lib/core/auth/stores'
import { tenantsOfDirectory } from '@/lib/core/auth/tenants/of-directory'
import { generateKey } from '@/lib/core/auth/tokens/key-ring'
import type { AuditEntry, AuthUser } from '@/lib/core/auth/types'
import type { BillingProvider } from '@/lib/core/billing/provider'
import type { Mail } from '@/lib/core/mail/mail'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { createTenancyFeature, type TenancyFeature } from '@/lib/features/tenants/feature'
import { createSimulator, type Simulator } from '@/lib/providers/billing/simulator/create-simulator'
import { createSimulatorStore } from '@/lib/stores/memory/simulator-store'
import { createMemoryStores } from '@/lib/stores/memory/stores'
import { createMemoryTenancy } from '@/lib/stores/memory/tenant/tenancy'
import { addressHeader, createBrowser, type Answer, type Browser, type BrowserOptions } from './browser'
import { createFakeClock, createSeededRandom, noPause, type FakeClock } from './fake-time'
import { blankPaper, featureActions } from './feature-actions'
import { createFakeFeed, type FakeFeed } from './fake-feed'
import { createFakeAccessFeed, type FakeAccessFeed } from './fake-access-feed'
import { createJournal, type Journal, type StoreCall } from './journal'

export const appUrl = 'https://app.example.com'
export const goodPassword = 'tangerine lamp over the sea'
export const testSecret = 'the secret of the tests, thirty-two or more'
export const simulatorSecret = new Uint8Array(32)
/** One for all tests: making a key is slow. */
export const testKey = generateKey('ES256')
/** A hash costs microseconds, for tests whose subject is not the hash. */
export const fastHasher = { memoryCost: 64, timeCost: 1, concurrency: 4 }

export type TestAuth = {
  auth: Auth
  /** The actions of lib/features, by the maker that makes them. */
  features: Record<string, AnyAction[]>
  /** Who takes the money. */
  simulator: Simulator
  /** Every action: those of auth and those of lib/features, in one pipeline. */
  actions: readonly AnyAction[]
  handle(request: Request): Promise<Response>
  clock: FakeClock
  feed: FakeFeed
  tenancy: Tenancy
  accessFeed: FakeAccessFeed
  mails: Mail[]
  audit: AuditEntry[]
  breakAudit: Journal['breakAudit']
  log: RequestLog[]
  storeCalls: StoreCall[]
  stores: AuthStores
  browser(options?: BrowserOptions): Browser
  /** The token in the link of the newest mail of a kind. */
  mailedToken(kind: 'verify-email' | 'reset-password', to: string): string
  mailsTo(to: string): Mail['kind'][]
  /** A new person with a verified address, signed in in the browser that comes back. */
  signUpVerified(
    email: string,
    password?: string,
    browser?: Browser,
  ): Promise<{ browser: Browser; user: AuthUser }>
  /** A new browser of the person, signed in. */
  signIn(email: string, password?: string, browser?: Browser): Promise<{ browser: Browser; answer: Answer }>
  userOf(email: string): Promise<AuthUser>
}

/** What it runs over, and the mail that was sent. */
export type Backing = { stores: AuthStores; transact: Transact; tenancy: Tenancy; mails: Mail[] }

/**
 * createAuth over recorded stores, of memory unless told, with a clock and randomness of the test. Verification is required,
 * as in the starter, whose model of access it has unless told. `sells`: who takes the money; the simulator unless told.
 */
export function createTestAuth(
  options: AuthOptions = {},
  given?: Backing,
  model: AccessModel = access,
  sells?: BillingProvider | null,
): TestAuth {
  const clock = createFakeClock()
  const feed = createFakeFeed()
  const accessFeed = createFakeAccessFeed()
  const backing = given ?? inMemory(accessFeed)
  const journal = createJournal(backing)
  const log: RequestLog[] = []
  const feeds = { revocationFeed: feed, ...inTenants(journal.tenancy, accessFeed, model) }
  const usual = { ...defaults(clock, journal, log), ...feeds }
  const auth = createAuth(withDefaults(usual, options))
  void auth.start()
  const simulator = simulatorAt(clock, auth.config.appUrl, model)
  const provider = sells === undefined ? simulator.provider : sells
  const feature = featureOf(journal, clock, auth.config.appUrl, model)
  const features = featureActions(clock, auth.actions, feature, simulator, provider)
  const actions = [...auth.actions, ...Object.values(features).flat()]
  const { handle } = auth.mount(actions)
  simulator.connect(handle)
  const { mails } = backing
  const { stores, tenancy, audit, breakAudit, calls: storeCalls } = journal
  const browser = (given?: BrowserOptions) => createBrowser(handle, auth.config.appUrl, given)
  return {
    ...{
      auth,
      features,
      simulator,
      actions,
      handle,
      clock,
      feed,
      tenancy,
      accessFeed,
      mails,
      audit,
      breakAudit,
      log,
      storeCalls,
      stores,
      browser,
    },
    mailedToken: (kind, to) => tokenOf(mails, kind, to),
    mailsTo: (to) => mails.filter((mail) => mail.to === to).map(({ kind }) => kind),
    userOf: (email) => userOf(stores, email),
    async signUpVerified(email, password = goodPassword, own = browser()) {
      expectStatus(await own.post('/api/auth/signup', { email, password, name: 'Ada' }), 201, 202)
      const token = tokenOf(mails, 'verify-email', email)
      expectStatus(await own.post('/api/auth/verify-email', { token }), 200)
      return { browser: own, user: await userOf(stores, email) }
    },
    async signIn(email, password = goodPassword, own = browser()) {
      const answer = await own.post('/api/auth/signin', { email, password })
      return { browser: own, answer: expectStatus(answer, 200) }
    },
  }
}

function defaults(
  clock: FakeClock,
  backing: Pick<Journal, 'stores' | 'transact'>,
  log: RequestLog[],
): AuthOptions {
  return {
    appUrl,
    clock,
    random: createSeededRandom(),
    pause: noPause,
    keys: { keys: [testKey] },
    secret: testSecret,
    session: { algorithm: 'ES256' },
    emailPassword: { hasher: fastHasher },
    emailVerification: { enabled: true, required: true },
    passwordReset: { enabled: true },
    ...storeOptions(backing),
    client: socketClient,
    log: (line) => void log.push(line),
  }
}

function featureOf(
  { tenancy, stores }: Journal,
  clock: FakeClock,
  appUrl: string,
  model: AccessModel,
): TenancyFeature {
  const { users, rateLimits } = stores
  const random = createSeededRandom('features')
  return createTenancyFeature({ tenancy, model, users, rateLimits, clock, random, appUrl })
}

/** A provider of payments that takes no money; its customers are in memory. */
function simulatorAt(clock: FakeClock, url: string, { plans }: AccessModel): Simulator {
  return createSimulator({
    ...{ plans, currency: 'usd', appUrl: url, brand: 'Test', clock, renderPdf: blankPaper },
    random: createSeededRandom('simulator'),
    store: createSimulatorStore(),
    secret: simulatorSecret,
  })
}

function inMemory(feed: FakeAccessFeed): Backing {
  const { data, ...backing } = createMemoryStores({ root: tenantRoot, onEvent: feed.publish })
  return { ...backing, tenancy: createMemoryTenancy(data, { root: tenantRoot }) }
}

function inTenants(tenancy: Tenancy, feed: FakeAccessFeed, accessDef: AccessModel): AuthOptions {
  return {
    tenant: tenantsOfDirectory(tenancy.directory),
    authorization: {
      accessDef,
      ...{ closureStore: tenancy.closure, roleStore: tenancy.roles, feed },
      ...{ subscriptionStore: tenancy.subscriptions, walletStore: tenancy.wallet },
    },
    idempotencyStore: tenancy.idempotency,
  }
}

/** What a test gives wins; a group of options is filled up, not replaced. */
function withDefaults(usual: AuthOptions, given: AuthOptions): AuthOptions {
  return {
    ...usual,
    ...given,
    session: { ...usual.session, ...given.session },
    emailPassword: { ...usual.emailPassword, ...given.emailPassword },
    emailVerification: { ...usual.emailVerification, ...given.emailVerification },
    passwordReset: { ...usual.passwordReset, ...given.passwordReset },
  }
}

function socketClient({ headers }: Pick<Request, 'headers'>) {
  const address = headers.get(addressHeader)
  return { address, key: clientKey(address), userAgent: headers.get('user-agent') ?? '' }
}

function tokenOf(mails: Mail[], kind: 'verify-email' | 'reset-password', to: string): string {
  const mail = mails.findLast((candidate) => candidate.kind === kind && candidate.to === to)
  const token = mail && 'link' in mail ? new URL(mail.link).searchParams.get('token') : null
  if (!token) throw new Error(`no ${kind} mail went to ${to}`)
  return token
}

async function userOf(stores: AuthStores, email: string): Promise<AuthUser> {
  const found = await stores.users.findByEmail(email)
  if (!found) throw new Error(`there is no account ${email}`)
  return found.user
}

function expectStatus(answer: Answer, ...expected: number[]): Answer {
  if (!expected.includes(answer.status))
    throw new Error(`expected ${expected.join(' or ')}, got ${answer.status}: ${answer.text}`)
  return answer
}
