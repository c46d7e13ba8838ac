import type { AccessEnvironment } from './access-environment'
import { backoffMs } from './renewal-schedule'

/** A stream that ends sooner than this was no success, or a server that drops everyone at once would be stormed. */
const steadyMs = 10_000

export type StreamNews = {
  /** Connected, again or for the first time: what happened before is to be asked for. */
  onOpened(isFirst: boolean): void
  onChanged(): void
  onRevoked(): void
  /** Before each connection: the stream is that of the tenant that the session is in. False ends the tries. */
  beforeOpen(): Promise<boolean>
}

/** Stays connected to the access events: a lost stream is opened again after a growing pause. Returns what ends it. */
export function keepStream(environment: AccessEnvironment, news: StreamNews): () => void {
  let failures = 0
  let wasOpen = false
  let ended = false
  let close = () => {}
  let cancelTimer = () => {}

  const open = async () => {
    if (!(await news.beforeOpen()) || ended) return
    close = environment.openStream({
      opened() {
        cancelTimer = environment.setTimer(() => (failures = 0), steadyMs)
        const isFirst = !wasOpen
        wasOpen = true
        news.onOpened(isFirst)
      },
      changed: news.onChanged,
      revoked() {
        end()
        news.onRevoked()
      },
      lost() {
        cancelTimer()
        failures += 1
        const pause = backoffMs(failures, null, environment.random())
        cancelTimer = environment.setTimer(() => void open(), pause)
      },
    })
  }
  const end = () => {
    ended = true
    cancelTimer()
    close()
  }
  void open()
  return end
}
