import type { AccessSet } from '@/lib/core/access/access-set'
import type { AccessEnvironment, SetAnswer, StreamHandlers } from './access-environment'
import { AccessKeeper } from './access-keeper'
import type { PageEvent } from './keeper-environment'

/** A set that answers one question: whether a project may be deleted. `resetsAt`: a limit denies it until then. */
export function accessSet(
  canDelete: boolean,
  computedAt = '2026-03-01T12:00:00.000Z',
  resetsAt: string | null = null,
): AccessSet {
  const limit = { key: 'deletions', max: 3, consumed: 3, remaining: 0, resetsAt }
  const denied = resetsAt
    ? { reason: 'limit_reached' as const, meta: { limit } }
    : { reason: 'role_required' as const }
  return {
    tenantId: 'acme',
    catalog: 'c1',
    entitlements: {
      'project:delete': canDelete ? { allowed: true } : { allowed: false, ...denied },
    },
    flags: {},
    plan: null,
    addOns: [],
    computedAt,
  }
}

/** One browser with any number of tabs on one tenant, and its server. Runs on vitest's fake timers. */
export class FakeAccessBrowser {
  canDelete = true
  private limitResetsAt: string | null = null
  asked = 0
  renewals = 0
  /** Answers instead of the usual one, while it returns something. */
  answer: () => SetAnswer | null = () => null
  /** Refuses connections, as a server does that is down. */
  isDown = false
  /** Accepts connections and drops each so soon. */
  dropsAfterMs: number | null = null
  readonly streams = new Set<StreamHandlers>()
  connections = 0
  private readonly members = new Set<(data: unknown) => void>()
  private readonly queue: { begin: () => () => void; end: (() => void) | null }[] = []

  open(initial: AccessSet | null = accessSet(true)): FakeAccessTab {
    return new FakeAccessTab(this, initial)
  }

  /** The server changes its mind and says so. */
  change(canDelete: boolean): void {
    this.canDelete = canDelete
    for (const stream of this.streams) stream.changed()
  }

  /** A limit denies it, and is counted anew then. */
  reachLimit(resetsAt: string): void {
    this.canDelete = false
    this.limitResetsAt = resetsAt
  }

  revoke(): void {
    for (const stream of this.streams) stream.revoked()
  }

  dropStreams(): void {
    for (const stream of [...this.streams]) this.drop(stream)
  }

  private drop(stream: StreamHandlers): void {
    this.streams.delete(stream)
    stream.lost()
  }

  readonly fetchSet = async (etag: string | null): Promise<SetAnswer> => {
    this.asked += 1
    const current = String(this.canDelete)
    const resetsAt = this.limitResetsAt
    await new Promise((resolve) => setTimeout(resolve, 20))
    const special = this.answer()
    if (special) return special
    if (etag === current) return { kind: 'unchanged' }
    const set = accessSet(current === 'true', new Date().toISOString(), resetsAt)
    return { kind: 'set', set, etag: current }
  }

  readonly openStream = (handlers: StreamHandlers): (() => void) => {
    this.connections += 1
    let timer = setTimeout(() => {
      if (this.isDown) return handlers.lost()
      this.streams.add(handlers)
      handlers.opened()
      if (this.dropsAfterMs !== null) timer = setTimeout(() => this.drop(handlers), this.dropsAfterMs)
    }, 10)
    return () => {
      clearTimeout(timer)
      this.streams.delete(handlers)
    }
  }

  /** First come, first served, as with Web Locks. */
  readonly lead: AccessEnvironment['lead'] = (begin) => {
    const turn = { begin, end: null as (() => void) | null }
    this.queue.push(turn)
    this.promote()
    return () => {
      turn.end?.()
      this.queue.splice(this.queue.indexOf(turn), 1)
      this.promote()
    }
  }

  readonly connect: AccessEnvironment['connect'] = (onMessage) => {
    this.members.add(onMessage)
    return {
      post: (message) => {
        for (const other of this.members) if (other !== onMessage) setTimeout(other, 3, message)
      },
      close: () => void this.members.delete(onMessage),
    }
  }

  private promote(): void {
    const [first] = this.queue
    if (first) first.end ??= first.begin()
  }
}

export class FakeAccessTab {
  visible = true
  online = true
  redraws = 0
  ends = 0
  moves = 0
  readonly keeper: AccessKeeper
  readonly stop: () => void
  private emit: (event: PageEvent) => void = () => {}

  constructor(browser: FakeAccessBrowser, initial: AccessSet | null) {
    this.keeper = new AccessKeeper(
      {
        now: () => Date.now(),
        random: () => 0.5,
        setTimer(work, ms) {
          const timer = setTimeout(work, ms)
          return () => clearTimeout(timer)
        },
        isVisible: () => this.visible,
        isOnline: () => this.online,
        watch: (onEvent) => {
          this.emit = onEvent
          return () => (this.emit = () => {})
        },
        fetchSet: browser.fetchSet,
        openStream: browser.openStream,
        lead: browser.lead,
        connect: browser.connect,
        renewToken: async () => void (browser.renewals += 1),
        onChanged: () => (this.redraws += 1),
        onOver: () => (this.ends += 1),
        onMoved: () => (this.moves += 1),
      },
      initial,
    )
    this.stop = this.keeper.start()
  }

  get canDelete(): boolean | undefined {
    return this.keeper.getState().set?.entitlements['project:delete']?.allowed
  }

  show(visible: boolean): void {
    this.visible = visible
    this.emit('changed')
  }

  connect(online: boolean): void {
    this.online = online
    this.emit(online ? 'online' : 'changed')
  }
}
