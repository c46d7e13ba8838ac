import type { Resource } from '@/lib/core/access/effective-roles'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { standingProject } from '../projects/read'
import { projectThing } from '../projects/project'
import { standingWorkspace } from '../workspaces/read'
import { workspaceThing } from '../workspaces/workspace'

/** A kind of thing that roles are held on, besides the organization itself. */
export type Kind = {
  type: 'workspace' | 'project'
  /** As it stands in the keys of its actions. */
  name: 'Workspace' | 'Project'
  path: string
  tag: string
  /** Who has it decides who holds what there, and so does whoever manages the members. */
  managing: string
  thing(id: string): Resource
  /** The things from this one up to below the tenant. Throws NOT_FOUND for a deleted one. */
  wayUp(stores: TenantStores, id: string): Promise<Resource[]>
}

export const workspaceKind: Kind = {
  ...{ type: 'workspace', name: 'Workspace', path: '/api/workspaces', tag: 'Workspaces' },
  managing: 'workspace:update',
  thing: workspaceThing,
  async wayUp(stores, id) {
    await standingWorkspace(stores, id)
    return [workspaceThing(id)]
  },
}

export const projectKind: Kind = {
  ...{ type: 'project', name: 'Project', path: '/api/projects', tag: 'Projects' },
  managing: 'project:delete',
  thing: projectThing,
  async wayUp(stores, id) {
    const { workspaceId } = await standingProject(stores, id)
    return [projectThing(id), workspaceThing(workspaceId)]
  },
}
