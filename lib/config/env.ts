import { z } from 'zod'
import { createEnv, EnvironmentError } from './create-env'

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const schema = z.object({
  NODE_ENV: z.string().optional(),
  /** Set by `npm run preview`: a production build with development defaults. */
  GATEHOUSE_PREVIEW: flag.optional(),
  /** Where the embedded database and the development keys live. */
  GATEHOUSE_DATA_DIR: z.string().default('.data'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3_000),
  APP_URL: z.url({ protocol: /^https?$/, error: 'must be a URL such as https://app.example.com' }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }).optional(),
  /** Whether the database, too, keeps tenants apart; auto: wherever its user may make, or has, the role for it. */
  DATABASE_RLS: z.enum(['on', 'off', 'auto']).default('auto'),
  MIGRATE_ON_START: flag.optional(),
  AUTH_KEYS: z.string().optional(),
  AUTH_PRIVATE_KEY: z.string().optional(),
  AUTH_PUBLIC_KEY: z.string().optional(),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  /** How long an instance that was told to end still serves, so that a balancer can turn away from it. */
  SHUTDOWN_DRAIN_MS: z.coerce.number().int().min(0).max(120_000).optional(),
  /** Next's own: set, the app handles signals itself (lib/next/shutdown.ts). The scripts that serve a build set it. */
  NEXT_MANUAL_SIG_HANDLE: z.string().optional(),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_TRANSPORT: z.enum(['resend', 'mailbox']).optional(),
  /** With both, plans are sold through Stripe; without, nothing is. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w+$/, 'must be a secret key, sk_…, or a restricted one, rk_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, 'must be a signing secret, whsec_…')
    .optional(),
  STRIPE_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  /** Who runs the product, over all organizations: addresses of accounts, with commas between them. */
  SUPER_ADMINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((address) => address.trim().toLowerCase())
        .filter(Boolean),
    )
    .refine(
      (all) => all.every((address) => z.email().safeParse(address).success),
      'must be email addresses with commas between them',
    ),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Mode = 'development' | 'preview' | 'production'
export type Env = Omit<z.output<typeof schema>, 'APP_URL' | 'MAIL_TRANSPORT' | 'SHUTDOWN_DRAIN_MS'> & {
  mode: Mode
  APP_URL: string
  MAIL_TRANSPORT: 'resend' | 'mailbox'
  SHUTDOWN_DRAIN_MS: number
}

/**
 * The environment, checked as a whole. Production is a production build whose APP_URL is not this machine: there nothing
 * may be missing. Throws EnvironmentError naming every variable to mend.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const env = createEnv(schema, source)
  const isBuilt = env.NODE_ENV === 'production'
  if (isBuilt && !env.GATEHOUSE_PREVIEW && !env.APP_URL) {
    throw new EnvironmentError([
      'APP_URL: is not set. Production needs the https:// address people use (or run npm run preview).',
    ])
  }
  const APP_URL = new URL(env.APP_URL ?? `http://localhost:${env.PORT}`).origin
  const mode = modeOf(isBuilt, APP_URL)
  const MAIL_TRANSPORT = env.MAIL_TRANSPORT ?? (env.RESEND_API_KEY ? 'resend' : 'mailbox')
  const SHUTDOWN_DRAIN_MS = env.SHUTDOWN_DRAIN_MS ?? (mode === 'production' ? 5_000 : 0)
  const complete = { ...env, APP_URL, MAIL_TRANSPORT, SHUTDOWN_DRAIN_MS, mode }
  const problems = problemsOf(complete, env.MAIL_TRANSPORT)
  if (problems.length) throw new EnvironmentError(problems)
  return complete
}

function modeOf(isBuilt: boolean, appUrl: string): Mode {
  if (!isBuilt) return 'development'
  return isLocal(new URL(appUrl).hostname) ? 'preview' : 'production'
}

function isLocal(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  )
}

function problemsOf(env: Env, chosenTransport: string | undefined): string[] {
  const problems: (string | false | undefined)[] = [
    Boolean(env.AUTH_PRIVATE_KEY) !== Boolean(env.AUTH_PUBLIC_KEY) &&
      `${env.AUTH_PRIVATE_KEY ? 'AUTH_PUBLIC_KEY' : 'AUTH_PRIVATE_KEY'}: is not set, and the two keys are given together.`,
    env.MAIL_TRANSPORT === 'resend' &&
      !env.RESEND_API_KEY &&
      'RESEND_API_KEY: is not set, and MAIL_TRANSPORT is resend.',
    env.MAIL_TRANSPORT === 'resend' &&
      !env.MAIL_FROM &&
      'MAIL_FROM: is not set. Resend needs a sender such as "Acme <hello@acme.com>".',
    Boolean(env.STRIPE_SECRET_KEY) !== Boolean(env.STRIPE_WEBHOOK_SECRET) &&
      `${env.STRIPE_SECRET_KEY ? 'STRIPE_WEBHOOK_SECRET' : 'STRIPE_SECRET_KEY'}: is not set, and Stripe needs both.`,
    ...(env.mode === 'production' ? productionProblems(env, chosenTransport) : []),
  ]
  return problems.filter((problem): problem is string => typeof problem === 'string')
}

function productionProblems(env: Env, chosenTransport: string | undefined): (string | false)[] {
  return [
    !env.APP_URL.startsWith('https://') &&
      `APP_URL: must begin with https:// in production, not ${env.APP_URL}.`,
    !env.DATABASE_URL && 'DATABASE_URL: is not set. Production needs a postgresql:// URL.',
    !env.AUTH_KEYS &&
      !env.AUTH_PRIVATE_KEY &&
      'AUTH_KEYS: is not set. Make a key set with npm run keys:rotate.',
    !env.AUTH_SECRET && 'AUTH_SECRET: is not set. Make one with openssl rand -base64 32.',
    !env.RESEND_API_KEY && !chosenTransport && 'RESEND_API_KEY: is not set. Without it mail reaches nobody.',
  ]
}
