import type { FlagModel } from '@/lib/core/access/model'
import { suggestion } from '@/lib/core/access/problems'
import { normalizeEmail } from '@/lib/core/auth/email-address'
import type { AuditEntry } from '@/lib/core/auth/types'
import type { Tenancy, TenantStores } from '@/lib/core/tenancy/stores'
import { FlagCommandError, type FlagChange } from './flag-command'

export type FlagSetting = {
  tenancy: Pick<Tenancy, 'directory' | 'inTenant'>
  model: { flags: { readonly [key: string]: FlagModel } }
  newId(): string
  /** Epoch ms. */
  now: number
}

/**
 * Sets a flag of the definition: for all organizations or a share of them, for one, or for one of its members. It is
 * written to the audit log, as nobody's act: who sits at the terminal is not known. Open pages are told at once. Throws FlagCommandError for a flag, an organization or a member that there is not.
 */
export async function setFlag({ tenancy, model, ...act }: FlagSetting, change: FlagChange): Promise<void> {
  const { key, tenant, user, enabled, percent } = change
  if (!Object.hasOwn(model.flags, key))
    throw new FlagCommandError(`There is no flag "${key}"${suggestion(key, Object.keys(model.flags))}`)
  if (tenant === undefined) {
    const entry = entryOf(act, { target: { type: 'flag', id: key }, data: { key, enabled, percent } })
    return tenancy.directory.setFlag(key, enabled === null ? null : { enabled, percent }, entry)
  }
  const found = await tenancy.directory.findBySlug(tenant)
  if (!found) throw new FlagCommandError(`There is no organization "${tenant}"`)
  await tenancy.inTenant(found.id, async (stores) => {
    const userId = user === undefined ? null : await memberCalled(stores, user)
    await stores.flags.set(key, userId, enabled)
    const target = userId === null ? { type: 'tenant', id: found.id } : { type: 'user', id: userId }
    await stores.audit.record(entryOf(act, { target, data: { key, enabled } }))
    await stores.events.send('flag_changed', userId)
  })
}

function entryOf(
  { newId, now }: Pick<FlagSetting, 'newId' | 'now'>,
  { target, data }: Pick<AuditEntry, 'target' | 'data'>,
): AuditEntry {
  const nobody = { actorId: null, ipAddress: null, requestId: null }
  return { id: newId(), at: now, action: 'flag.set', ...nobody, target, data }
}

async function memberCalled({ members }: TenantStores, email: string): Promise<string> {
  const member = await members.findByEmail(normalizeEmail(email) ?? email)
  if (!member) throw new FlagCommandError(`There is no member ${email}`)
  return member.userId
}
