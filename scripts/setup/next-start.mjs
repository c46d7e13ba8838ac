import { nextCli } from './project.mjs'

/**
 * How a production build is served. An idle connection stays open longer than the 60 s of common balancers: closed
 * first by the app, it would meet a request that is on its way. And the app ends itself (lib/next/shutdown.ts).
 *
 * @param {string | number} port
 */
export function nextStart(port) {
  return {
    args: [nextCli, 'start', '--port', String(port), '--keepAliveTimeout', '65000'],
    env: { NEXT_MANUAL_SIG_HANDLE: '1' },
  }
}
