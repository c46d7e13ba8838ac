import { expect, it } from 'vitest'
import { createTestPipeline, thing } from '@/e2e/harness/test-pipeline'
import { sessionOf } from './context'

it('fails loudly where a handler reads a session that its action does not demand', async () => {
  const careless = thing({ handler: async (_, context) => ({ status: 200, body: sessionOf(context).user }) })
  const { browser, log } = createTestPipeline([careless])
  expect((await browser.post('/api/things', { name: 'A' })).status).toBe(500)
  expect(log[0]?.cause).toEqual(new TypeError('thing.make reads the session but does not demand one'))
})
