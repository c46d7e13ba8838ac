import { holesOf } from './table.mjs'

/**
 * The table as a step of a check: each attack counts as one test.
 *
 * @param {readonly import('./table.mjs').Row[]} rows
 * @returns {Promise<import('../check/step.mjs').Result>}
 */
export async function judged(rows) {
  const holes = holesOf(rows)
  const failed = rows.filter((row) => holesOf([row]).length > 0).length
  return { passed: rows.length - failed, failed, output: holes.join('\n') }
}
