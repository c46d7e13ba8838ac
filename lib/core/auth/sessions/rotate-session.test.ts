import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'

type Step = { do: 'refresh'; back: number } | { do: 'wait'; seconds: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('refresh' as const), back: fc.constantFrom(0, 0, 0, 1, 1, 2, 5) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 9, 10, 11, 60, 86_400, 604_800),
    }),
  },
)

/** The rule in a few lines: the newest token makes a child, its parent shares it for ten seconds, all else ends the session. */
function createModel() {
  const state = {
    generation: 0,
    rotatedAt: 0,
    expiresAt: 604_800,
    now: 0,
    ended: null as 'SESSION_REVOKED' | null,
    recent: [] as number[],
  }
  return {
    state,
    refresh(generation: number): string {
      if (state.ended) return state.ended
      if (state.now >= Math.min(state.expiresAt, 30 * 86_400)) return 'SESSION_EXPIRED'
      if (generation === state.generation) return rotate()
      if (generation === state.generation - 1 && state.now - state.rotatedAt <= 10) return 'same child'
      state.ended = 'SESSION_REVOKED'
      return state.ended
    },
  }

  function rotate(): string {
    state.recent = state.recent.filter((at) => at > state.now - 60)
    if (state.recent.length >= 10) return 'RATE_LIMITED'
    state.recent.push(state.now)
    state.generation++
    state.rotatedAt = state.now
    state.expiresAt = Math.min(state.now + 604_800, 30 * 86_400)
    return 'new child'
  }
}

it('REF-2 REF-3 REF-6 keeps the rule through any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const world = createTestAuth()
      const { browser } = await world.signUpVerified('ada@example.com')
      const tokens = [browser.cookies.get('__Host-ref') ?? '']
      const model = createModel()
      for (const next of steps) {
        if (next.do === 'wait') {
          world.clock.advance(next.seconds * 1_000)
          model.state.now += next.seconds
          continue
        }
        const generation = Math.max(0, tokens.length - 1 - next.back)
        // Another address each time, so that the limit of failures does not speak first.
        const address = `10.${tokens.length}.${steps.indexOf(next)}.1`
        const cookies = new Map([['__Host-ref', tokens[generation] ?? '']])
        const answer = await world.browser({ cookies, address }).post('/api/auth/refresh')
        const child = answer.cookies.find(({ name, value }) => name === '__Host-ref' && value)?.value
        const expected = model.refresh(generation)
        if (expected === 'new child') {
          expect(answer.status).toBe(200)
          expect(tokens).not.toContain(child)
          tokens.push(child ?? '')
        } else if (expected === 'same child') expect(child).toBe(tokens.at(-1))
        else expect(answer.code).toBe(expected)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)
