import type { KeeperEnvironment, PageEvent } from './keeper-environment'
import { SessionKeeper } from './session-keeper'
import type { InitialSession, SessionUser } from './session-state'

export const ada: SessionUser = { id: 'ada', email: 'ada@example.com', name: 'Ada', emailVerified: true }

/** A server whose clock may be off, and whose next answers may be scripted. Counts what it is asked. */
export class FakeServer {
  requests: { path: string; at: number }[] = []
  offsetMs = 0
  latencyMs = 30
  user: SessionUser = ada
  /** Answers instead of the usual one, while it returns something. */
  answer: (path: string) => Response | Promise<Response> | null = () => null

  constructor(readonly now: () => number) {}

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    this.requests.push({ path, at: this.now() })
    await new Promise<void>((resolve, reject) => {
      setTimeout(resolve, this.latencyMs)
      init.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    })
    const special = this.answer(path)
    if (special) return special
    if (path === '/api/auth/signout') return new Response(null, { status: 204 })
    return this.renewed()
  }

  renewed(): Response {
    const now = this.now() + this.offsetMs
    const body = { user: this.user, expiresAt: new Date(now + 60_000).toISOString() }
    return Response.json(body, { headers: { Date: new Date(now).toUTCString() } })
  }
}

export function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message: 'Refused.' } }, { status, headers })
}

/** One browser with any number of tabs, which share locks and channel but nothing else. Runs on vitest's fake timers. */
export class FakeBrowser {
  readonly server = new FakeServer(() => Date.now())
  /** What the device's clock is off by. */
  clockMs = 0
  /** How long a message between tabs is under way. */
  messageMs = 3
  private seed = 1
  private readonly members = new Set<(data: unknown) => void>()
  private queue: Promise<unknown> = Promise.resolve()

  open(initial: InitialSession | null = { user: ada, expiresInMs: 60_000 }): FakeTab {
    return new FakeTab(this, initial)
  }

  /** A page whose server did not look for a session. */
  openUnasked(): FakeTab {
    return new FakeTab(this, undefined)
  }

  openMany(count: number): FakeTab[] {
    return Array.from({ length: count }, () => this.open())
  }

  /** The same numbers in every run (a linear congruential generator). */
  readonly random = (): number => {
    this.seed = (this.seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return this.seed / 2 ** 32
  }

  readonly exclusive = (work: () => Promise<void>): Promise<void> => {
    const turn = this.queue.then(work)
    this.queue = turn.catch(() => {})
    return turn
  }

  readonly connect: KeeperEnvironment['connect'] = (onMessage) => {
    const member = (data: unknown) => onMessage(data)
    this.members.add(member)
    const deliver = (data: unknown) => {
      for (const other of this.members) if (other !== member) other(structuredClone(data))
    }
    return {
      post: (message) => void setTimeout(deliver, this.messageMs, message),
      close: () => void this.members.delete(member),
    }
  }
}

export class FakeTab {
  visible = true
  online = true
  readonly ended: string[] = []
  userChanges = 0
  readonly keeper: SessionKeeper
  readonly stop: () => void
  private emit: (event: PageEvent) => void = () => {}

  constructor(browser: FakeBrowser, initial: InitialSession | null | undefined) {
    this.keeper = new SessionKeeper(
      {
        now: () => Date.now() + browser.clockMs,
        random: browser.random,
        setTimer(work, ms) {
          const timer = setTimeout(work, ms)
          return () => clearTimeout(timer)
        },
        fetch: (path, init) =>
          this.online ? browser.server.fetch(path, init) : Promise.reject(new TypeError()),
        exclusive: browser.exclusive,
        connect: browser.connect,
        isVisible: () => this.visible,
        isOnline: () => this.online,
        watch: (onEvent) => {
          this.emit = onEvent
          return () => (this.emit = () => {})
        },
        onEnded: (reason) => this.ended.push(reason),
        onUserChanged: () => (this.userChanges += 1),
      },
      initial,
    )
    this.stop = this.keeper.start()
  }

  get status() {
    return this.keeper.getState().status
  }

  show(visible: boolean): void {
    this.visible = visible
    this.emit('changed')
  }

  connect(online: boolean): void {
    this.online = online
    this.emit(online ? 'online' : 'changed')
  }

  restore(): void {
    this.emit('restored')
  }
}
