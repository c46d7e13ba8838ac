import { expect, type APIRequestContext } from '@playwright/test'
import { api } from './api'
import { mailsTo } from './mail'

/** The tokens of the invitations mailed to an address, newest first, once that many have arrived. */
export async function invitationTokens(
  request: APIRequestContext,
  email: string,
  count: number,
): Promise<string[]> {
  let found: string[] = []
  const arrived = async () => {
    const links = (await mailsTo(request, email)).flatMap((mail) => mail.links)
    found = links.flatMap((link) => /\/invite\/([^/?#]+)$/.exec(new URL(link).pathname)?.[1] ?? [])
    return found.length
  }
  const options = { message: `invitations for ${email}`, intervals: [50, 100, 250] }
  await expect.poll(arrived, options).toBeGreaterThanOrEqual(count)
  return found
}

/** Accepts the newest invitation of whoever is signed in there, and returns the id of the organization. */
export async function acceptInvitation(browser: APIRequestContext, email: string): Promise<string> {
  const [token] = await invitationTokens(browser, email, 1)
  const accepted = await api(browser).post('/api/invitations/accept', { token })
  expect(accepted.status()).toBe(200)
  return ((await accepted.json()) as { tenantId: string }).tenantId
}
