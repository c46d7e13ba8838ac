/**
 * `tests`: what ran, test by test, where the step knows.
 *
 * @typedef {import('../attacks/reports.mjs').RanTest} RanTest
 * @typedef {{ passed: number, failed: number, output: string, tests?: RanTest[] }} Result
 */

const results = /** @type {Result[]} */ ([])

/**
 * Runs one step of the tests and tells how it went: a line when it passed, everything it said when it did not.
 *
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const start = Date.now()
  if (process.stdout.isTTY) process.stdout.write(`  … ${name}`)
  const result = await work().catch((error) => ({
    passed: 0,
    failed: 1,
    output: String(error?.stack ?? error),
  }))
  results.push(result)
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  const tests = result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed · ` : ''
  if (process.stdout.isTTY) process.stdout.write('\r')
  console.log(`  ${result.failed === 0 ? '✓' : '✗'} ${name.padEnd(18)} ${tests}${seconds} s`)
  if (result.failed > 0) console.log(`\n${result.output.trim()}\n`)
  return result
}

/** Says the sum of all steps as the last line, and returns the exit code. */
export function summarize() {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}
