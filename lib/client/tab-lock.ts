/** Runs `work` while no other tab of this origin runs its own under the same name. */
export type Exclusive = (work: () => Promise<void>) => Promise<void>

/** The part of `navigator.locks` that is used. */
export type Locks = { request(name: string, work: () => Promise<void>): Promise<unknown> }

export type LockChannel = {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => void) | null
  close(): void
}

type Environment = {
  openChannel(name: string): LockChannel
  setTimer(work: () => void, ms: number): () => void
  random(): number
}

/** How long a claim stands before it is taken as granted: far more than a message takes, even between busy tabs. */
const claimMs = 300

/** How long to wait for a tab that holds the lock and may be gone. Longer than any of its work. */
const patienceMs = 20_000

/** Web Locks: the browser gives the lock on when a tab is closed or crashes. */
export function webLock(locks: Locks, name: string): Exclusive {
  return async (work) => {
    await locks.request(name, work)
  }
}

/**
 * For browsers without Web Locks, and pages that are no secure context: tabs claim their turn over a BroadcastChannel,
 * and of simultaneous claims the lowest wins. Whoever is ahead answers a claim with `busy`. Not a mutual exclusion in the
 * strict sense (a frozen tab may answer late), which is enough here: the server gives concurrent callers the same token.
 */
export function channelLock(name: string, environment: Environment): Exclusive {
  return async (work) => {
    while (!(await tryTurn(name, environment, work))) {
      await released(name, environment)
    }
  }
}

async function tryTurn(name: string, environment: Environment, work: () => Promise<void>): Promise<boolean> {
  const channel = environment.openChannel(name)
  const ticket = environment.random()
  let holding = false
  let behind = false
  channel.onmessage = ({ data }: MessageEvent<{ type?: unknown; ticket?: unknown }>) => {
    if (data.type === 'claim' && typeof data.ticket === 'number') {
      if (holding || ticket < data.ticket) channel.postMessage({ type: 'busy', ticket: data.ticket })
      else behind = true
    } else if (data.type === 'busy' && data.ticket === ticket) behind = true
  }
  try {
    channel.postMessage({ type: 'claim', ticket })
    await new Promise<void>((resolve) => environment.setTimer(resolve, claimMs))
    if (behind) return false
    holding = true
    await work()
    return true
  } finally {
    if (holding) channel.postMessage({ type: 'released' })
    channel.close()
  }
}

function released(name: string, { openChannel, setTimer }: Environment): Promise<void> {
  return new Promise((resolve) => {
    const channel = openChannel(name)
    const finish = () => {
      cancel()
      channel.close()
      resolve()
    }
    const cancel = setTimer(finish, patienceMs)
    channel.onmessage = ({ data }: MessageEvent<{ type?: unknown }>) => {
      if (data.type === 'released') finish()
    }
  })
}
