import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const wrong = {
  'await-thenable': 'export const found = async (text: string) => await text',
  'no-floating-promises': 'export function go() { later() }',
  'no-misused-promises': 'export const answer = () => (later() ? 1 : 2)',
  'no-unnecessary-type-assertion': 'export const said = (text: string) => text as string',
  'only-throw-error': "export function go() { throw 'no' }",
  'switch-exhaustiveness-check': "export function go(kind: 'a' | 'b') { switch (kind) { case 'a': return } }",
}

it('finds what only types tell', async () => {
  const compilerOptions = { strict: true, target: 'ES2022', module: 'esnext', moduleResolution: 'bundler' }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  for (const [rule, text] of Object.entries(wrong)) {
    const late = 'declare function later(): Promise<boolean>\nexport const promised = later\n'
    writeFileSync(join(folder, `${rule}.ts`), late + text)
  }
  writeFileSync(join(folder, 'fine.ts'), 'export const found = async (told: Promise<string>) => await told')

  const { diagnostics } = JSON.parse(await lint(['--format=json', folder]))
  const found = diagnostics.map(({ code, filename }: { code: string; filename: string }) => [
    /([^/\\]+)\.ts$/.exec(filename)?.[1],
    /\((.+)\)/.exec(code)?.[1],
  ])
  const rules = Object.keys(wrong)
  expect(found.toSorted()).toEqual(rules.map((rule) => [rule, rule]).toSorted())
}, 30_000)

/** What it prints; it exits with an error, for it finds something. */
async function lint(args: readonly string[]): Promise<string> {
  const command = ['node_modules/oxlint/bin/oxlint', '-c', '.oxlintrc.json', ...args]
  return new Promise((resolve) => execFile(process.execPath, command, (_error, stdout) => resolve(stdout)))
}
