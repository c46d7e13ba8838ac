import { describeTenancy, root, type TenancySubject } from '../contract/tenancy/subject'
import { createMemoryStores } from './stores'
import { createMemoryTenancy } from './tenant/tenancy'

describeTenancy('memory', async () => {
  const subject = {} as TenancySubject
  const clear = async () => {
    const { stores, data } = createMemoryStores()
    const tenancy = createMemoryTenancy(data, { root })
    Object.assign(subject, { stores, tenancy, events: tenancy.events, other: { tenancy } })
  }
  await clear()
  return Object.assign(subject, { clear, close: async () => undefined })
})
