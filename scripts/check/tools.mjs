import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testsOfVitest } from '../attacks/reports.mjs'
import { fingerprint, isBuildCurrent, markBuilt } from '../setup/build.mjs'
import { inProject, nextCli } from '../setup/project.mjs'
import { runQuietly } from '../setup/run.mjs'

/** @typedef {import('./step.mjs').Result} Result */

/**
 * Runs the command line of an installed package; the whole run counts as one test.
 *
 * @param {string[]} script path below node_modules
 * @param {string[]} args
 * @returns {Promise<Result>}
 */
export async function tool(script, args) {
  const { code, output } = await runQuietly(process.execPath, [inProject('node_modules', ...script), ...args])
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

export async function checkFormat() {
  return tool(['oxfmt', 'bin', 'oxfmt'], ['--check', '.'])
}

export async function routeTypes() {
  return tool(['next', 'dist', 'bin', 'next'], ['typegen'])
}

/** After `routeTypes`. */
export async function checkTypes() {
  return tool(['typescript-7', 'bin', 'tsc'], ['--noEmit'])
}

export async function checkRules() {
  return tool(['oxlint', 'bin', 'oxlint'], [])
}

/**
 * Tests of vitest, by the names of their projects.
 *
 * @param {string[]} projects
 * @param {string[]} [args]
 * @returns {Promise<Result>}
 */
export async function vitest(projects, args = []) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-unit-'))
  try {
    const report = join(folder, 'report.json')
    const selected = projects.map((name) => `--project=${name}`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code, output } = await runQuietly(
      process.execPath,
      [inProject('node_modules', 'vitest', 'vitest.mjs'), 'run', ...selected, ...reporters, ...args],
      { env: { NODE_ENV: 'test' } },
    )
    const read = JSON.parse(readFileSync(report, 'utf8'))
    // A file that can't be loaded fails the run without failing a test.
    const failed = Math.max(read.numFailedTests, code === 0 ? 0 : 1)
    return { passed: read.numPassedTests, failed, output, tests: testsOfVitest(read) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {{ areTypesChecked?: boolean }} [options]
 * @returns {Promise<Result>}
 */
export async function productionBuild({ areTypesChecked = false } = {}) {
  if (isBuildCurrent()) return { passed: 1, failed: 0, output: '' }
  const source = fingerprint()
  const env = { GATEHOUSE_TYPES_CHECKED: areTypesChecked ? '1' : undefined }
  const { code, output } = await runQuietly(process.execPath, [nextCli, 'build'], { env })
  if (code === 0) markBuilt(source)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
}
