import { expect, type APIRequestContext } from '@playwright/test'
import { api } from './api'

/** Moves the application's clock forward, for everyone on that server: only tests tagged `@alone` may. */
export async function advanceClock(request: APIRequestContext, by: string): Promise<void> {
  const answer = await api(request).post('/api/dev/clock', { advance: by })
  expect(answer.status()).toBe(200)
}
