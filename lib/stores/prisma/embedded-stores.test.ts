import { openEmbeddedSubject } from './test-database'
import { describeStores } from '../contract/subject'

describeStores('embedded database', openEmbeddedSubject)
