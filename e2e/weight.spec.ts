import { gzipSync } from 'node:zlib'
import { expect, test } from './fixtures'

const limitKilobytes = 160

test('the sign-in page loads at most 160 KB of JavaScript, gzipped', async ({ page }) => {
  const scripts = new Map<string, number>()
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    // A browser of today skips what is marked nomodule, so it never gets here.
    const measure = async () => void scripts.set(response.url(), gzipSync(await response.body()).length)
    reading.push(measure())
  })
  await page.goto('/sign-in', { waitUntil: 'load' })
  await expect(page.getByRole('button', { name: 'Show password' }), 'it is hydrated').toBeVisible()
  await Promise.all(reading)
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0) / 1_024
  test.info().annotations.push({ type: 'weight', description: `${total.toFixed(1)} KB` })
  expect(scripts.size).toBeGreaterThan(3)
  expect(total).toBeLessThanOrEqual(limitKilobytes)
})
