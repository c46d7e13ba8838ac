import { attacks } from './ids.mjs'
import { idsIn, isTwin } from './titles.mjs'

/** @typedef {import('./ids.mjs').AttackId} AttackId */
/** @typedef {import('./reports.mjs').RanTest} RanTest */

/**
 * What became of one attack. `gotThrough`: cases in which it succeeded, which are the tests that failed.
 *
 * @typedef {{ id: AttackId, cases: number, gotThrough: number, twins: number, failedTwins: number }} Row
 */

/**
 * @param {readonly RanTest[]} tests
 * @param {readonly AttackId[]} ids
 * @returns {Row[]} one for each id, also for those that no test names
 */
export function tabulate(tests, ids) {
  const rows = new Map(ids.map((id) => [id, { id, cases: 0, gotThrough: 0, twins: 0, failedTwins: 0 }]))
  for (const { title, passed } of tests) {
    for (const id of idsIn(title)) {
      const row = rows.get(id)
      if (!row) continue
      if (isTwin(title)) {
        row.twins++
        if (!passed) row.failedTwins++
      } else {
        row.cases++
        if (!passed) row.gotThrough++
      }
    }
  }
  return [...rows.values()]
}

/**
 * What is wrong with a table, a line each: an attack that got through, that nobody tried, or that has no twin which
 * shows that what is allowed still works.
 *
 * @param {readonly Row[]} rows
 * @returns {string[]}
 */
export function holesOf(rows) {
  return rows.flatMap(({ id, cases, gotThrough, twins, failedTwins }) => [
    ...(cases === 0 ? [`${id} is tried by no test`] : []),
    ...(gotThrough > 0 ? [`${id} got through in ${gotThrough} of ${cases} cases`] : []),
    ...(twins === 0 ? [`${id} has no twin`] : []),
    ...(failedTwins > 0 ? [`${id} refuses what is allowed: ${failedTwins} of ${twins} twins failed`] : []),
  ])
}

/**
 * The table as it is printed.
 *
 * @param {readonly Row[]} rows
 */
export function drawTable(rows) {
  const width = Math.max(...rows.map(({ id }) => attacks[id].length))
  const line = (/** @type {string[]} */ [id = '', what = '', cases = '', through = '', twin = '']) =>
    `${id.padEnd(6)} ${what.padEnd(width)} ${cases.padStart(6)} ${through.padStart(12)}  ${twin}`
  const body = rows.map(({ id, cases, gotThrough, twins, failedTwins }) => {
    const twin = twins === 0 ? 'none' : failedTwins > 0 ? 'FAILED' : 'ok'
    return line([id, attacks[id], String(cases), String(gotThrough), twin])
  })
  return [line(['id', 'attack', 'cases', 'got through', 'twin']), ...body].join('\n')
}
