import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tmpdir } from 'node:os'
import { inProject } from './project.mjs'
import { runQuietly } from './run.mjs'

/** Made for tests: without windows it needs a third less of the machine. */
const windowless = 'chromium-headless-shell'

/**
 * A Chromium that runs: the one named in GATEHOUSE_CHROMIUM, the system's, the one Playwright has downloaded, a new
 * download, or Debian's package, in that order.
 *
 * @param {{ headed?: boolean }} [options] `headed`: one that can open a window
 * @returns {Promise<{ path: string } | { path: null, reason: string }>}
 */
export async function findChromium({ headed = false } = {}) {
  const named = process.env.GATEHOUSE_CHROMIUM
  if (named)
    return (await runs(named)) ? { path: named } : none(`GATEHOUSE_CHROMIUM is ${named}, which does not run.`)
  const known = () => systemChromiums().filter((path) => !headed || !path.endsWith(windowless))
  for (const path of known()) if (await runs(path)) return { path }
  const own = await playwrightChromium()
  if (await runs(own)) return { path: own }
  console.log('Looking for a Chromium to test with: downloading one')
  await runQuietly(
    process.execPath,
    [inProject('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
    {
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
      timeoutMs: 300_000,
    },
  )
  if (await runs(own)) return { path: own }
  await installFromDebian(headed ? ['chromium'] : [windowless, 'chromium'])
  for (const path of [...known(), own]) if (await runs(path)) return { path }
  return none('No Chromium was found, and none could be installed.')
}

/** The browsers that this system has, whether or not they run. */
export function systemChromiums() {
  const names = [
    windowless,
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'],
  ]
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  const paths = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs.flatMap((folder) =>
      folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    ),
  ]
  return [...new Set(paths)].filter((path) => existsSync(path))
}

/** @param {string} advice */
function none(advice) {
  const reason = `${advice} Install one ("apt-get install chromium" on Debian, "npx playwright install --with-deps chromium" elsewhere), or name one in GATEHOUSE_CHROMIUM.`
  return { path: null, reason }
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

/** The first of the packages that can be installed. @param {string[]} packages */
async function installFromDebian(packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  console.log('Looking for a Chromium to test with: installing the one of Debian')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('apt-get', ['update', '-qq'], { env, timeoutMs: 300_000 })
  for (const name of packages) {
    const args = ['install', '-y', '-qq', '--no-install-recommends', name, 'fonts-liberation']
    const { code } = await runQuietly('apt-get', args, { env, timeoutMs: 600_000 })
    if (code === 0) return
  }
}

/** Whether it draws a page: a file may be there and lack its libraries, or be a signpost to a package manager. @param {string} path */
async function runs(path) {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-chromium-'))
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
  ]
  const { output } = await runQuietly(
    path,
    [...flags, `--user-data-dir=${profile}`, '--dump-dom', 'data:text/html,<p>it-draws</p>'],
    { timeoutMs: 30_000 },
  )
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  return output.includes('<p>it-draws</p>')
}
