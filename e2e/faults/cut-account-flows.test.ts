import { cutAtEveryMessage } from './cut-every-message'
import { accountCutFlows } from './cut-account-flows'

cutAtEveryMessage(accountCutFlows)
