import { expect, type Page, type Response } from '@playwright/test'

/** From the answer to a change to what an open page of somebody else shows: a second at most. */
export const promptly = { timeout: 1_000, intervals: [20] }

/** Opens a page of an organization, and waits until it listens for changes of access. */
export async function openListening(page: Page, path: string): Promise<Response | null> {
  const listening = page.waitForResponse(
    (response) => response.url().includes('/api/auth/access-events') && response.ok(),
  )
  const answer = await page.goto(path)
  await listening
  return answer
}

/** Marks the document that is open. What is returned sees to it that nothing has loaded another since. */
export async function withoutReload(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  return async () => expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
}
