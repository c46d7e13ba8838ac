import { cutAtEveryMessage } from './cut-every-message'
import { tenantCutFlows } from './cut-tenant-flows'

cutAtEveryMessage(tenantCutFlows)
