import type { Metadata } from 'next'
import { Gate } from '@/components/access/gate'
import { guarded } from '@/components/failure/guarded'
import { readThing } from '@/components/sharing/read-thing'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { DeleteThing } from '@/components/workspaces/delete-thing'
import { WorkspaceHeader } from '@/components/workspaces/workspace-header'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { requireTenant } from '@/lib/next/current'
import { deleteThisWorkspace } from '../../actions'
import { RenameForm } from './rename-form'

export const metadata: Metadata = { title: 'Workspace settings' }

export default guarded(FailedTenantPage, WorkspaceSettingsPage)

async function WorkspaceSettingsPage({ params }: { params: Promise<{ tenant: string; workspace: string }> }) {
  const { tenant: of, workspace: id } = await params
  const tenant = await requireTenant(of)
  const workspace = await readThing<WorkspaceRow>('readWorkspace', id)
  return (
    <div className="grid grid-cols-1 gap-6">
      <WorkspaceHeader
        tenant={tenant}
        workspace={workspace}
        here="/settings"
        about="The name of this workspace, and the way out of it."
      />
      <div className="grid max-w-180 grid-cols-1 gap-6">
        <Gate entitlement="workspace:update" on={workspace}>
          <RenameForm workspace={workspace} />
        </Gate>
        <Gate entitlement="workspace:delete" on={workspace}>
          <DeleteThing kind="workspace" slug={tenant.slug} thing={workspace} remove={deleteThisWorkspace} />
        </Gate>
      </div>
    </div>
  )
}
