import { describeTenancy, root, type TenancySubject } from '../contract/tenancy/subject'
import { createMemoryStores } from './stores'
import { createMemoryTenancy } from './tenant/tenancy'

describeTenancy('memory', async () => {
  const subject = {} as TenancySubject
  const clear = async () => {
    const { stores, transact, data } = createMemoryStores({ root })
    const tenancy = createMemoryTenancy(data, { root })
    const { events } = tenancy
    Object.assign(subject, { stores, transact, tenancy, events, other: { transact, tenancy } })
  }
  await clear()
  return Object.assign(subject, { clear, close: async () => undefined })
})
