import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../harness/browser'
import { startInstances, type Instances } from '../harness/instances'
import { newAddress, signUpVerified } from '../harness/people'
import { hostileTexts } from '../harness/registry-walk/arbitraries'
import { outcomeOf, send } from '../harness/registry-walk/attempt'
import { exampleCall } from '../harness/registry-walk/example-call'
import { fieldsOf, isText, replaceAt } from '../harness/registry-walk/fields'
import { inTurn } from '../harness/registry-walk/in-turn'
import { pathOf } from '../harness/registry-walk/methods'
import { mutationsOf } from '../harness/registry-walk/mutations-of'
import { createTestAuth } from '../harness/test-auth'

const { actions } = createTestAuth()
const mutations = mutationsOf(actions).map((action, turn) => ({ ...action, action, turn }))

let instances: Instances
let browser: Browser
beforeAll(async () => {
  instances = await startInstances()
  ;({ browser } = await signUpVerified(instances))
})
afterAll(() => instances.stop())

describe('the built app', () => {
  it.each(mutations)('INJ-2 INJ-4 stands whatever text $method $path is given', async ({ action, turn }) => {
    // In the process, every field is given all of them: what stands in front of it knows no fields.
    const fields = fieldsOf(action).filter(isText)
    for (const [at, field] of fields.entries())
      for (const text of inTurn(hostileTexts, turn + at, 2 * fields.length)) {
        const stranger = instances.browser({ address: newAddress(), cookies: browser.cookies })
        const call = exampleCall(action)
        const body = replaceAt(call.body, field.path, text)
        const { status, faults } = outcomeOf(await send(stranger, { ...call, body }))
        expect(status, `${field.path.join('.')}: ${JSON.stringify(text)}`).toBeLessThan(500)
        expect(faults).toEqual([])
      }
  })

  it.each(actions.filter(({ params, query }) => params ?? query))(
    'INJ-2 stands whatever id or query $method $path is given',
    async (action) => {
      const texts = hostileTexts.filter((text) => text && text.length < 1_000).map(encodeURIComponent)
      const places = [
        ...(action.params ? [(text: string) => action.path.replace(/:\w+/g, text)] : []),
        ...Object.keys(action.query?.shape ?? {}).map(
          (name) => (text: string) => `${pathOf(action)}?${name}=${text}`,
        ),
      ]
      const paths = places.flatMap((place, turn) => inTurn(texts, turn, places.length).map(place))
      for (const path of paths) {
        const { status } = await browser.send(action.method, path)
        expect(status, path).toBeLessThan(500)
      }
    },
  )
})
