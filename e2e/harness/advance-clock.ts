import { eventually } from './eventually'
import type { Instances } from './instances'

/** Moves the application's clock, and returns when every instance has heard of it. */
export async function advanceClock(instances: Instances, advance: string): Promise<void> {
  const moved = await instances.browser().post('/api/dev/clock', { advance })
  const { offsetMs } = moved.json<{ offsetMs: number }>()
  for (const on of instances.all) {
    const clock = () => instances.browser({ on }).get('/api/dev/clock')
    await eventually(`${on.url} moved its clock`, 15_000, async () => {
      return (await clock()).json<{ offsetMs: number }>().offsetMs === offsetMs
    })
  }
}
