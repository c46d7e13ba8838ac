import { cutAtEveryMessage } from './cut-every-message'
import { resourceCutFlows } from './cut-resource-flows'

cutAtEveryMessage(resourceCutFlows)
