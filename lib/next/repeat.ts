import type { Logger } from './logger'

/**
 * Does something again and again for as long as the process lives, and does not keep it alive. What is still being done when
 * its time comes is not begun a second time. Returns what ends it.
 */
export function repeat(name: string, everyMs: number, work: () => Promise<void>, log: Logger): () => void {
  let isRunning = false
  const run = async () => {
    if (isRunning) return
    isRunning = true
    await work().catch((error: unknown) => log.warn({ err: error }, `${name} could not run`))
    isRunning = false
  }
  const timer = setInterval(() => void run(), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
