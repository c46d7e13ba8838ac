import { inject } from 'vitest'
import { describeTenancy } from '../contract/tenancy/subject'
import { openPostgresTenancy } from './test-tenancy'

describeTenancy('Postgres', () => openPostgresTenancy(inject('postgresUrl')))

describeTenancy('Postgres without row-level security', () =>
  openPostgresTenancy(inject('postgresUrl'), { rowSecurity: 'off' }),
)
