// `npm run faults`: everything that may break around the product is broken, in the long form, and what held is printed
// as a line each. `npm run faults -- database` runs the files of that name alone, `--quick` the form of `npm test`.
import { drawFaults } from './faults/lines.mjs'
import { step, summarize } from './check/step.mjs'
import { productionBuild, vitest } from './check/tools.mjs'
import { prepare } from './setup/prepare.mjs'

const args = process.argv.slice(2)
const names = args.filter((arg) => arg !== '--quick')
process.env.GATEHOUSE_LONG = args.includes('--quick') ? '0' : '1'

await prepare()
const build = await step('production build', productionBuild)
if (build.failed) process.exit(summarize())
const files = names.length > 0 ? names.map((name) => `e2e/faults/${name}`) : ['e2e/faults/']
const { tests = [] } = await step('faults', () => vitest(['database', 'instances*'], files))
console.log(`\n${drawFaults(tests)}`)
process.exit(summarize())
