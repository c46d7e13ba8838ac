import { attackIds } from './ids.mjs'

/** @typedef {import('./ids.mjs').AttackId} AttackId */

/**
 * The ids that a title names: `REF-2 REF-3 …`, or `REF-2…4` for those three.
 *
 * @param {string} title
 * @returns {AttackId[]}
 */
export function idsIn(title) {
  const named = [...title.matchAll(/\b([A-Z]{3})-(\d+)(?:…(\d+))?(?!\w)/g)].flatMap(
    ([, group, first, last]) => {
      const count = Number(last ?? first) - Number(first) + 1
      return Array.from({ length: Math.max(count, 0) }, (_, at) => `${group}-${Number(first) + at}`)
    },
  )
  return attackIds.filter((id) => named.includes(id))
}

/**
 * Whether the test shows that the legitimate case passes.
 *
 * @param {string} title
 */
export function isTwin(title) {
  return /\btwin\b/i.test(title)
}

/**
 * A pattern, for vitest and Playwright alike, of the titles that name an id of these groups.
 *
 * @param {AttackId[]} ids
 */
export function titlePattern(ids) {
  const groups = new Set(ids.map((id) => id.slice(0, 3)))
  return `\\b(${[...groups].join('|')})-\\d`
}
