import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenRules } from './oxlint'

const folder = join('e2e', 'lint-fixtures')
const names = readdirSync(folder).sort()

describe('lint', () => {
  it('refuses the wrong fixtures and no fine one', { timeout: 30_000 }, async () => {
    const [wrong, fine] = await Promise.all(
      ['wrong', 'fine'].map(async (kind) => {
        const read = names.filter((name) => name.includes(`.${kind}.`)).map(readFixture)
        const broken = await brokenRules(Object.fromEntries(read.map(({ path, text }) => [path, text])))
        return read.map(({ name, path, rule }) => ({ name, path, rule, broken: broken[path] }))
      }),
    )
    for (const { name, rule, broken } of wrong ?? []) expect.soft(broken, name).toEqual([rule])
    for (const { name, broken } of fine ?? []) expect.soft(broken, name).toEqual([])
    for (const read of [wrong, fine]) {
      expect(new Set(read?.map(({ path }) => path)).size, 'one path, one fixture').toBe(names.length / 2)
    }
  })

  it('has a twin for every wrong fixture', () => {
    const wrong = names.filter((name) => name.includes('.wrong.'))
    expect(wrong.length).toBeGreaterThan(0)
    expect(names.length).toBe(wrong.length * 2)
    for (const name of wrong) expect(names).toContain(name.replace('.wrong.', '.fine.'))
  })
})

/**
 * The first line of a fixture: the path it is judged at and, for a wrong one, the rule it breaks. Where any name does,
 * that is called example and stands for the fixture's own.
 */
function readFixture(name: string) {
  const text = readFileSync(join(folder, name), 'utf8')
  const [, path, rule] = /^\/\/ (\S+)(?: breaks (\S+))?\n/.exec(text) ?? []
  if (!path) throw new Error('A fixture starts with the path it stands for')
  const own = name.replace(/\.(wrong|fine)\.tsx?$/, '')
  return { name, path: path.replace(/example(?=\.tsx?$)/, own), text, rule }
}
