import type { Logger } from './logger'

/** Does something again and again for as long as the process lives, and does not keep it alive. Returns what ends it. */
export function repeat(name: string, everyMs: number, work: () => Promise<void>, log: Logger): () => void {
  const run = () => void work().catch((error: unknown) => log.warn({ err: error }, `${name} could not run`))
  const timer = setInterval(run, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
