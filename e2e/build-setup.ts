import { productionBuild } from '@/scripts/check/tools.mjs'

/** The production build, of the sources as they are: made when there is none of them yet. */
export async function setup(): Promise<void> {
  const { failed, output } = await productionBuild()
  if (failed) throw new Error(`next build failed:\n${output}`)
}
