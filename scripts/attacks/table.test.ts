import { describe, expect, it } from 'vitest'
import { chosenIds } from './ids.mjs'
import { testsOfPlaywright, testsOfVitest } from './reports.mjs'
import { drawTable, holesOf, tabulate } from './table.mjs'
import { idsIn, isTwin, titlePattern } from './titles.mjs'

const ran = (title: string, passed = true) => ({ title, passed })

describe('titles', () => {
  it('name ids anywhere, one by one or from one to another', () => {
    expect(idsIn('cookies JWT-1 alg none')).toEqual(['JWT-1'])
    expect(idsIn('PWD-2 PWD-1: cut')).toEqual(['PWD-1', 'PWD-2'])
    expect(idsIn('REF-2…4 twin')).toEqual(['REF-2', 'REF-3', 'REF-4'])
    expect(idsIn('XJWT-1, JWT-12, JWT-1a, AES-256, ENU-9…1')).toEqual([])
  })

  it('are of a twin when they say the word', () => {
    expect(['twin: it passes', 'JWT-1 Twin'].map(isTwin)).toEqual([true, true])
    expect(['JWT-1 alg none', 'twinned'].map(isTwin)).toEqual([false, false])
  })

  it('are found by a pattern of their groups', () => {
    const pattern = new RegExp(titlePattern(['JWT-1', 'JWT-2', 'RED-4']))
    expect(['a JWT-7', 'RED-1…4', 'XRED-1', 'REF-1'].map((title) => pattern.test(title))).toEqual([
      ...[true, true, false, false],
    ])
  })
})

describe('chosenIds', () => {
  it('takes groups and single ids, and all when nothing is said', () => {
    expect(chosenIds(['RED-2', 'AUD'])).toEqual(['RED-2', 'AUD-3', 'AUD-4'])
    expect(chosenIds(['NON'])).toEqual([])
    expect(chosenIds([]).length).toBeGreaterThan(60)
  })
})

describe('reports', () => {
  it('of vitest tell what passed and what failed, and leave out what did not run', () => {
    const assertionResults = [
      { fullName: 'tokens JWT-1 none', status: 'passed' },
      { fullName: 'JWT-2', status: 'failed' },
      ...['skipped', 'pending', 'todo'].map((status) => ({ fullName: `JWT-3 ${status}`, status })),
    ]
    expect(testsOfVitest({ testResults: [{ assertionResults }, { assertionResults: [] }] })).toEqual([
      ran('tokens JWT-1 none'),
      ran('JWT-2', false),
    ])
  })

  it('of Playwright are read to any depth, without the names of files', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
    const inner = { title: 'RED-1', specs: [spec('off the site', 'expected'), spec('again', 'flaky')] }
    const file = { title: 'CSR-9.spec.ts', specs: [spec('INJ-9', 'unexpected')], suites: [inner] }
    const skipped = { title: 'b.spec.ts', specs: [spec('RED-2', 'skipped')] }
    expect(testsOfPlaywright({ suites: [file, skipped] })).toEqual([
      ran('INJ-9', false),
      ran('RED-1 off the site'),
      ran('RED-1 again', false),
    ])
  })
})

describe('the table', () => {
  it('counts cases and twins of each id, and those that failed', () => {
    const tests = [ran('RED-1 a'), ran('RED-1 RED-2 b', false), ran('RED-1…2 twin', false), ran('RED-2 twin')]
    expect(tabulate(tests, ['RED-1', 'RED-2', 'RED-3'])).toEqual([
      { id: 'RED-1', cases: 2, gotThrough: 1, twins: 1, failedTwins: 1 },
      { id: 'RED-2', cases: 1, gotThrough: 1, twins: 2, failedTwins: 1 },
      { id: 'RED-3', cases: 0, gotThrough: 0, twins: 0, failedTwins: 0 },
    ])
  })

  it('has no hole when each id held and its twin passed', () => {
    expect(holesOf(tabulate([ran('RED-1 a'), ran('RED-1 twin')], ['RED-1']))).toEqual([])
  })

  it.each([
    [[ran('RED-1 twin')], 'RED-1 is tried by no test'],
    [[ran('RED-1 a')], 'RED-1 has no twin'],
    [[ran('RED-1 a', false), ran('RED-1 twin')], 'RED-1 got through in 1 of 1 cases'],
    [[ran('RED-1 a'), ran('RED-1 twin', false)], 'RED-1 refuses what is allowed: 1 of 1 twins failed'],
  ])('has a hole: %#', (tests, hole) => {
    expect(holesOf(tabulate(tests, ['RED-1']))).toEqual([hole])
  })

  it('is drawn a line an id', () => {
    const lines = drawTable(tabulate([ran('RED-3 a'), ran('RED-3 twin')], ['RED-3', 'RED-4'])).split('\n')
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['id', 'attack', 'cases', 'got through', 'twin'],
      ['RED-3', 'CR LF in a target', '1', '0', 'ok'],
      ['RED-4', 'arrays and objects as a target', '0', '0', 'none'],
    ])
  })
})
