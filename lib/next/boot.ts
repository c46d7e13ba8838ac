import { readEnv, type Env } from '@/lib/config/env'
import { site } from '@/lib/config/site'
import { stampClientAddresses } from './client-stamp'
import { isRefusal, isServerDown, seededSignIns, server } from './server'

/** Starts everything before the first request, or refuses in a line or two that say what to mend. */
export async function boot(): Promise<void> {
  try {
    stampClientAddresses(readEnv().TRUSTED_PROXY_HOPS)
    await start()
  } catch (error) {
    refuse(error)
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
