import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createEnv, EnvironmentError } from './create-env'

const schema = z.object({ NAME: z.string(), COUNT: z.coerce.number().default(7), LINK: z.url().optional() })

describe('createEnv', () => {
  it('gives what the schema describes, trimmed, and nothing else', () => {
    expect(createEnv(schema, { NAME: ' x ', COUNT: '3', OTHER: 'y' })).toEqual({ NAME: 'x', COUNT: 3 })
  })

  it('takes a blank variable for one that is not set', () => {
    expect(createEnv(schema, { NAME: 'x', COUNT: '', LINK: '  ' })).toEqual({ NAME: 'x', COUNT: 7 })
    expect(() => createEnv(schema, { NAME: '\t' })).toThrow(EnvironmentError)
  })

  it('names every bad variable, and shows the value of none', () => {
    const problems = () => {
      try {
        createEnv(schema, { COUNT: 'hunter2', LINK: 'hunter2' })
      } catch (error) {
        if (error instanceof EnvironmentError) return error.problems
      }
      return []
    }
    expect(problems().map((problem) => problem.split(':')[0])).toEqual(['NAME', 'COUNT', 'LINK'])
    expect(problems().join()).not.toContain('hunter2')
  })
})
