import type { Page, Response } from '@playwright/test'

/** From the answer to a change to what an open page of somebody else shows: a second at most. */
export const promptly = { timeout: 1_000, intervals: [20] }

/** Resolves once the page listens for changes of access. To be called before it is opened. */
export function accessStream(page: Page): Promise<Response> {
  return page.waitForResponse(
    (response) => response.url().includes('/api/auth/access-events') && response.ok(),
  )
}
