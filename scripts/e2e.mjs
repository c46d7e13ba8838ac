// `npm run e2e`: the journeys in a browser, on the production build and the embedded database, or with `--postgres` on
// a real one. Everything else goes to Playwright: `npm run e2e -- sign-in --headed`.
import { endToEnd } from './check/e2e.mjs'
import { productionBuild } from './check/tools.mjs'
import { findChromium } from './setup/chromium.mjs'
import { prepare } from './setup/prepare.mjs'
import { refuse } from './setup/refuse.mjs'

await prepare()
const args = process.argv.slice(2)
const headed = args.some((arg) => ['--headed', '--ui', '--debug'].includes(arg))
const chromium = await findChromium({ headed })
if (chromium.path === null) refuse(chromium.reason)
const build = await productionBuild()
if (build.failed) refuse(`next build failed:\n\n${build.output.trim()}`)
const given = args.filter((arg) => arg !== '--postgres')
// Of the tests that were picked, those that want to be alone would otherwise bring all the others with them.
const picked = given.length > 0 ? ['--no-deps', '--workers=1', ...given] : []
const { failed } = await endToEnd({
  database: args.includes('--postgres') ? 'postgres' : 'embedded',
  chromium: chromium.path,
  args: picked,
  isLoud: true,
})
process.exit(failed === 0 ? 0 : 1)
