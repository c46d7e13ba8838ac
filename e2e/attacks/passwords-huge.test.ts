import { describe, expect, it } from 'vitest'
import { createTestAuth } from '../harness/test-auth'

const url = 'https://app.example.com/api/auth/signup'
const headers = {
  origin: 'https://app.example.com',
  'x-auth-request': '1',
  'content-type': 'application/json',
}
const limit = 65_536
const megabyte = 1_048_576

/** A body of that length in chunks of 16 KB, which tells how many were asked for. */
function counted(bytes: number) {
  const seen = { chunks: 0 }
  const chunk = new Uint8Array(16_384).fill(0x20)
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(chunk)
        if (++seen.chunks * chunk.length >= bytes) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, seen }
}

const post = (body: BodyInit, more: Record<string, string> = {}) =>
  createTestAuth().handle(
    new Request(url, {
      method: 'POST',
      headers: { ...headers, ...more },
      body,
      duplex: 'half',
    } as RequestInit),
  )

/** CPU time of this process, so that what else runs on the machine does not count. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

describe('PWD-4 a body of a megabyte', () => {
  it('is refused by its length alone: nothing of it is read', async () => {
    const { stream, seen } = counted(megabyte)
    expect((await post(stream, { 'content-length': String(megabyte) })).status).toBe(413)
    expect(seen.chunks).toBe(0)
  })

  it('that does not tell its length is read up to the limit and no further', async () => {
    const { stream, seen } = counted(megabyte)
    expect((await post(stream)).status).toBe(413)
    expect(seen.chunks).toBe(limit / 16_384 + 1)
  })

  it('twin: one of the greatest length allowed is read to its end, and judged by what it says', async () => {
    const { stream, seen } = counted(limit)
    expect((await post(stream)).status).toBe(400)
    expect(seen.chunks).toBe(limit / 16_384)
  })
})

describe('PWD-4 the worst that fits into the limit', () => {
  const fill = (start: string, unit: string, end: string) =>
    start + unit.repeat(Math.floor((limit - start.length - end.length) / unit.length)) + end

  // A ligature that normalizing makes eighteen characters of is the longest way a password can be.
  it.each([
    ['a password of 64 KB', fill('{"email":"ada@example.com","password":"', 'x', '"}')],
    ['one that grows eighteenfold', fill('{"email":"ada@example.com","password":"', '\\ufdfa', '"}')],
    ['an address of 64 KB', fill('{"email":"', 'a.', '@example.com","password":"tangerine lamp"}')],
    ['six thousand unknown fields', `{${Array.from({ length: 6_000 }, (_, at) => `"f${at}":1`).join(',')}}`],
  ])('keeps the event loop for less than 50 ms: %s', async (_, body) => {
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limit)
    const times = []
    for (let round = 0; round < 7; round++) {
      times.push(await cpuMs(async () => expect((await post(body)).status).toBe(400)))
    }
    // The first rounds warm the code up, and a collection of garbage may fall into any.
    expect(Math.min(...times)).toBeLessThan(50)
  })
})
