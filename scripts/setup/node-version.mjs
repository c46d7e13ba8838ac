import { readFileSync } from 'node:fs'
import { refuse } from './refuse.mjs'

/** Stops with one line when this Node is not one of those that package.json's `engines` names. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  if (!satisfies(process.versions.node, engines.node)) {
    refuse(
      `Gatehouse needs Node ${engines.node}, and this is Node ${process.versions.node}: https://nodejs.org`,
    )
  }
}

/**
 * Whether a version is in a range made of `^1.2` and `>=1.2`, joined by `||`: the dependency that knows all of semver
 * is not installed yet.
 *
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const have = numbers(version)
  return range.split('||').some((part) => {
    const [operator, floor] = part.trim().startsWith('^')
      ? ['^', part.trim().slice(1)]
      : ['>=', part.trim().slice(2)]
    const least = numbers(floor ?? '')
    return isAtLeast(have, least) && (operator === '>=' || have[0] === least[0])
  })
}

/** @param {string} version */
function numbers(version) {
  return version.split('.').map((part) => Number.parseInt(part, 10))
}

/**
 * @param {number[]} have
 * @param {number[]} least
 */
function isAtLeast(have, least) {
  for (const [index, floor] of least.entries()) {
    const part = have[index] ?? 0
    if (part !== floor) return part > floor
  }
  return true
}
