import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const folder = join(process.cwd(), 'e2e', 'lint-fixtures')
const eslint = new ESLint()

describe('lint', () => {
  for (const name of readdirSync(folder).sort()) {
    it(`judges ${name}`, { timeout: 30_000 }, async () => {
      const text = readFileSync(join(folder, name), 'utf8')
      const { path, rule } = readHeader(text)
      const [result] = await eslint.lintText(text, { filePath: join(process.cwd(), path) })
      const broken = result?.messages.map((message) => message.ruleId)
      expect(broken).toEqual(name.includes('.wrong.') ? [rule] : [])
    })
  }

  it('has a twin for every wrong fixture', () => {
    const names = readdirSync(folder)
    const wrong = names.filter((name) => name.includes('.wrong.'))
    expect(wrong.length).toBeGreaterThan(0)
    expect(names.length).toBe(wrong.length * 2)
    for (const name of wrong) expect(names).toContain(name.replace('.wrong.', '.fine.'))
  })
})

/** The first line of a fixture: the path it is judged at and, for a wrong one, the rule it breaks. */
function readHeader(text: string) {
  const [, path, rule] = /^\/\/ (\S+)(?: breaks (\S+))?\n/.exec(text) ?? []
  if (!path) throw new Error('A fixture starts with the path it stands for')
  return { path, rule }
}
