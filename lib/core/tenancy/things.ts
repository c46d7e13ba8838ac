import type { Resource } from '../access/effective-roles'
import type { NewProject, NewWorkspace, Project, ProjectQuery, Workspace, WorkspaceQuery } from './types'

/**
 * What roles are held on, from the tenant itself down. Every change locks the tenant, so that moves at the same time
 * make no cycle. The tenant's own node is made and removed with it.
 */
export interface TreeStore {
  add(
    node: Resource & { parent: Resource; ownerId: string | null },
  ): Promise<'added' | 'unknown_parent' | 'too_deep'>
  /** With everything below it. `cycle`: the new parent is the thing itself or below it. */
  move(
    thing: Resource,
    parent: Resource,
  ): Promise<'moved' | 'unknown' | 'unknown_parent' | 'cycle' | 'too_deep'>
  /** With everything below it, and the roles held there. Returns what is gone; nothing when it is unknown or the tenant. */
  remove(thing: Resource): Promise<Resource[]>
  setOwner(thing: Resource, ownerId: string | null): Promise<boolean>
}

/** How many things a path may have, the thing itself and the tenant included. */
export const maxDepth = 16

/** A workspace is a thing of type `workspace` right below the tenant; its creator owns it. */
export interface WorkspaceStore {
  list(query: WorkspaceQuery): Promise<Workspace[]>
  /** Also a deleted one. */
  find(id: string): Promise<Workspace | null>
  create(workspace: NewWorkspace): Promise<Workspace>
  /** Null when it is unknown or deleted. */
  update(id: string, change: { name: string; at: number }): Promise<Workspace | null>
  /** Deletes, or takes that back (null). False when it is unknown or not in the state to leave. */
  setDeleted(id: string, at: number | null): Promise<boolean>
}

/** A project is a thing of type `project` below its workspace; its creator owns it. */
export interface ProjectStore {
  list(query: ProjectQuery): Promise<Project[]>
  /** Also a deleted one, and one of a deleted workspace. */
  find(id: string): Promise<Project | null>
  /** Null when the workspace is unknown or deleted. */
  create(project: NewProject): Promise<Project | null>
  /** Null when it is unknown, deleted or hidden. */
  update(id: string, change: { name?: string; description?: string; at: number }): Promise<Project | null>
  /** Into another workspace, with the roles held on it. */
  move(
    id: string,
    move: { workspaceId: string; at: number },
  ): Promise<Project | 'unknown' | 'unknown_workspace'>
  /** Deletes, or takes that back (null). False when it is unknown or not in the state to leave. */
  setDeleted(id: string, at: number | null): Promise<boolean>
}
