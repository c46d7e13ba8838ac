import type { ThingGroup } from '@/components/explain/explain-form'
import { readAction } from '@/lib/next/current'

type Named = { id: string; name: string }

/** What access can be explained on: the organization, and its workspaces and projects by name, at most 100 of each. */
export async function readThings(tenantName: string): Promise<ThingGroup[]> {
  const [workspaces, projects] = [await named('listWorkspaces'), await named('listProjects')]
  return [
    { label: 'Organization', options: [{ value: '', name: tenantName }] },
    { label: 'Workspaces', options: workspaces.map(({ id, name }) => ({ value: `workspace:${id}`, name })) },
    { label: 'Projects', options: projects.map(({ id, name }) => ({ value: `project:${id}`, name })) },
  ].filter(({ options }) => options.length > 0)
}

async function named(key: 'listWorkspaces' | 'listProjects'): Promise<Named[]> {
  const { items } = await readAction<{ items: Named[] }>(key, { sort: 'name', limit: '100' })
  return items
}
