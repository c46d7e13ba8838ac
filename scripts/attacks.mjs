// `npm run attacks`: everything that is tried against the product, as a table. `npm run attacks -- JWT RED-1` tries
// those alone. It fails when an attack gets through, when nobody tried one, or when a twin, what is allowed, is refused.
import { attackIds, chosenIds } from './attacks/ids.mjs'
import { judged } from './attacks/judged.mjs'
import { isNamedIn } from './attacks/sources.mjs'
import { drawTable, tabulate } from './attacks/table.mjs'
import { titlePattern } from './attacks/titles.mjs'
import { endToEnd } from './check/e2e.mjs'
import { step, summarize } from './check/step.mjs'
import { productionBuild, vitest } from './check/tools.mjs'
import { findChromium } from './setup/chromium.mjs'
import { prepare } from './setup/prepare.mjs'
import { refuse } from './setup/refuse.mjs'

await prepare()
const ids = chosenIds(process.argv.slice(2))
if (ids.length === 0) refuse(`There is no such attack. Those there are: ${attackIds.join(' ')}`)
const pattern = titlePattern(ids)
const inBrowser = isNamedIn(pattern, 'e2e', '.spec.ts')
const onInstances = isNamedIn(pattern, 'e2e/races', '.test.ts')

const named = [`--testNamePattern=${pattern}`]
const results = [await step('unit and stores', () => vitest(['unit', 'database'], named))]
if (inBrowser || onInstances) {
  const build = await step('production build', productionBuild)
  if (build.failed) process.exit(summarize())
}
if (onInstances) results.push(await step('instances', () => vitest(['instances*'], named)))
if (inBrowser) {
  const chromium = await findChromium()
  if (chromium.path === null) refuse(chromium.reason)
  for (const database of /** @type {const} */ (['embedded', 'postgres'])) {
    const run = { database, chromium: chromium.path, args: ['--no-deps', '--workers=1', `--grep=${pattern}`] }
    results.push(await step(`browser, ${database}`, () => endToEnd(run)))
  }
}

const rows = tabulate(
  results.flatMap(({ tests = [] }) => tests),
  ids,
)
console.log(`\n${drawTable(rows)}\n`)
await step('every attack', () => judged(rows))
process.exit(summarize())
