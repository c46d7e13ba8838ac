import type { Instances } from './instances'
import type { Race } from './race'

const triesOfOne = 10

/**
 * A race whose callers ask again when they are told 503, as Retry-After bids them: a busy machine keeps to its bounds by
 * turning callers away, and what is to be seen here is what the others are told.
 */
export async function racePatiently<T extends { status: number }>(
  instances: Instances,
  times: number,
  run: (at: number) => Promise<T>,
): Promise<Race<T>> {
  return instances.race(times, async (at) => {
    let answer = await run(at)
    for (let tries = 1; answer.status === 503 && tries < triesOfOne; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 500 * tries * (0.5 + Math.random())))
      answer = await run(at)
    }
    return answer
  })
}
