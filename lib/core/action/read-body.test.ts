import { describe, expect, it } from 'vitest'
import { readBody } from './read-body'

const url = 'https://app.example.com/'
const withBody = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
const tooLarge = expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE', status: 413 })

/** Gives chunks without end, and counts them. */
function endless() {
  const seen = { chunks: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      seen.chunks++
      controller.enqueue(new Uint8Array(1_024))
    },
    cancel: () => void (seen.cancelled = true),
  })
  return { stream, seen }
}

describe('readBody', () => {
  it('reads a body up to the last byte allowed', async () => {
    expect(await readBody(withBody('a'.repeat(100)), 100)).toHaveLength(100)
    expect(new TextDecoder().decode(await readBody(withBody('héllo'), 100))).toBe('héllo')
    expect(await readBody(withBody('a'.repeat(100), { 'content-length': '100' }), 100)).toHaveLength(100)
    expect(await readBody(new Request(url), 100)).toHaveLength(0)
  })

  it('puts the pieces of a body together in their order', async () => {
    const pieces = ['{"na', 'me":', '"Ada"}'].map((text) => new TextEncoder().encode(text))
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces.shift()
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
    })
    expect(new TextDecoder().decode(await readBody(withBody(stream), 100))).toBe('{"name":"Ada"}')
  })

  it('refuses one byte more, told or not told', async () => {
    await expect(readBody(withBody('a'.repeat(101)), 100)).rejects.toEqual(tooLarge)
    await expect(readBody(withBody('a', { 'content-length': '101' }), 100)).rejects.toEqual(tooLarge)
    await expect(readBody(withBody('a'.repeat(101), { 'content-length': '1' }), 100)).rejects.toEqual(
      tooLarge,
    )
  })

  it('PWD-4 stops reading as soon as it is too long', async () => {
    const { stream, seen } = endless()
    await expect(readBody(withBody(stream), 4_096)).rejects.toEqual(tooLarge)
    expect(seen.chunks).toBeLessThan(10)
    expect(seen.cancelled).toBe(true)
  })

  it('INJ-7 unpacks nothing', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip']) {
      await expect(readBody(withBody('x', { 'content-encoding': encoding }), 100)).rejects.toEqual(
        expect.objectContaining({ code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 }),
      )
    }
    expect(await readBody(withBody('x', { 'content-encoding': 'identity' }), 100)).toHaveLength(1)
  })
})
