import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take half a minute and more: begun last, they would keep one core waiting at the end. */
const long = [
  ...['kill-postgres', 'registry-walk', 'database-outage', 'limits'],
  ...['cut-resource-flows', 'cut-tenant-flows', 'cut-account-flows', 'access-feed'],
]

/** Without a run before it, vitest knows nothing but how large a file is, and these are small. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? long.length : at
    }
    const usual = await super.sort(files)
    return usual.toSorted((one, other) => rank(one) - rank(other))
  }
}
