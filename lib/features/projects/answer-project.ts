import type { AccessContext } from '@/lib/core/access/access-context'
import type { Project } from '@/lib/core/tenancy/types'
import { withAccess } from '../access/row-access'
import { projectEntitlements, projectItem } from './project'

/** Projects as they are answered, without those that the caller may not read: a flag may say so, where a role does not. */
export async function answerProjects(access: AccessContext, rows: readonly Project[]) {
  const items = await withAccess(access, 'project', projectEntitlements, rows.map(projectItem))
  return items.filter(({ __access }) => __access['project:read']?.allowed)
}

/** One project as it is answered. */
export async function answerProject(access: AccessContext, row: Project) {
  const [item] = await withAccess(access, 'project', projectEntitlements, [projectItem(row)])
  return item
}
