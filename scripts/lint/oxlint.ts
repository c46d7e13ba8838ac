import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The rules that each file breaks, by its path: it is judged as if it stood there in the project. */
export async function brokenRules(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'))
  try {
    const config = readFileSync('.oxlintrc.json', 'utf8').replace('./scripts/lint/plugin.mjs', plugin)
    for (const [path, text] of Object.entries({
      ...files,
      '.oxlintrc.json': config,
      'tsconfig.json': types,
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const broken: Record<string, string[]> = Object.fromEntries(Object.keys(files).map((path) => [path, []]))
    for (const { code = 'syntax', filename } of await lint(folder)) {
      broken[filename.replaceAll('\\', '/')]?.push(nameOf(code))
    }
    return broken
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const plugin = join(process.cwd(), 'scripts/lint/plugin.mjs').replaceAll('\\', '/')
const types = JSON.stringify({
  compilerOptions: {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: 'ES2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
  },
})

/** What oxlint prints; it exits with an error when it finds something. */
async function lint(cwd: string): Promise<{ code?: string; filename: string }[]> {
  const command = [join(process.cwd(), 'node_modules/oxlint/bin/oxlint'), '--format=json']
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, command, { cwd, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout))
  })
  return JSON.parse(printed).diagnostics
}

/** The name that the configuration has for what is printed as `eslint(no-var)`. */
function nameOf(code: string): string {
  const [, plugin = '', rule] = /^(.+)\((.+)\)$/.exec(code) ?? []
  const folder = { eslint: '', next: 'nextjs/', 'react-hooks': 'react/' }[plugin] ?? `${plugin}/`
  return rule ? `${folder}${rule}` : code
}
