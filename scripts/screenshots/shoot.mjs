import { mkdirSync } from 'node:fs'
import { inProject } from '../setup/project.mjs'
import { shots } from './pages.mjs'
import { leave, visit } from './visitor.mjs'

/** @typedef {{ browser: import('@playwright/test').Browser, url: string }} Stage */

/** @type {import('./visitor.mjs').View[]} */
const views = [390, 768, 1280].flatMap((width) => [
  { width, theme: 'light' },
  { width, theme: 'dark' },
])

/**
 * Takes every picture, or those whose name holds one of the words; a number picks a width. Returns how many could not be
 * taken.
 *
 * @param {Stage & { words: string[] }} options
 */
export async function shootAll({ browser, url, words }) {
  const widths = words.filter((word) => /^\d+$/.test(word)).map(Number)
  const names = words.filter((word) => !/^\d+$/.test(word))
  const wanted = shots.filter(({ name }) => names.length === 0 || names.some((word) => name.includes(word)))
  let failed = 0
  for (const view of views.filter(({ width }) => widths.length === 0 || widths.includes(width))) {
    const folder = inProject('screenshots', `${view.width}-${view.theme}`)
    mkdirSync(folder, { recursive: true })
    for (const as of /** @type {const} */ (['nobody', 'ada', 'newcomer'])) {
      const here = wanted.filter((shot) => (shot.as ?? 'nobody') === as)
      if (here.length === 0) continue
      const visitor = await visit({ browser, url, view, as })
      for (const shot of here) failed += await shoot(visitor, shot, `${folder}/${shot.name}.png`)
      await leave(visitor)
    }
    console.log(`${view.width} ${view.theme}: ${wanted.length} pages in ${folder}`)
  }
  return failed
}

/**
 * The sessions page as the landing page shows it: twice the pixels, for sharp screens.
 *
 * @param {Stage} stage
 */
export async function shootLanding({ browser, url }) {
  const folder = inProject('public', 'screenshots')
  mkdirSync(folder, { recursive: true })
  let failed = 0
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const visitor = await visit({ browser, url, view: { width: 1280, theme, scale: 2 }, as: 'ada' })
    const sessions = { name: 'sessions', path: '/account/sessions' }
    failed += await shoot(visitor, sessions, `${folder}/sessions-${theme}.png`, false)
    await leave(visitor)
  }
  return failed
}

/**
 * @param {import('./visitor.mjs').Visitor} visitor
 * @param {import('./pages.mjs').Shot} shot
 * @param {string} file
 */
async function shoot(visitor, { name, path, act }, file, fullPage = true) {
  try {
    await visitor.page.goto(visitor.url + (typeof path === 'string' ? path : await path(visitor)))
    await visitor.page.waitForLoadState('networkidle')
    if (act) await act(visitor)
    // Under reduced motion nothing moves; a moment remains for what is loaded when it is first used.
    await visitor.page.waitForTimeout(act ? 600 : 100)
    await visitor.page.screenshot({ path: file, fullPage, animations: 'disabled', caret: 'hide' })
    return 0
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    return 1
  }
}
