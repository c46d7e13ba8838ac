import { devices, type Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { signInQuietly } from './journey/people'
import { accountPages, publicPages, tenantPages } from './journey/pages'
import { ownTenant } from './journey/tenants'

// What moves is its subject.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

const steady = ['/sign-in', '/sign-up', '/account', '/account/security', '/account/sessions']

test('nothing moves while a page loads', async ({ newBrowser, person }) => {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    const page = await newBrowser({ viewport: size })
    await page.addInitScript(watchLayout)
    for (const path of steady) {
      if (path === '/account') await signInQuietly(page.context(), person)
      await page.goto(path)
      await expect(page.locator('h1')).toBeVisible()
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      expect(await page.evaluate(shiftedBy), `${path} at ${size.width} px`).toBeLessThan(0.01)
    }
    const tenant = await ownTenant(page.context(), person)
    for (const path of [`/t/${tenant.slug}`, `/t/${tenant.slug}/settings`]) {
      const isHydrated = page.waitForResponse((response) => response.url().includes('/api/auth/access-set'))
      await page.goto(path)
      await isHydrated
      await expect(page.locator('h1')).toBeVisible()
      expect(await page.evaluate(shiftedBy), `${path} at ${size.width} px`).toBeLessThan(0.01)
    }
  }
})

test('what a finger presses is at least 44 px on a phone', async ({ newBrowser, person }) => {
  const { userAgent, viewport, isMobile, hasTouch } = devices['iPhone 14']
  // Drawn with one dot to a pixel: nothing is measured in dots.
  const page = await newBrowser({ userAgent, viewport, isMobile, hasTouch, reducedMotion: 'reduce' })
  for (const path of publicPages) {
    await page.goto(path)
    expect(await smallTargets(page), path).toEqual([])
  }
  await signInQuietly((await newBrowser()).context(), person)
  await signInQuietly(page.context(), person)
  const tenant = await ownTenant(page.context(), person)
  for (const path of [...accountPages, ...(await tenantPages(page.request, tenant))]) {
    await page.goto(path)
    expect(await smallTargets(page), path).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
  }
})

/** Buttons, fields and whatever looks like them, that are shown and lower than a fingertip. Links in a sentence may be. */
async function smallTargets(page: Page): Promise<string[]> {
  await page.waitForLoadState('load')
  return page
    .locator(
      'button:visible, summary:visible, input:not([type=hidden]):visible, nav a:visible, main a:visible',
    )
    .evaluateAll((elements) =>
      elements
        .filter((element) => {
          const box = element.getBoundingClientRect()
          const isInSentence = getComputedStyle(element).display === 'inline'
          // A link may cover its row, by what is laid over it.
          const cover = getComputedStyle(element, '::after')
          const height = Math.max(box.height, cover.position === 'absolute' ? parseFloat(cover.height) : 0)
          return !isInSentence && box.width > 1 && Math.round(height) < 44
        })
        .map(
          (element) => `${element.tagName} ${element.textContent?.trim() || element.getAttribute('name')}`,
        ),
    )
}

/** In the page: adds up what moved without anyone having pressed anything. */
function watchLayout(): void {
  const shared = window as { layoutShift?: number }
  shared.layoutShift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
      shared.layoutShift = (shared.layoutShift ?? 0) + entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

function shiftedBy(): number {
  return (window as { layoutShift?: number }).layoutShift ?? -1
}
