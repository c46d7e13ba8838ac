import { startCutter, type Cutter } from './database-cutter'
import { startInstances, type Instances, type InstancesOptions } from './instances'

export type BehindCutter = { instances: Instances; cutter: Cutter; stop(): Promise<void> }

/** Starts instances that reach their Postgres by way of a cutter. */
export async function startBehindCutter(
  options: Omit<InstancesOptions, 'through'> = {},
): Promise<BehindCutter> {
  const cutters: Cutter[] = []
  const through = async (url: string) => {
    const cutter = await startCutter(url)
    cutters.push(cutter)
    return cutter.url
  }
  const stopCutters = () => Promise.all(cutters.map((cutter) => cutter.stop()))
  try {
    const instances = await startInstances({ ...options, through })
    const [cutter] = cutters
    if (!cutter) throw new Error('the instances did not ask for a way to their database')
    const stop = async () => {
      await instances.stop()
      await stopCutters()
    }
    return { instances, cutter, stop }
  } catch (error) {
    await stopCutters()
    throw error
  }
}
