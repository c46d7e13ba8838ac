import { expect, type APIRequestContext } from '@playwright/test'
import { api } from './api'

export type Thing = { id: string; name: string; workspaceId: string }

/** A workspace of the organization that the session is in. */
export async function newWorkspace(request: APIRequestContext, name = 'Website'): Promise<Thing> {
  return created(await api(request).post('/api/workspaces', { name }))
}

export async function newProject(
  request: APIRequestContext,
  { id: workspaceId }: { id: string },
  name = 'Launch',
): Promise<Thing> {
  return created(await api(request).post('/api/projects', { workspaceId, name }))
}

/** Gives somebody a role on a workspace or project, by the path of its API. */
export async function giveRole(
  request: APIRequestContext,
  path: string,
  { userId, role }: { userId: string; role: string },
): Promise<void> {
  expect((await api(request).put(`${path}/roles`, { userId, role })).status()).toBe(200)
}

/** A role of the organization that gives nothing: whoever holds it has only what they are given on single things. */
export async function newGuestRole(request: APIRequestContext): Promise<string> {
  const body = { slug: 'guest', title: 'Guest', permissions: [] }
  expect((await api(request).post('/api/roles', body)).status()).toBe(201)
  return body.slug
}

/** The names in a list of the API. */
export async function namesAt(request: APIRequestContext, path: string): Promise<string[]> {
  const answer = await api(request).get(path)
  expect(answer.status(), path).toBe(200)
  const { items } = (await answer.json()) as { items: { name: string }[] }
  return items.map(({ name }) => name)
}

async function created(answer: { status(): number; json(): Promise<unknown> }): Promise<Thing> {
  expect(answer.status()).toBe(201)
  return (await answer.json()) as Thing
}
