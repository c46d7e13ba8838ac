import type { KeeperEnvironment, PageEvent } from './keeper-environment'
import { RenewalSchedule, wasSetBack } from './renewal-schedule'
import { longestLifeMs, postInit, requestRenewal } from './request-renewal'
import { readSessionMessage, type SessionMessage } from './session-message'
import {
  initialState,
  type EndReason,
  type InitialSession,
  type Lease,
  type SessionState,
} from './session-state'

const timeoutMs = 15_000

/** The tab that asked keeps the lock this much longer, so that its news is everywhere before the next tab's turn. */
const lingerMs = 1_000

/**
 * Keeps one tab's session alive: renews the access token ahead of its end, once over all tabs, and carries sign-outs and
 * revocations between them. Knows no framework: the browser is an argument. Making one has no effect until `start`.
 */
export class SessionKeeper {
  private state: SessionState
  private lease: Lease | null
  private readonly schedule: RenewalSchedule
  /** Counts what this tab learned about the session: a tab that waited its turn sees that its question is answered. */
  private news = 0
  private renewal: { promise: Promise<boolean>; settle: (renewed: boolean) => void } | null = null
  private renewedAt: number | null = null
  private ended: { at: number; reason: EndReason | null } | null = null
  private running = false
  private cancelTimer = () => {}
  private post: (message: SessionMessage) => void = () => {}
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly environment: KeeperEnvironment,
    private initial: InitialSession | null | undefined,
  ) {
    this.schedule = new RenewalSchedule(environment.now, environment.random)
    this.state = initialState(initial)
    this.lease = initial ? this.leaseOf(initial) : null
  }

  readonly getState = (): SessionState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Begins to keep the session, and returns what ends that. May be started again. */
  start(): () => void {
    this.running = true
    const channel = this.environment.connect((data) => this.hear(data))
    const unwatch = this.environment.watch((event) => this.notice(event))
    this.post = channel.post
    this.announce()
    this.plan()
    return () => {
      this.running = false
      this.post = () => {}
      this.cancelTimer()
      unwatch()
      channel.close()
    }
  }

  /** Takes over what a newly drawn page says. The same object again is no news. */
  adopt(initial: InitialSession | null | undefined): void {
    if (initial === this.initial || initial === undefined) return
    this.initial = initial
    if (initial) {
      this.hold(this.leaseOf(initial))
      this.announce()
    } else this.end(null)
    this.plan()
  }

  /** Asks for a new token, or joins a tab that is asking. True when there is a new token afterwards. Never rejects. */
  refresh(): Promise<boolean> {
    return this.schedule.isHeld() ? Promise.resolve(false) : this.renew()
  }

  /** For a request sent at `sentAt` and answered with 401: true when the token is newer now, so that it may be repeated. */
  async recover(sentAt: number): Promise<boolean> {
    if (this.state.status === 'unauthenticated') return false
    return (this.renewedAt !== null && this.renewedAt > sentAt) || this.refresh()
  }

  /** Ends the session on the server and in all tabs. Rejects, with the session as it was, when the server did not. */
  async signOut(): Promise<void> {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await this.environment.fetch('/api/auth/signout', { ...postInit, signal })
    if (!response.ok && response.status !== 401)
      throw new Error(`signing out was answered with ${response.status}`)
    this.announceEnd('signed-out')
  }

  private renew(): Promise<boolean> {
    if (this.renewal) return this.renewal.promise
    let settle: (renewed: boolean) => void = () => {}
    const promise = new Promise<boolean>((resolve) => (settle = resolve))
    const renewal = { promise, settle }
    this.renewal = renewal
    this.cancelTimer()
    void this.takeTurn(this.news)
      .catch(() => this.fail(null))
      .finally(() => {
        settle(false)
        if (this.renewal === renewal) this.renewal = null
        this.plan()
      })
    return promise
  }

  /** `asked` is the news when this tab began to wait: if there is more by now, another tab was faster. */
  private takeTurn(asked: number): Promise<void> {
    return this.environment.exclusive(async () => {
      if (this.news !== asked) return
      await this.ask()
      await new Promise<void>((resolve) => this.environment.setTimer(resolve, lingerMs))
    })
  }

  private async ask(): Promise<void> {
    const { environment, ended } = this
    const abort = new AbortController()
    const cancel = environment.setTimer(() => abort.abort(), timeoutMs)
    this.schedule.asked()
    const result = await requestRenewal(environment.fetch, environment.now, abort.signal)
    cancel()
    if (result.kind === 'ended') return this.announceEnd(result.reason)
    // A sign-out overtook the answer.
    if (this.ended !== ended) return
    if (result.kind === 'renewed') {
      if (this.take(result.lease)) this.announce()
    } else {
      this.fail(result.retryAfterMs)
    }
  }

  private hear(data: unknown): void {
    const message = readSessionMessage(data)
    if (message?.type === 'renewed') {
      // One sent before the end, and heard after it, would bring the session back to life.
      if (!this.ended || message.at > this.ended.at) this.take(message.lease)
    } else if (message?.type === 'ended' && message.userId === this.lease?.user.id) this.end(message.reason)
    else if (message?.type === 'failed' && this.lease) {
      this.schedule.follow(message.pause)
      this.learn(this.state, false)
    }
    this.plan()
  }

  /** Holds the lease unless it is older than what this tab has. */
  private take(lease: Lease): boolean {
    const before = this.lease
    const isComparable = before?.user.id === lease.user.id && !wasSetBack(before, this.environment.now())
    if (isComparable && lease.endsAt <= before.endsAt) return false
    this.hold(lease)
    if (before && before.user.id !== lease.user.id) this.environment.onUserChanged()
    return true
  }

  private notice(event: PageEvent): void {
    if (event === 'online') this.schedule.online()
    // A page from the back-forward cache slept through everything: only the server knows. If it was left because the
    // session ended, it must not stay on the screen.
    if (event === 'restored' && this.state.status !== 'unauthenticated') void this.refresh()
    else if (event === 'restored' && this.ended?.reason) this.environment.onEnded(this.ended.reason)
    this.plan()
  }

  private hold(lease: Lease): void {
    this.lease = lease
    this.renewedAt = this.environment.now()
    this.schedule.reset()
    this.learn({ status: 'authenticated', user: lease.user }, true)
  }

  private fail(retryAfterMs: number | null): void {
    const pause = this.schedule.failed(retryAfterMs)
    this.post({ type: 'failed', at: this.environment.now(), pause })
    this.learn(this.state, false)
  }

  private announce(): void {
    if (this.lease) this.post({ type: 'renewed', at: this.environment.now(), lease: this.lease })
  }

  private announceEnd(reason: EndReason): void {
    const userId = this.lease?.user.id
    if (userId) this.post({ type: 'ended', at: this.environment.now(), userId, reason })
    this.end(reason)
  }

  /** Without a reason the page itself already says so, and nobody has to be led anywhere. */
  private end(reason: EndReason | null): void {
    const wasSignedIn = this.lease !== null
    this.lease = null
    this.ended = { at: this.environment.now(), reason: wasSignedIn ? reason : null }
    this.schedule.reset()
    this.learn({ status: 'unauthenticated', user: null }, false)
    if (this.ended.reason) this.environment.onEnded(this.ended.reason)
  }

  private learn(state: SessionState, renewed: boolean): void {
    this.news += 1
    this.renewal?.settle(renewed)
    this.renewal = null
    if (this.state.status === state.status && JSON.stringify(this.state.user) === JSON.stringify(state.user))
      return
    this.state = state
    for (const listener of this.listeners) listener()
  }

  /** Sets the one timer anew, if there is anything to wait for. */
  private plan(): void {
    this.cancelTimer()
    const { environment, lease } = this
    const isIdle = !this.running || this.renewal !== null || this.state.status === 'unauthenticated'
    if (isIdle || !environment.isVisible() || !environment.isOnline()) return
    const ms = this.schedule.waitMs(lease)
    if (ms === 0) void this.renew()
    else this.cancelTimer = environment.setTimer(() => this.plan(), ms)
  }

  private leaseOf(initial: InitialSession): Lease {
    const now = this.environment.now()
    const seenAt = firstSeen.get(initial) ?? now
    firstSeen.set(initial, seenAt)
    const lifeMs = Math.min(longestLifeMs, Math.max(0, initial.expiresInMs))
    return { user: initial.user, lifeMs, endsAt: seenAt + lifeMs }
  }
}

/** A router may show the same drawing of a page again, minutes later: its session has not become younger. */
const firstSeen = new WeakMap<InitialSession, number>()
