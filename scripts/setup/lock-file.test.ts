import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

it('has the packages of every platform in the lock file, so that npm ci works on each', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isReachable(packages, path, name)),
  )
  expect(missing).toEqual([])
})

/** Looks for a package as Node does: beside the one that asks, then further up. */
function isReachable(packages: Lock['packages'], from: string, name: string): boolean {
  if (`${from ? `${from}/` : ''}node_modules/${name}` in packages) return true
  if (from === '') return false
  const parent = from.lastIndexOf('node_modules/')
  return isReachable(packages, parent > 0 ? from.slice(0, parent - 1) : '', name)
}
