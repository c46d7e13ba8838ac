import type { Profiler } from 'node:inspector/promises'
import { WebSocket } from 'undici'

/** A process of ours that was started with --inspect. */
export type Inspector = {
  /** The value of an expression, evaluated there. */
  evaluate<T>(expression: string): Promise<T>
  collectGarbage(): Promise<void>
  profile(work: () => Promise<unknown>): Promise<Profiler.Profile>
  close(): void
}

type Reply = { id: number; result?: object; error?: { message: string } }

export async function connectInspector(port: number): Promise<Inspector> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  let count = 0
  const post = async <T>(method: string, params: object = {}): Promise<T> => {
    const id = ++count
    const answered = new Promise<Reply>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    const { result, error } = await answered
    if (error) throw new Error(`${method}: ${error.message}`)
    return result as T
  }
  return {
    async evaluate<T>(expression: string) {
      const options = { expression, returnByValue: true }
      return (await post<{ result: { value: T } }>('Runtime.evaluate', options)).result.value
    },
    collectGarbage: () => post('HeapProfiler.collectGarbage'),
    async profile(work) {
      await post('Profiler.enable')
      await post('Profiler.start')
      await work()
      return (await post<{ profile: Profiler.Profile }>('Profiler.stop')).profile
    },
    close: () => socket.close(),
  }
}
