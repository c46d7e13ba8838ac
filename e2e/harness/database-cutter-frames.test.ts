import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createClientFramer, createServerFramer } from './database-cutter-frames'

const sslRequest = untyped(80877103)
const startup = untyped(196608, 'user\0ada\0\0')

it('tells messages apart however the stream is cut into chunks', () => {
  const messages = fc.array(
    fc.tuple(fc.constantFrom('Q', 'P', 'B', 'D', 'E', 'S'), fc.string({ maxLength: 40 })),
  )
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 }), (list, sizes) => {
      const stream = Buffer.concat([sslRequest, startup, ...list.map(([type, text]) => typed(type, text))])
      const framer = createClientFramer()
      const frames = chunksOf(stream, sizes).flatMap((chunk) => framer.push(chunk))
      expect(frames.map(({ type }) => type)).toEqual(['startup', 'startup', ...list.map(([type]) => type)])
      expect(Buffer.concat(frames.map(({ bytes }) => bytes)).equals(stream)).toBe(true)
    }),
  )
})

it('takes the answer to a request for encryption as one letter, and what follows as messages', () => {
  const client = createClientFramer()
  client.push(sslRequest)
  const server = createServerFramer(client)
  const frames = server.push(Buffer.concat([Buffer.from('N'), typed('R', '\0\0\0\0'), typed('Z', 'I')]))
  expect(frames.map(({ type, bytes }) => [type, bytes.length])).toEqual([
    ['N', 1],
    ['R', 9],
    ['Z', 6],
  ])
})

it('takes the first letter for a message when nobody asked for encryption', () => {
  const client = createClientFramer()
  client.push(startup)
  const frames = createServerFramer(client).push(typed('N', 'a notice'))
  expect(frames.map(({ bytes }) => bytes.length)).toEqual([13])
})

function untyped(code: number, rest = ''): Buffer {
  const buffer = Buffer.alloc(8 + rest.length)
  buffer.writeInt32BE(buffer.length)
  buffer.writeInt32BE(code, 4)
  buffer.write(rest, 8)
  return buffer
}

function typed(type: string, text: string): Buffer {
  const body = Buffer.from(text)
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}

function chunksOf(stream: Buffer, sizes: number[]): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 0, turn = 0; at < stream.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    chunks.push(stream.subarray(at, at + size))
    at += size
  }
  return chunks
}
