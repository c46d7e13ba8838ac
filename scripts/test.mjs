// `npm test`: everything, from a bare clone. The last line is the sum: `N passed, N failed`.
import { attackIds } from './attacks/ids.mjs'
import { judged } from './attacks/judged.mjs'
import { tabulate } from './attacks/table.mjs'
import { endToEnd } from './check/e2e.mjs'
import { step, summarize } from './check/step.mjs'
import {
  checkFormat,
  checkRules,
  checkTypes,
  productionBuild,
  routeTypes,
  tool,
  vitest,
} from './check/tools.mjs'
import { findChromium } from './setup/chromium.mjs'
import { prepare } from './setup/prepare.mjs'

await prepare()
const chromium = await findChromium()

// What Next writes about the routes is read by the compiler and by the rules, and written anew by the build.
await Promise.all([step('types of routes', routeTypes), formatAndUnused()])
const [types] = await Promise.all([step('types', checkTypes), step('lint', checkRules)])
const build = await step('production build', () => productionBuild({ areTypesChecked: types.failed === 0 }))
const ran = [await step('unit and stores', () => vitest(['unit', 'database']))]
ran.push(await step('instances', () => (build.failed ? notRun() : vitest(['instances*']))))
ran.push(await step('browser, embedded', () => journeys('embedded')))
ran.push(await step('browser, postgres', () => journeys('postgres')))
const tests = ran.flatMap((result) => result.tests ?? [])
await step('every attack', () => judged(tabulate(tests, attackIds)))
process.exit(summarize())

async function formatAndUnused() {
  await step('format', checkFormat)
  await step('unused code', () => tool(['knip', 'bin', 'knip.js'], []))
}

/** @param {'embedded' | 'postgres'} database */
async function journeys(database) {
  if (chromium.path === null) return { passed: 0, failed: 1, output: chromium.reason }
  if (build.failed) return notRun()
  return endToEnd({ database, chromium: chromium.path, seenElsewhere: database === 'postgres' })
}

async function notRun() {
  return { passed: 0, failed: 1, output: 'Not run: there is no build to run it on.' }
}
