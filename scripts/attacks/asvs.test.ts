import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from '../setup/project.mjs'
import { attackIds } from './ids.mjs'

const text = readFileSync(inProject('docs/security/asvs.md'), 'utf8')
const states = ['held', 'held by construction', 'in part', 'not built yet', 'adopter’s', 'non-goal']

type Requirement = { id: string; level: string; short: string; state: string; shown: string }

const requirements: Requirement[] = text.split('\n').flatMap((line) => {
  const [, id = '', level = '', short = '', state = '', shown = ''] = line
    .split('|')
    .map((cell) => cell.trim())
  return /^\d+\.\d+\.\d+$/.test(id) ? [{ id, level, short, state: state.replace("'", '’'), shown }] : []
})

/** What ASVS 5.0.0 has at levels 1 and 2, by section. */
const numbers: Record<string, number[]> = {
  ...{ '6.1': [1, 2, 3], '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '6.3': [1, 2, 3, 4] },
  ...{ '6.4': [1, 2, 3, 4], '6.5': [1, 2, 3, 4, 5], '6.6': [1, 2, 3], '6.8': [1, 2, 3, 4] },
  ...{
    '7.1': [1, 2, 3],
    '7.2': [1, 2, 3, 4],
    '7.3': [1, 2],
    '7.4': [1, 2, 3, 4, 5],
    '7.5': [1, 2],
    '7.6': [1, 2],
  },
  ...{ '9.1': [1, 2, 3], '9.2': [1, 2, 3, 4] },
}

/** The files named in a cell, each with the title of a test in it, if it names one. */
function filesIn(shown: string): { path: string; title: string | undefined }[] {
  const named = shown.matchAll(/`([\w./()[\]-]+\/[\w./()[\]-]+|[\w.-]*\.\w+)`(?: › _([^_]+)_)?/g)
  return [...named].map(([, path = '', title]) => ({ path, title }))
}

const idsIn = (shown: string) => [...shown.matchAll(/`([A-Z]{3}-\d+)`/g)].map(([, id = '']) => id)

describe('docs/security/asvs.md', () => {
  it('has every requirement of V6, V7 and V9 at levels 1 and 2, once and in order', () => {
    const all = Object.entries(numbers).flatMap(([section, list]) => list.map((at) => `${section}.${at}`))
    expect(requirements.map(({ id }) => id).filter((id) => /^[679]\./.test(id))).toEqual(all)
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
    expect(requirements.length).toBeGreaterThan(130)
  })

  it.each(requirements.map((requirement) => [requirement.id, requirement] as const))(
    '%s names a state, and what shows it is there',
    (_, { level, short, state, shown }) => {
      expect(['1', '2']).toContain(level)
      expect(short.split(' ').length).toBeLessThanOrEqual(12)
      expect(states).toContain(state)
      for (const { path, title } of filesIn(shown)) {
        expect(existsSync(inProject(path)), path).toBe(true)
        if (title) expect(readFileSync(inProject(path), 'utf8'), path).toContain(title)
      }
      for (const id of idsIn(shown)) expect(attackIds).toContain(id)
      const tests = filesIn(shown).filter(({ title }) => title)
      if (state === 'held') expect(tests.length + idsIn(shown).length).toBeGreaterThan(0)
      if (state === 'held by construction') expect(filesIn(shown).length).toBeGreaterThan(0)
    },
  )
})
