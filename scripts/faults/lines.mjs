/**
 * What was done and whether it held, a line each: their titles are sentences.
 *
 * @param {import('../attacks/reports.mjs').RanTest[]} tests
 */
export function drawFaults(tests) {
  return tests.map(({ title, passed }) => `  ${passed ? '✓ held  ' : '✗ FAILED'}  ${title}`).join('\n')
}
