import type { Browser } from './browser'
import type { TestAuth } from './test-auth'

export type ServerEvent = { event: string; data: Record<string, unknown> }

export type Listening = {
  headers: Headers
  /** The next events, as soon as there are so many. */
  events(count: number): Promise<ServerEvent[]>
  /** All comments from the beginning, as soon as there are so many. */
  comments(count: number): Promise<string[]>
  /** The events that are left, once the stream has ended. */
  rest(): Promise<ServerEvent[]>
  close(): void
}

/** An open stream of access events, as an EventSource has it. */
export async function listen(world: TestAuth, { cookies }: Browser): Promise<Listening> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const url = `${world.auth.config.appUrl}/api/auth/access-events`
  return listenTo(await world.handle(new Request(url, { headers: { cookie } })))
}

/** The same, of an answer that has just begun. */
export function listenTo({ status, headers, body }: Response): Listening {
  if (status !== 200 || !body) throw new Error(`the stream was refused with ${status}`)
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const comments: string[] = []
  const events: ServerEvent[] = []
  let hasEnded = false

  const readOn = async () => {
    const { done, value } = await reader.read()
    hasEnded = done
    for (const block of decoder.decode(value).split('\n\n').filter(Boolean)) {
      if (block.startsWith(': ')) comments.push(block.slice(2))
      else if (!block.startsWith('retry: ')) events.push(parse(block))
    }
  }
  return {
    headers,
    async events(count) {
      while (events.length < count && !hasEnded) await readOn()
      return events.splice(0, count)
    },
    async comments(count) {
      while (comments.length < count && !hasEnded) await readOn()
      return comments
    },
    async rest() {
      while (!hasEnded) await readOn()
      return events.splice(0)
    },
    close: () => void reader.cancel(),
  }
}

function parse(block: string): ServerEvent {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)))
  return { event: String(fields.event), data: JSON.parse(String(fields.data)) as Record<string, unknown> }
}
