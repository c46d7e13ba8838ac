import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyAction } from '@/lib/core/action/action'
import { errorsOf } from '@/lib/core/action/openapi-errors'
import { inputsOf, validOf, withInputs } from '../harness/registry-walk/arbitraries'
import { refused, type Outcome } from '../harness/registry-walk/attempt'
import { schemaOf } from '../harness/registry-walk/fields'
import { openStage, type Stage } from '../harness/registry-walk/stage'
import { createTestAuth } from '../harness/test-auth'

const { actions } = createTestAuth()
const isLong = process.env.GATEHOUSE_LONG === '1'
/** A failure prints the seed and the path to it; GATEHOUSE_SEED tries another. */
const settings = { seed: Number(process.env.GATEHOUSE_SEED ?? 20_261_121), numRuns: isLong ? 2_000 : 15 }

const testTimeout = isLong ? 600_000 : 30_000

/** A stage that is opened anew once a call has changed it, or a limit has been reached. */
function renewedStage(action: AnyAction) {
  let stage: Stage | undefined
  return {
    open: async () => (stage ??= await openStage(action)),
    spend({ status, cookies }: Outcome) {
      if (status < 400 || status === 429 || cookies.length > 0) stage = undefined
    },
  }
}

/** Whether the schemas take it, asked without the pipeline. */
function isTaken(action: AnyAction, body: unknown, query: object): boolean {
  const takesBody = !action.body || action.body.strict().safeParse(body).success
  return takesBody && (!action.query || action.query.strict().safeParse(query).success)
}

describe.each(actions)('$method $path', (action) => {
  it(
    'INJ-1 INJ-2 INJ-4 whatever it is given, it answers as it says it does and refuses what its schema refuses',
    async () => {
      const stages = renewedStage(action)
      await fc.assert(
        fc.asyncProperty(inputsOf(action), async (inputs) => {
          const stage = await stages.open()
          const call = withInputs(action, inputs)(stage.call)
          const outcome = await stage.attempt(() => call)
          stages.spend(outcome)
          // As it arrives: what JSON leaves out is not there.
          const body: unknown = call.body === undefined ? {} : JSON.parse(JSON.stringify(call.body))
          if (!isTaken(action, body, inputs.query))
            expect(outcome).toMatchObject(refused({ refusal: 'VALIDATION' }))
          else expectDocumented(action, outcome)
        }),
        settings,
      )
    },
    testTimeout,
  )
})

function expectDocumented(action: AnyAction, { status, code, faults }: Outcome): void {
  expect(faults).toEqual([])
  expect(status, code).toBeLessThan(500)
  if (code === undefined) expect(Object.keys(action.answers).map(Number)).toContain(status)
  else expect(errorsOf(action)).toContain(code)
}

const withBody = actions.filter(({ body }) => body)

describe.each(withBody)('the published schema of $method $path', ({ body }) => {
  it('INJ-1 twin: gives values that are taken', () => {
    if (!body) throw new Error('no body')
    const schema = schemaOf(body)
    const values = fc.sample(validOf(schema), { ...settings, numRuns: 400 })
    const taken = values.filter((value) => body.strict().safeParse(value).success)
    expect(taken.length).toBeGreaterThan(values.length / 10)
  })
})
