import type { KeeperEnvironment } from './keeper-environment'
import { channelLock, webLock, type Exclusive } from './tab-lock'

/** The real browser. Nothing of it is touched before the keeper starts, so it can be made while rendering on a server. */
export function browserEnvironment(
  callbacks: Pick<KeeperEnvironment, 'onEnded' | 'onUserChanged'>,
): KeeperEnvironment {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    setTimer,
    fetch: (path, init) => fetch(path, init),
    exclusive: (work) => tabLock()(work),
    connect: (onMessage) => joinTabs('gatehouse:session', onMessage),
    isVisible: () => document.visibilityState === 'visible',
    isOnline: () => navigator.onLine,
    watch,
    ...callbacks,
  }
}

/** The same name for every version of the code, so that tabs opened before a deployment still take turns. */
const lockName = 'gatehouse:refresh'

function tabLock(): Exclusive {
  // Absent outside secure contexts, whatever the types say.
  const locks: LockManager | undefined = navigator.locks
  if (locks) return webLock(locks, lockName)
  if (typeof BroadcastChannel === 'undefined') return (work) => work()
  return channelLock(lockName, {
    openChannel: (name) => new BroadcastChannel(name),
    setTimer,
    random: () => Math.random(),
  })
}

/** Speaks with the other tabs that join under the same name. */
export function joinTabs(name: string, onMessage: (data: unknown) => void) {
  if (typeof BroadcastChannel === 'undefined') return { post() {}, close() {} }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data)
  return { post: (message: unknown) => channel.postMessage(message), close: () => channel.close() }
}

/** Tells of what happens to the page as a whole, until the function returned is called. */
export function watch(onEvent: Parameters<KeeperEnvironment['watch']>[0]): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const changed = () => onEvent('changed')
  document.addEventListener('visibilitychange', changed, { signal })
  window.addEventListener('focus', changed, { signal })
  window.addEventListener('offline', changed, { signal })
  window.addEventListener('online', () => onEvent('online'), { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && onEvent('restored'), { signal })
  return () => stop.abort()
}

/** Returns what cancels it. */
export function setTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
