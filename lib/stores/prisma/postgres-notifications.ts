import pg from 'pg'
import type { Notifications, Subscriber } from './notifications'

const heartbeatMs = 1_000
const answerMs = 1_000
const maxDelayMs = 3_000

type Subscriptions = Map<string, Set<Subscriber>>

/**
 * Listens on a connection of its own. A heartbeat finds a dead or hung connection within two seconds; then subscribers
 * are told, and it reconnects with growing, jittered pauses. Neither the connection nor a timer keeps the process alive.
 */
export function createPostgresNotifications(url: string): Notifications {
  const subscriptions: Subscriptions = new Map()
  let link: Link | null = null
  let retry: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false

  const connect = async (): Promise<void> => {
    clearTimeout(retry)
    const attempt = new Link(url, subscriptions, () => lose(attempt))
    link = attempt
    try {
      await attempt.open()
      failures = 0
    } catch {
      lose(attempt)
    }
  }

  const lose = (lost: Link): void => {
    lost.destroy()
    if (link !== lost) return
    link = null
    for (const subscriber of everyone(subscriptions)) subscriber.onDown?.()
    if (closed || subscriptions.size === 0) return
    const pause = Math.min(100 * 2 ** failures++, maxDelayMs)
    retry = setTimeout(() => void connect(), pause * (0.5 + Math.random() / 2)).unref()
  }

  return {
    async subscribe(channel, subscriber) {
      if (closed) throw new Error('Notifications are closed.')
      const others = subscriptions.get(channel) ?? new Set<Subscriber>()
      subscriptions.set(channel, others.add(subscriber))
      if (link) await link.add(channel, subscriber)
      else if (failures === 0) await connect()
      return async () => {
        others.delete(subscriber)
        if (others.size === 0 && subscriptions.get(channel) === others) subscriptions.delete(channel)
        if (others.size === 0) await link?.drop(channel)
      }
    },
    async close() {
      closed = true
      clearTimeout(retry)
      const last = link
      link = null
      subscriptions.clear()
      await last?.end()
    },
  }
}

/** One connection, from its opening until the first thing that goes wrong with it. */
class Link {
  private readonly client: pg.Client
  private heartbeat: NodeJS.Timeout | undefined
  private readonly opened: Promise<void>
  private markOpened: (result: Promise<void>) => void = () => undefined

  constructor(
    url: string,
    private readonly subscriptions: Subscriptions,
    private readonly onLost: () => void,
  ) {
    this.client = new pg.Client({
      connectionString: url,
      application_name: 'gatehouse listener',
      connectionTimeoutMillis: 1_200,
      query_timeout: answerMs,
      keepAlive: true,
    })
    this.opened = new Promise((resolve) => (this.markOpened = resolve))
    this.opened.catch(() => undefined)
    this.client.on('error', onLost)
    this.client.on('end', onLost)
    this.client.on('notification', ({ channel, payload }) => {
      for (const subscriber of subscriptions.get(channel) ?? []) subscriber.onMessage(payload ?? '')
    })
  }

  open(): Promise<void> {
    const opening = this.start()
    this.markOpened(opening)
    return opening
  }

  /** Joins a connection that is there already, or about to be. */
  async add(channel: string, subscriber: Subscriber): Promise<void> {
    try {
      await this.opened
      await this.listen(channel)
      await subscriber.onUp?.()
    } catch {
      this.onLost()
    }
  }

  async drop(channel: string): Promise<void> {
    await this.client.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`).catch(() => undefined)
  }

  destroy(): void {
    clearInterval(this.heartbeat)
    void this.client.end().catch(() => undefined)
  }

  async end(): Promise<void> {
    clearInterval(this.heartbeat)
    this.client.removeAllListeners('end')
    await this.client.end().catch(() => undefined)
  }

  private async start(): Promise<void> {
    await this.client.connect()
    for (const channel of this.subscriptions.keys()) await this.listen(channel)
    this.heartbeat = setInterval(() => {
      this.client.query('SELECT 1').catch(this.onLost)
    }, heartbeatMs).unref()
    unref(this.client)
    for (const subscriber of everyone(this.subscriptions)) await subscriber.onUp?.()
  }

  private async listen(channel: string): Promise<void> {
    await this.client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
  }
}

function everyone(subscriptions: Subscriptions): Subscriber[] {
  return [...subscriptions.values()].flatMap((subscribers) => [...subscribers])
}

/** Left out of pg's types. */
function unref(client: pg.Client): void {
  ;(client as pg.Client & { unref(): void }).unref()
}
