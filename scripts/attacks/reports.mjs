/**
 * One test that ran.
 *
 * @typedef {{ title: string, passed: boolean }} RanTest
 */

/**
 * @typedef {{ testResults: { assertionResults: { fullName: string, status: string }[] }[] }} VitestReport
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 * @typedef {{ suites: Suite[] }} PlaywrightReport
 */

/**
 * The tests in vitest's JSON report, without those that were left out.
 *
 * @param {VitestReport} report
 * @returns {RanTest[]}
 */
export function testsOfVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  return tests
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' }))
}

/**
 * The tests in Playwright's JSON report, likewise. One that passed only when it was tried again has not passed.
 *
 * @param {PlaywrightReport} report
 * @returns {RanTest[]}
 */
export function testsOfPlaywright({ suites }) {
  // The outermost suites are files: what they are called is no part of a title.
  return suites.flatMap((file) => testsOfSuite({ ...file, title: '' }))
}

/**
 * @param {Suite} suite
 * @returns {RanTest[]}
 */
function testsOfSuite({ title, specs = [], suites = [] }) {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status !== 'skipped')
      .map(({ status }) => ({ title: spec.title, passed: status === 'expected' })),
  )
  const all = [...own, ...suites.flatMap(testsOfSuite)]
  return all.map((test) => ({ ...test, title: `${title} ${test.title}`.trim() }))
}
