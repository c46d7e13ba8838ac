import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInstances, type Instances } from '../harness/instances'
import { signUpVerified } from '../harness/people'

let instances: Instances
beforeAll(async () => void (instances = await startInstances()))
afterAll(() => instances.stop())

describe('REF-1 fifty refreshes of one token at once, over two instances', () => {
  it('give one child to all, and sign nobody out', async () => {
    const { browser } = await signUpVerified(instances)
    const { answers, byStatus } = await instances.race(50, () => browser.copy().post('/api/auth/refresh'))
    expect(byStatus).toEqual({ 200: 50 })
    const children = answers.map(({ cookies }) => cookies.find(({ name }) => name === 'ref')?.value)
    expect(new Set(children).size).toBe(1)
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
  })
})
