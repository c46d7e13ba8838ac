import { cutAtEveryMessage } from './cut-every-message'
import { projectCutFlows } from './cut-project-flows'

cutAtEveryMessage(projectCutFlows)
