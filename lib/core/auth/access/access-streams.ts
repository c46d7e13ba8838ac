import type { Clock, Random } from '../../clock'
import type { AccessEvent } from '../../tenancy/types'
import {
  commentChunk,
  eventChunk,
  openEventStream,
  retryChunk,
  type EventStream,
  type Listener,
} from './event-stream'

/** The open streams of this instance: what changes is passed on to whom it concerns. */
export type AccessStreams = {
  open(of: Listener): ReadableStream<Uint8Array>
  /** Tells whom it concerns, and ends the streams of those who are no members any more. */
  publish(event: AccessEvent): Promise<void>
  /** Ends the streams of sessions that were revoked. */
  revoke(sessionIds: Iterable<string>): void
  /** Every 15 s: a sign of life for each stream, and a look whether session and membership still are. */
  beat(): Promise<void>
  /** Ends all streams, so that each comes back and asks anew. */
  restart(): void
  /** The same for good: a stream opened from now on ends at once. */
  close(): void
  readonly size: number
}

export type AccessStreamsOptions = {
  clock: Clock
  random: Random
  newId: () => string
  /** Whether the session lives and its person is a member. May fail: then it is asked again at the next beat. */
  isStillIn: (of: Listener) => Promise<boolean>
  /** Whether every event is sure to arrive. */
  isLive: () => boolean
}

/** How old the last look may be, in ms: as long as an access token lives. */
const checkEveryMs = 60_000
/** Tabs of one browser: more than anyone has on one product. */
const maxPerSession = 32

const alive = commentChunk('alive')
const notLive = commentChunk('changes may arrive late')
const revoked = eventChunk('revoked', {})

export function createAccessStreams(options: AccessStreamsOptions): AccessStreams {
  const { clock, random, newId, isStillIn, isLive } = options
  const byTenant = new Map<string, Set<EventStream>>()
  const bySession = new Map<string, Set<EventStream>>()
  let isClosed = false
  let isBeating = false

  const all = () => [...byTenant.values()].flatMap((streams) => [...streams])
  const forget = (stream: EventStream) => {
    take(byTenant, stream.of.tenantId, stream)
    take(bySession, stream.of.sessionId, stream)
  }
  const expel = (stream: EventStream) => {
    stream.send(revoked)
    stream.end()
  }
  const check = async (stream: EventStream) => {
    const isIn = await isStillIn(stream.of).catch(() => null)
    if (isIn === false) expel(stream)
    if (isIn) stream.checkedAt = clock.now()
  }

  return {
    open(of) {
      const { stream, body } = openEventStream(of, clock.now(), forget)
      put(byTenant, of.tenantId, stream)
      const siblings = put(bySession, of.sessionId, stream)
      // Spread, so that all who come back at once do not come at the same moment.
      stream.send(retryChunk(1_000 + (random.bytes(1)[0] ?? 0) * 12))
      stream.send(isLive() ? alive : notLive)
      if (siblings.size > maxPerSession) [...siblings][0]?.end()
      if (isClosed) stream.end()
      // Somebody may have been removed since they were let in, and before this stream could be told.
      void check(stream)
      return body
    },

    async publish({ tenantId, userId, type }) {
      const streams = tenantId === null ? all() : [...(byTenant.get(tenantId) ?? [])]
      const concerned = streams.filter(({ of }) => userId === null || of.userId === userId)
      const id = newId()
      const chunk = eventChunk('access', { type, id }, id)
      for (const stream of concerned) stream.send(chunk)
      if (type === 'membership_changed') for (const stream of concerned) await check(stream)
    },

    revoke(sessionIds) {
      for (const id of sessionIds) for (const stream of [...(bySession.get(id) ?? [])]) expel(stream)
    },

    async beat() {
      const now = clock.now()
      const streams = all()
      for (const stream of streams) stream.send(isLive() ? alive : notLive)
      if (isBeating) return
      isBeating = true
      for (const stream of streams) if (now - stream.checkedAt >= checkEveryMs) await check(stream)
      isBeating = false
    },

    restart: () => all().forEach((stream) => stream.end()),

    close() {
      isClosed = true
      all().forEach((stream) => stream.end())
    },

    get size() {
      return all().length
    },
  }
}

function put(index: Map<string, Set<EventStream>>, key: string, stream: EventStream): Set<EventStream> {
  const streams = index.get(key) ?? new Set()
  index.set(key, streams.add(stream))
  return streams
}

function take(index: Map<string, Set<EventStream>>, key: string, stream: EventStream): void {
  const streams = index.get(key)
  streams?.delete(stream)
  if (streams?.size === 0) index.delete(key)
}
