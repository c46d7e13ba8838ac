import type { Env } from '@/lib/config/env'
import type { Finding } from './finding'

/** The address people use, and the proxies before it. */
export function checkWeb(env: Partial<Env>): Finding[] {
  return [address(env), proxies(env)].filter((finding) => finding !== null)
}

function address({ APP_URL, mode }: Partial<Env>): Finding | null {
  if (!APP_URL) return null
  const text = `${APP_URL}: links in mail and the check of the Origin are built on it`
  return {
    part: 'APP_URL',
    state: 'well',
    text,
    ...(mode === 'development' && { advice: 'In production: its https:// address.' }),
  }
}

function proxies({ TRUSTED_PROXY_HOPS = 0, mode }: Partial<Env>): Finding {
  const part = 'Proxies'
  if (TRUSTED_PROXY_HOPS > 0) {
    const place =
      TRUSTED_PROXY_HOPS === 1 ? 'the last address' : `address ${TRUSTED_PROXY_HOPS} from the right`
    return { part, state: 'well', text: `${TRUSTED_PROXY_HOPS}: a client is ${place} of X-Forwarded-For` }
  }
  const text = 'none: a client is the address of the socket'
  const advice =
    'Behind proxies, set TRUSTED_PROXY_HOPS to their number: without it they share one rate limit.'
  return {
    part,
    state: mode === 'production' ? 'note' : 'well',
    text,
    ...(mode === 'production' && { advice }),
  }
}
