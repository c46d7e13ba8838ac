import type { AccessSet } from '@/lib/core/access/access-set'
import {
  readAccessMessage,
  type AccessEnvironment,
  type AccessMessage,
  type SetAnswer,
} from './access-environment'
import { firstReset, resetWaitMs } from './access-reset'
import { initialAccess, isSameAccess, type AccessState } from './access-state'
import { keepStream } from './access-stream'
import { backoffMs } from './renewal-schedule'

/** Tokens are renewed at most this often for the sake of access: a session may only have so many a minute. */
const renewalGapMs = 8_000

/**
 * Keeps what one tab knows of its person's rights current: one tab of the browser listens to the access events, and each
 * event makes all that are looked at ask again. Hidden tabs do nothing until they are shown. Knows no framework: the
 * browser is an argument. Making one has no effect until `start`.
 */
export class AccessKeeper {
  private state: AccessState
  private etag: string | null = null
  private fetching: Promise<void> | null = null
  private again = false
  private failures = 0
  private renewedAt: number | null = null
  private running = false
  private awake = false
  private hasSlept = false
  private hasMoved = false
  private resign = () => {}
  private cancelRetry = () => {}
  private cancelReset = () => {}
  private cancelRenewal: (() => void) | null = null
  private post: (message: AccessMessage) => void = () => {}
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly environment: AccessEnvironment,
    initial: AccessSet | null,
  ) {
    this.state = initialAccess(initial)
  }

  readonly getState = (): AccessState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Begins to keep the set, and returns what ends that. May be started again. */
  start(): () => void {
    this.running = true
    const channel = this.environment.connect((data) => this.hear(data))
    const unwatch = this.environment.watch(() => this.plan())
    this.post = channel.post
    this.plan()
    return () => {
      this.running = false
      this.plan()
      this.post = () => {}
      unwatch()
      channel.close()
    }
  }

  /** Takes over the set of a newly drawn page, unless this tab knows a later one. */
  adopt(set: AccessSet): void {
    const known = this.state.set
    if (this.state.status === 'over' || (known && known.computedAt >= set.computedAt)) return
    this.etag = null
    this.learn({ status: 'ready', set })
    this.awaitReset()
  }

  /** Wakes or sleeps, as the page is looked at or not. */
  private plan(): void {
    const { environment } = this
    const isKept = this.running && !this.hasMoved && this.state.status !== 'over'
    const awake = isKept && environment.isVisible() && environment.isOnline()
    if (awake === this.awake) return
    this.awake = awake
    if (awake) {
      this.awaitReset()
      void this.catchUp(this.hasSlept)
      this.resign = environment.lead(() => this.listen())
    } else {
      this.hasSlept = true
      this.resign()
      this.cancelRetry()
      this.cancelReset()
      this.cancelRenewal?.()
      this.cancelRenewal = null
    }
  }

  private listen(): () => void {
    return keepStream(this.environment, {
      onOpened: (isFirst) => void this.catchUp(!isFirst),
      onChanged: () => void this.spread(),
      onRevoked: () => this.announceEnd(),
      beforeOpen: async () => {
        await (this.fetching ?? this.ask())
        return this.awake
      },
    })
  }

  /** An event: the set and the token first, so that whatever asks next is answered by the new rights. */
  private async spread(): Promise<void> {
    await Promise.all([this.ask(), this.renew()])
    if (!this.awake) return
    this.environment.onChanged()
    this.post({ type: 'changed' })
  }

  /** `redraw`: something may have been missed that the set does not show, such as a role on a single thing. */
  private async catchUp(redraw: boolean): Promise<void> {
    const before = this.state
    await this.ask()
    if (this.awake && (redraw || this.state !== before)) this.environment.onChanged()
  }

  private hear(data: unknown): void {
    const message = readAccessMessage(data)
    if (message?.type === 'over') this.end()
    if (message?.type === 'changed' && this.awake) void this.catchUp(true)
  }

  /** Asks for the set. What happens while an answer is under way makes it ask once more. */
  private ask(): Promise<void> {
    if (this.fetching) this.again = true
    this.fetching ??= this.askUntilCurrent().finally(() => (this.fetching = null))
    return this.fetching
  }

  private async askUntilCurrent(): Promise<void> {
    do {
      this.again = false
      this.cancelRetry()
      this.take(await this.environment.fetchSet(this.etag))
      this.awaitReset()
    } while (this.again && this.awake)
  }

  private take(answer: SetAnswer): void {
    if (answer.kind === 'over') return this.announceEnd()
    if (answer.kind === 'moved') return this.move()
    if (answer.kind === 'failed') return this.retryLater(answer.retryAfterMs)
    this.failures = 0
    if (answer.kind === 'unchanged' || this.state.status === 'over') return
    this.etag = answer.etag
    const isNews = !this.state.set || !isSameAccess(this.state.set, answer.set)
    if (isNews) this.learn({ status: 'ready', set: answer.set })
  }

  /** Nobody tells when a period ends: a page that a limit has closed asks again by itself. */
  private awaitReset(): void {
    const { environment } = this
    this.cancelReset()
    const resetsAt = this.awake && this.state.set ? firstReset(this.state.set) : null
    if (resetsAt === null) return
    this.cancelReset = environment.setTimer(
      () => (environment.now() < resetsAt ? this.awaitReset() : void this.catchUp(false)),
      resetWaitMs(resetsAt, environment.now(), environment.random()),
    )
  }

  private retryLater(retryAfterMs: number | null): void {
    if (!this.awake) return
    this.failures += 1
    const pause = backoffMs(this.failures, retryAfterMs, this.environment.random())
    this.cancelRetry = this.environment.setTimer(() => void this.catchUp(true), pause)
  }

  /** At once when the last time is long enough ago; else later, once for all that happens until then. */
  private async renew(): Promise<void> {
    if (this.cancelRenewal) return
    const now = this.environment.now()
    const waitMs = this.renewedAt === null ? 0 : this.renewedAt + renewalGapMs - now
    // A time that lies further ahead than the gap means the clock was set back.
    if (waitMs <= 0 || waitMs > renewalGapMs) {
      this.renewedAt = now
      await this.environment.renewToken()
      return
    }
    this.cancelRenewal = this.environment.setTimer(() => {
      this.cancelRenewal = null
      void this.spread()
    }, waitMs)
  }

  private move(): void {
    this.hasMoved = true
    this.plan()
    this.environment.onMoved()
  }

  private announceEnd(): void {
    if (this.state.status === 'over') return
    this.post({ type: 'over' })
    this.end()
  }

  private end(): void {
    if (this.state.status === 'over') return
    this.learn({ status: 'over', set: null })
    this.plan()
    this.environment.onOver()
  }

  private learn(state: AccessState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
