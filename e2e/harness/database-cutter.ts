import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { createClientFramer, createServerFramer, sqlOf, type Frame } from './database-cutter-frames'

/**
 * `before`: the message never arrives. `after`: it arrives, and the client is gone before the answer. `reply-lost`: the
 * server has done it and said so, and the client never hears it.
 */
export type When = 'before' | 'after' | 'reply-lost'

/**
 * `type`: its letter, `startup` for the first. `sql`: of the statement that it is a part of. `isInside`: of a transaction that
 * was begun before it and goes on after it.
 */
export type Message = { type: string; sql: string | null; isInside: boolean }

export type Cutter = {
  /** The database, through the cutter. */
  url: string
  /**
   * Cuts one connection at the k-th message that clients send from now on, counted over all of them from 1. `of`: counts
   * these alone, whatever is sent between them.
   */
  cutAt(k: number, options?: { when?: When; of?: (message: Message) => boolean }): void
  /** As a hung server: connections stay and are still accepted, and nothing passes in either direction. */
  stall(): void
  /** As a stopped server: every connection breaks, and each new one at once. */
  refuse(): void
  /** Everything passes again, and messages are counted from 0. Resolves when the server is done with what was cut. */
  heal(): Promise<void>
  /** What clients have sent since the last `heal` or `cutAt`. */
  messages(): readonly Message[]
  stop(): Promise<void>
}

type Cut = { k: number; when: When; of: (message: Message) => boolean }
type Pair = { client: Socket; server: Socket; lost: boolean; ended: Promise<void> }

/** A proxy before a real Postgres that a test cuts, stalls or refuses in a line. */
export async function startCutter(databaseUrl: string): Promise<Cutter> {
  const target = new URL(databaseUrl)
  const pairs = new Set<Pair>()
  let state: 'open' | 'stalled' | 'refusing' = 'open'
  let cut: Cut | null = null
  let sent: Message[] = []

  const listener = createServer((client) => {
    if (state === 'refusing') return client.destroy()
    const server = connect(Number(target.port || 5432), target.hostname)
    let sql: string | null = null
    let hasBegun = false
    const pair = joined(client, server, (frame) => {
      // A goodbye asks for nothing, and comes whenever a connection before the fault happens to close.
      if (frame.type === 'X') return null
      sql = sqlOf(frame) ?? sql
      const begins = /^BEGIN\b/i.test(sql ?? '')
      const ends = /^(COMMIT|ROLLBACK)\b(?! TO)/i.test(sql ?? '')
      const message = { type: frame.type, sql, isInside: hasBegun && !begins && !ends }
      hasBegun = (hasBegun || begins) && !ends
      sent.push(message)
      return cut?.of(message) && cut.k === sent.filter(cut.of).length ? cut.when : null
    })
    pairs.add(pair)
    void pair.ended.then(() => pairs.delete(pair))
    if (state === 'stalled') pause(pair)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((listener.address() as AddressInfo).port)

  return {
    url: url.href,
    messages: () => sent,
    cutAt(k, { when = 'before', of = () => true } = {}) {
      cut = { k, when, of }
      sent = []
    },
    stall() {
      state = 'stalled'
      for (const pair of pairs) pause(pair)
    },
    refuse() {
      state = 'refusing'
      for (const pair of pairs) sever(pair)
    },
    async heal() {
      state = 'open'
      cut = null
      for (const { client, server } of pairs) for (const socket of [client, server]) socket.resume()
      await Promise.all([...pairs].filter(({ lost }) => lost).map(({ ended }) => ended))
      sent = []
    },
    async stop() {
      for (const pair of pairs) sever(pair)
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

/** Passes messages on in both directions, until `judge` says of one of the client's that it is the last. */
function joined(client: Socket, server: Socket, judge: (frame: Frame) => When | null): Pair {
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const pair: Pair = { client, server, lost: false, ended }
  const fromClient = createClientFramer()
  const fromServer = createServerFramer(fromClient)
  let isDeaf = false
  client.on('data', (chunk: Buffer) => {
    // Those that came together go on together; one that is cut away keeps none before it from arriving.
    server.cork()
    for (const frame of fromClient.push(chunk)) {
      if (pair.lost) break
      const verdict = judge(frame)
      if (verdict !== 'before') server.write(frame.bytes)
      if (verdict === 'reply-lost') isDeaf = true
      else if (verdict !== null) sever(pair)
    }
    server.uncork()
  })
  server.on('data', (chunk: Buffer) => {
    client.cork()
    for (const frame of fromServer.push(chunk)) {
      // The server is done and waits: ReadyForQuery, or while it signs in, its next question.
      if (isDeaf && 'ZR'.includes(frame.type)) sever(pair)
      if (!isDeaf && !pair.lost) client.write(frame.bytes)
    }
    client.uncork()
  })
  for (const socket of [client, server]) {
    // Small messages: they would wait for one another's acknowledgements.
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.once('close', () => sever(pair))
  }
  return pair
}

/** The client is gone at once; the server still gets what was sent to it, and then hears that nobody is there. */
function sever(pair: Pair): void {
  pair.lost = true
  pair.client.destroy()
  pair.server.end()
  pair.server.resume()
}

function pause({ client, server }: Pair): void {
  client.pause()
  server.pause()
}
