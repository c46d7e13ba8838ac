/** One message of Postgres's protocol. `startup` stands for the untyped ones, which only a client sends, and only first. */
export type Frame = { type: string; bytes: Buffer }

export type Framer = {
  /** The messages that are complete by now. What is left of the chunk waits for the next. */
  push(chunk: Buffer): Frame[]
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html: what asks for TLS or GSS encryption. */
const encryptionRequests = new Set([80877103, 80877104])

/** The SQL of a client's message that has one: a simple query, or a statement to prepare, whose name comes first. */
export function sqlOf({ type, bytes }: Frame): string | null {
  if (type !== 'Q' && type !== 'P') return null
  const [first = '', second = ''] = bytes.toString('utf8', 5).split('\0')
  return type === 'Q' ? first : second
}

/** Reads a client's messages: untyped until the startup packet has come, then a letter and a length each. */
export function createClientFramer(): Framer & { hasAskedForEncryption(): boolean } {
  let typed = false
  let asked = false
  const framer = createFramer((buffer) => {
    if (typed) return typedFrame(buffer)
    if (buffer.length < 8) return null
    const code = buffer.readInt32BE(4)
    const frame = take(buffer, 'startup', buffer.readInt32BE(0))
    if (frame && encryptionRequests.has(code)) asked = true
    else if (frame) typed = true
    return frame
  })
  return { ...framer, hasAskedForEncryption: () => asked }
}

/** Reads a server's messages. The answer to a request for encryption is a single letter. */
export function createServerFramer(client: { hasAskedForEncryption(): boolean }): Framer {
  let answered = false
  return createFramer((buffer) => {
    if (!client.hasAskedForEncryption() || answered) return typedFrame(buffer)
    const frame = take(buffer, buffer.toString('latin1', 0, 1), 1)
    answered = frame !== null
    return frame
  })
}

function createFramer(next: (buffer: Buffer) => Frame | null): Framer {
  let rest = Buffer.alloc(0)
  return {
    push(chunk) {
      const frames: Frame[] = []
      rest = Buffer.concat([rest, chunk])
      for (let frame = next(rest); frame; frame = next(rest)) {
        frames.push(frame)
        rest = rest.subarray(frame.bytes.length)
      }
      return frames
    },
  }
}

/** A letter, then a length that counts itself but not the letter. */
function typedFrame(buffer: Buffer): Frame | null {
  if (buffer.length < 5) return null
  return take(buffer, buffer.toString('latin1', 0, 1), 1 + buffer.readInt32BE(1))
}

function take(buffer: Buffer, type: string, length: number): Frame | null {
  return buffer.length >= length && length > 0 ? { type, bytes: buffer.subarray(0, length) } : null
}
