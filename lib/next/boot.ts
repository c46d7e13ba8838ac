import { readEnv, type Env } from '@/lib/config/env'
import { site } from '@/lib/config/site'
import { followAnswers } from './answer-status'
import { stampClientAddresses } from './client-stamp'
import { watchRequests } from './open-requests'
import { stampPrefetches } from './prefetch-stamp'
import { endStreams, isRefusal, isServerDown, seededSignIns, server, stopServer } from './server'
import { stopOnSignals } from './shutdown'

/** Starts everything before the first request, or refuses in a line or two that say what to mend. */
export async function boot(): Promise<void> {
  try {
    const env = readEnv()
    stampClientAddresses(env.TRUSTED_PROXY_HOPS)
    followAnswers()
    stampPrefetches()
    handleSignals(env)
    await start()
  } catch (error) {
    refuse(error)
  }
}

function handleSignals(env: Env): void {
  if (env.NEXT_MANUAL_SIG_HANDLE) {
    const requests = watchRequests()
    stopOnSignals({ requests, drainMs: env.SHUTDOWN_DRAIN_MS, endStreams, stop: stopServer })
  } else if (env.mode === 'production') {
    console.warn('Without NEXT_MANUAL_SIG_HANDLE=1 a restart can fail requests. npm start sets it.')
  }
}

async function start(): Promise<void> {
  try {
    const { env } = await server()
    if (env.mode !== 'production') console.log(banner(env))
  } catch (error) {
    // A database that is down now may be up in a minute: requests are answered 503 until then.
    if (!isServerDown(error)) throw error
    console.error('The database cannot be reached yet. Serving 503 until it can.')
  }
}

function refuse(error: unknown): never {
  if (!isRefusal(error)) {
    console.error(error)
    process.exit(1)
  }
  console.error(`\n${site.name} cannot start:\n${error.message.replace(/^/gm, '  ')}\n`)
  process.exit(1)
}

function banner({ APP_URL: url, MAIL_TRANSPORT }: Env): string {
  const width = Math.max(...seededSignIns.map(({ email }) => email.length))
  const signIns = seededSignIns.map(
    ({ email, password }) => `             ${email.padEnd(width)}  ${password}`,
  )
  return [
    '',
    `  ${site.name} is ready`,
    `  App        ${url}`,
    ...(MAIL_TRANSPORT === 'mailbox' ? [`  Mailbox    ${url}/dev/mail`] : []),
    `  API        ${url}/docs/api`,
    '  Sign in    with one of the seeded accounts:',
    ...signIns,
    '',
  ].join('\n')
}
