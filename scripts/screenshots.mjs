// `npm run screenshots`: pictures of every page in three widths and both themes, into the ignored folder screenshots/.
// A word picks pages, a number a width: `npm run screenshots -- sessions 390`. With `--landing`, the pictures that the landing page shows are
// taken anew into public/screenshots.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from './check/app.mjs'
import { productionBuild } from './check/tools.mjs'
import { findChromium } from './setup/chromium.mjs'
import { prepare } from './setup/prepare.mjs'
import { inProject } from './setup/project.mjs'
import { refuse } from './setup/refuse.mjs'

await prepare()
const found = await findChromium()
if (found.path === null) refuse(found.reason)
const build = await productionBuild()
if (build.failed) refuse(`next build failed:\n\n${build.output.trim()}`)

const { chromium } = await import('@playwright/test')
const { shootAll, shootLanding } = await import('./screenshots/shoot.mjs')
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-screenshots-'))
const app = await startApp({
  env: {
    GATEHOUSE_DATA_DIR: join(folder, 'data'),
    TRUSTED_PROXY_HOPS: '1',
    SUPER_ADMINS: 'ada@example.com',
  },
  log: inProject('screenshots', 'app.log'),
})
const browser = await chromium.launch({ executablePath: found.path })
let failed = 0
try {
  const words = process.argv.slice(2)
  failed = words.includes('--landing')
    ? await shootLanding({ browser, url: app.url })
    : await shootAll({ browser, url: app.url, words })
} finally {
  await browser.close()
  await app.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(failed === 0 ? 0 : 1)
