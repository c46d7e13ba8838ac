'use client'

import { useActionState } from 'react'
import type { TenantChoice } from '@/components/tenant/tenant-switcher'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { idleForm } from '@/lib/core/action/form-state'
import { transferOwnership } from './actions'

export type Heir = { name: string; email: string }

export function TransferOwnership({ tenant, heirs }: { tenant: TenantChoice; heirs: readonly Heir[] }) {
  const [state, action] = useActionState(transferOwnership, idleForm)
  return (
    <ActCard
      id="transfer"
      title="Hand over ownership"
      description={
        heirs.length > 0
          ? 'Another member becomes the owner, and you become an admin.'
          : 'Nobody else is in this organization yet. Invite the next owner first.'
      }
    >
      {heirs.length > 0 && (
        <ConfirmDialog
          action={action}
          state={state}
          trigger="Hand over"
          title={`Hand over ${tenant.name}?`}
          description="The new owner can do everything here, and alone can hand it back. You stay as an admin."
          confirm={`Hand over ${tenant.name}`}
          pendingText="Handing over…"
        >
          <input type="hidden" name="tenant" value={tenant.slug} />
          <Field id="heir" label="Email of the new owner" error={state.fieldErrors?.email}>
            {(control) => (
              <Input
                {...control}
                type="email"
                name="email"
                list="heirs"
                autoComplete="off"
                required
                defaultValue={state.values?.email}
              />
            )}
          </Field>
          <datalist id="heirs">
            {heirs.map(({ name, email }) => (
              <option key={email} value={email}>
                {name}
              </option>
            ))}
          </datalist>
        </ConfirmDialog>
      )}
    </ActCard>
  )
}
