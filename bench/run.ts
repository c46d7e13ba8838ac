import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { Effort, Measurement, Row } from './harness/measurement'
import { markdownTable, terminalTable } from './harness/table'
import { access } from './measurements/access'
import { accessGrowth } from './measurements/access-growth'
import { accessSet } from './measurements/access-set'
import { cookies } from './measurements/cookies'
import { growth } from './measurements/growth'
import { memory } from './measurements/memory'
import { page } from './measurements/page'
import { refresh } from './measurements/refresh'
import { route } from './measurements/route'
import { sessionCheck } from './measurements/session-check'
import { sessionCheckCold } from './measurements/session-check-cold'
import { signInMeasurement } from './measurements/sign-in'
import { signUp } from './measurements/sign-up'
import { wallet } from './measurements/wallet'

const measurements: Measurement[] = [
  ...[sessionCheck, sessionCheckCold, route, signInMeasurement, refresh],
  ...[signUp, memory, growth, cookies, page],
  ...[access, accessGrowth, accessSet, wallet],
]
const document = 'docs/benchmarks.md'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, long: { type: 'boolean' }, write: { type: 'boolean' } },
})
const effort: Effort = values.quick ? 'quick' : values.long ? 'long' : 'usual'
const chosen = measurements.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.startsWith(word)),
)
if (chosen.length === 0) {
  console.error(`There is: ${measurements.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const rows: Row[] = []
for (const { name, run } of chosen) {
  const start = performance.now()
  process.stdout.write(`  … ${name}\n`)
  const found = await run(effort).catch(failed(name))
  rows.push(...found)
  for (const { what, measured } of found) process.stdout.write(`    ${what}: ${measured}\n`)
  process.stdout.write(`    ${((performance.now() - start) / 1_000).toFixed(0)} s\n`)
}
const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, effort: ${effort}`
console.log(`\n${terminalTable(rows)}\n\n${machine}`)
const missed = rows.filter(({ met }) => met === false).length
const judged = rows.filter(({ met }) => met !== null).length
console.log(`${judged - missed} goals met, ${missed} missed`)
if (values.write) write()
process.exit(0)

/** One that can't be made is a goal that is missed, and no reason to lose the others. */
function failed(name: string) {
  return (error: Error): Row[] => [
    {
      what: name,
      beside: '',
      measured: error.message,
      goal: '',
      met: false,
      profile: error.stack?.split('\n'),
    },
  ]
}

/** Between the markers, and nothing else. */
function write(): void {
  const text = readFileSync(document, 'utf8')
  const table = `<!-- figures -->\n\n${machine}.\n\n${markdownTable(rows)}\n\n<!-- /figures -->`
  const written = text.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, () => table)
  writeFileSync(document, written)
  execFileSync(process.execPath, ['node_modules/oxfmt/bin/oxfmt', document])
  console.log(`Written to ${document}`)
}
