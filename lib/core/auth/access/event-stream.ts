/** Who listens, and to what: the tenant is that of the token at the opening, wherever the session goes later. */
export type Listener = { sessionId: string; userId: string; tenantId: string }

/** One open stream of server-sent events (WHATWG HTML §9.2). */
export type EventStream = {
  readonly of: Listener
  /** Epoch ms: when session and membership were last seen. */
  checkedAt: number
  send(chunk: Uint8Array): void
  end(): void
}

/** How many chunks may wait for a reader: whoever takes in no more than that is gone, or should come back. */
const patience = 32

const encoder = new TextEncoder()

/** `onEnd` is called once, whoever ends it. */
export function openEventStream(
  of: Listener,
  checkedAt: number,
  onEnd: (stream: EventStream) => void,
): { stream: EventStream; body: ReadableStream<Uint8Array> } {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const finish = () => {
    controller = null
    onEnd(stream)
  }
  const stream: EventStream = {
    of,
    checkedAt,
    send(chunk) {
      if (controller && (controller.desiredSize ?? 0) <= 0) stream.end()
      else controller?.enqueue(chunk)
    },
    end() {
      const open = controller
      if (!open) return
      finish()
      open.close()
    },
  }
  const body = new ReadableStream<Uint8Array>(
    { start: (given) => void (controller = given), cancel: () => (controller ? finish() : undefined) },
    new CountQueuingStrategy({ highWaterMark: patience }),
  )
  return { stream, body }
}

/** An event, with its data as JSON: without data a browser tells nobody of it. */
export function eventChunk(event: string, data: object, id?: string): Uint8Array {
  const lines = [...(id ? [`id: ${id}`] : []), `event: ${event}`, `data: ${JSON.stringify(data)}`]
  return encoder.encode(`${lines.join('\n')}\n\n`)
}

export function commentChunk(text: string): Uint8Array {
  return encoder.encode(`: ${text}\n\n`)
}

/** After how many ms a browser comes back when the stream has ended. */
export function retryChunk(ms: number): Uint8Array {
  return encoder.encode(`retry: ${ms}\n\n`)
}
