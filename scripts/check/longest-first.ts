import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take half a minute and more: begun last, they would keep one core waiting at the end. */
const long = [
  ...[
    'timing',
    'soak',
    'database-outage',
    'caching-proxy',
    'registry-hostile',
    'provider-away',
    'mail-outage',
    'database-late',
  ],
  ...['registry-walk', 'wallet', 'invitations', 'limits', 'kill-postgres'],
  ...['cut-tenant-flows', 'cut-project-flows', 'cut-resource-flows', 'cut-account-flows', 'kill-consuming'],
  ...['registry-fuzz', 'postgres-tenancy', 'embedded-tenancy', 'billing-commands', 'queue'],
]

/** Without a run before it, vitest knows nothing but how large a file is, and these are small. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? long.length : at
    }
    const usual = await super.sort(files)
    const longestFirst = usual.toSorted((one, other) => rank(one) - rank(other))
    // A worker goes on to the next file of its own project alone: else it ends, and another loads everything anew.
    return [...new Set(longestFirst.map(({ project }) => project))].flatMap((project) =>
      longestFirst.filter((file) => file.project === project),
    )
  }
}
