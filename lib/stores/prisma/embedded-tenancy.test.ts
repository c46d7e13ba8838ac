import { describeTenancy } from '../contract/tenancy/subject'
import { openEmbeddedTenancy } from './test-tenancy'

describeTenancy('embedded database', openEmbeddedTenancy)
