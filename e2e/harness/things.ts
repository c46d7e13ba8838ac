import type { Answer, Browser } from './browser'

/** A workspace or a project as the API answers it. */
export type Thing = {
  id: string
  name: string
  workspaceId: string
  __access: Record<string, { allowed: boolean; reason?: string; meta?: Record<string, unknown> }>
}

export async function newWorkspace(browser: Browser, name = 'Website'): Promise<Thing> {
  return created(await browser.post('/api/workspaces', { name }))
}

export async function newProject(browser: Browser, workspaceId: string, name = 'Launch'): Promise<Thing> {
  return created(await browser.post('/api/projects', { workspaceId, name }))
}

/** A role of the organization's own; its slug. */
export async function newRole(browser: Browser, slug: string, ...permissions: string[]): Promise<string> {
  const body = { slug, title: slug, permissions: permissions.map((name) => ({ name })) }
  return created(await browser.post('/api/roles', body)).slug
}

/** Gives somebody a role on a workspace or a project. */
export async function giveRole(browser: Browser, path: string, userId: string, role: string): Promise<void> {
  const answer = await browser.send('PUT', `${path}/roles`, { body: { userId, role } })
  if (answer.status !== 200) throw new Error(`expected 200, got ${answer.status}: ${answer.text}`)
}

/** The names in the list at a path. */
export async function namesAt(browser: Browser, path: string): Promise<string[]> {
  const answer = await browser.get(path)
  if (answer.status !== 200) throw new Error(`expected 200, got ${answer.status}: ${answer.text}`)
  return answer.json<{ items: { name: string }[] }>().items.map(({ name }) => name)
}

function created(answer: Answer) {
  if (answer.status !== 201) throw new Error(`expected 201, got ${answer.status}: ${answer.text}`)
  return answer.json<Thing & { slug: string }>()
}
