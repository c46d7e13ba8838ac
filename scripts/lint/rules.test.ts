import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { brokenRules } from './oxlint'
import { wrongExamples } from './wrong-examples'

/** What zones.test.ts has fixtures for. */
const ownRules = ['import-zones', 'file-names', 'tenant-rows', 'no-restricted-syntax']

it('has something to find for every rule', () => {
  const { rules, overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'))
  const names = [rules, ...overrides.map((override: { rules: object }) => override.rules)].flatMap(
    Object.keys,
  )
  const examples = [...Object.keys(wrongExamples), ...ownRules.map((name) => `gatehouse/${name}`)]
  expect(examples.toSorted()).toEqual([...new Set(names)].sort())
})

it('finds it', { timeout: 30_000 }, async () => {
  const files = Object.entries(wrongExamples).map(([rule, example]) => {
    const { path, text } = typeof example === 'string' ? { path: 'components/*.tsx', text: example } : example
    return { rule, path: path.replace('*', rule.replace('/', '-')), text }
  })
  const broken = await brokenRules(Object.fromEntries(files.map(({ path, text }) => [path, text])))
  for (const { rule, path } of files) expect.soft(broken[path], path).toContain(rule)
})

it(
  'is told by a comment to let something pass, and refuses an idle comment',
  { timeout: 30_000 },
  async () => {
    const found = 'export const read = (found?: string) => found!'
    const comment = '// eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- it is there'
    const broken = await brokenRules({
      'lib/used.ts': `${comment}\n${found}`,
      'lib/unused.ts': `${comment}\nexport const read = 1`,
    })
    expect(broken['lib/used.ts']).toEqual([])
    expect(broken['lib/unused.ts']).toHaveLength(1)
  },
)
