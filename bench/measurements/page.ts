import { chromium, type Page } from '@playwright/test'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { gzipSync } from 'node:zlib'
import { findChromium } from '@/scripts/setup/chromium.mjs'
import { withApp } from '../harness/app'
import type { Effort, Row } from '../harness/measurement'
import { figure } from '../harness/units'

const limitKilobytes = 160
const goal = 95
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const flags = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** /sign-in as the production build serves it. */
export const page = {
  name: 'page',
  run: (effort: Effort): Promise<Row[]> =>
    withApp(async ({ url }) => {
      const browser = await findChromium()
      if (browser.path === null) throw new Error(browser.reason)
      return [
        await weight(`${url}/sign-in`, browser.path),
        ...(await scores(`${url}/sign-in`, browser.path, effort)),
      ]
    }),
}

async function weight(url: string, executablePath: string): Promise<Row> {
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const total = await scriptKilobytes(await browser.newPage(), url)
    return {
      what: 'first-load JavaScript of /sign-in',
      beside: '',
      measured: `${figure(total)} KB gzipped`,
      goal: `≤ ${limitKilobytes} KB`,
      met: total <= limitKilobytes,
    }
  } finally {
    await browser.close()
  }
}

async function scriptKilobytes(visit: Page, url: string): Promise<number> {
  const sizes = new Map<string, number>()
  const reading: Promise<void>[] = []
  visit.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    const measure = async () => void sizes.set(response.url(), gzipSync(await response.body()).length)
    reading.push(measure())
  })
  await visit.goto(url, { waitUntil: 'networkidle' })
  await Promise.all(reading)
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_024
}

/** The median of three visits, or one when it should be quick: performance is a matter of time, and so of chance. */
async function scores(url: string, chromePath: string, effort: Effort): Promise<Row[]> {
  const chrome = await launch({ chromePath, chromeFlags: flags })
  try {
    const visits: Visit[] = []
    for (let count = 0; count < (effort === 'quick' ? 1 : 3); count++)
      visits.push(await visit(url, chrome.port))
    return categories.map((category) => scoreRow(category, visits))
  } finally {
    chrome.kill()
  }
}

type Visit = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

/** On a machine that is too busy a trace may lack its beginning: such a visit says nothing about the page. */
async function visit(url: string, port: number, triesLeft = 2): Promise<Visit> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: categories })
  if (result && !result.lhr.runtimeError) return result.lhr
  if (triesLeft > 0) return visit(url, port, triesLeft - 1)
  throw new Error(`Lighthouse could not measure: ${result?.lhr.runtimeError?.message}`)
}

function scoreRow(category: string, visits: Visit[]): Row {
  const sorted = visits
    .map((visit) => ({ visit, score: Math.round((visit.categories[category]?.score ?? 0) * 100) }))
    .sort((a, b) => a.score - b.score)
  const middle = sorted[Math.floor(sorted.length / 2)]
  const score = middle?.score ?? 0
  const met = score >= goal
  return {
    what: `Lighthouse ${category} of /sign-in`,
    beside: '100',
    measured: String(score),
    goal: `≥ ${goal}`,
    met,
    ...(!met && middle && { profile: shortcomings(middle.visit, category) }),
  }
}

function shortcomings(visit: Visit, category: string): string[] {
  const references = visit.categories[category]?.auditRefs ?? []
  return references
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => visit.audits[id])
    .filter((audit) => audit && audit.score !== null && audit.score < 0.95)
    .map((audit) => `${audit?.id}: ${audit?.title} ${audit?.displayValue ?? ''}`)
}
