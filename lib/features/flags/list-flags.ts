import type { AccessModel } from '@/lib/core/access/model'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { FlagCommandError } from './flag-command'

/** A flag of the definition, and how it is set; null: it is not. */
export type FlagState = {
  key: string
  title: string
  default: boolean
  everywhere: { enabled: boolean; percent: number | null } | null
  /** In the organization asked about. `userId` null: for all of it, and first. */
  here: { userId: string | null; enabled: boolean }[]
}

/** Every flag of the definition, with how it is set everywhere and in one organization. */
export async function listFlags(
  { tenancy, model }: { tenancy: Pick<Tenancy, 'directory' | 'inTenant'>; model: Pick<AccessModel, 'flags'> },
  tenant?: string,
): Promise<FlagState[]> {
  const settings = await tenancy.directory.listFlags()
  const overrides = tenant === undefined ? [] : await overridesOf(tenancy, tenant)
  return Object.values(model.flags).map(({ key, title, default: isOn }) => {
    const setting = settings.find((one) => one.key === key)
    return {
      ...{ key, title, default: isOn },
      everywhere: setting ? { enabled: setting.enabled, percent: setting.percent } : null,
      here: overrides
        .filter((one) => one.key === key)
        .map(({ userId, enabled }) => ({ userId, enabled }))
        .sort((one, other) => (one.userId ?? '').localeCompare(other.userId ?? '')),
    }
  })
}

async function overridesOf({ directory, inTenant }: Pick<Tenancy, 'directory' | 'inTenant'>, slug: string) {
  const tenant = await directory.findBySlug(slug)
  if (!tenant) throw new FlagCommandError(`There is no organization "${slug}"`)
  return inTenant(tenant.id, ({ flags }) => flags.list())
}
