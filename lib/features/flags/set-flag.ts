import type { FlagModel } from '@/lib/core/access/model'
import { suggestion } from '@/lib/core/access/problems'
import { normalizeEmail } from '@/lib/core/auth/email-address'
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
 * Sets a flag of the definition: for all organizations or a share of them, for one, or for one of its members. Open pages
 * are told at once. Throws FlagCommandError for a flag, an organization or a member that there is not.
 */
export async function setFlag({ tenancy, model, ...act }: FlagSetting, change: FlagChange): Promise<void> {
  const { key, tenant, user, enabled, percent } = change
  if (!Object.hasOwn(model.flags, key))
    throw new FlagCommandError(`There is no flag "${key}"${suggestion(key, Object.keys(model.flags))}`)
  if (tenant === undefined)
    return tenancy.directory.setFlag(key, enabled === null ? null : { enabled, percent })
  const found = await tenancy.directory.findBySlug(tenant)
  if (!found) throw new FlagCommandError(`There is no organization "${tenant}"`)
  await tenancy.inTenant(found.id, async (stores) => {
    const userId = user === undefined ? null : await memberCalled(stores, user)
    await stores.flags.set(key, userId, enabled)
    await stores.audit.record({
      ...{
        id: act.newId(),
        at: act.now,
        action: 'flag.set',
        actorId: null,
        ipAddress: null,
        requestId: null,
      },
      target: userId === null ? { type: 'tenant', id: found.id } : { type: 'user', id: userId },
      data: { key, enabled },
    })
    await stores.events.send('flag_changed', userId)
  })
}

async function memberCalled({ members }: TenantStores, email: string): Promise<string> {
  const member = await members.findByEmail(normalizeEmail(email) ?? email)
  if (!member) throw new FlagCommandError(`There is no member ${email}`)
  return member.userId
}
