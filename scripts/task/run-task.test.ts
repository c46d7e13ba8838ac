import { parseArgs } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { runTask, tellFailures } from './run-task'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void (process.exitCode = undefined))

const told = () => vi.mocked(console.error).mock.calls.flat().join('\n')

it('tells who could not be dealt with and why, and fails the process', () => {
  const down = new AppError('UNAVAILABLE', 'The provider is down.')
  tellFailures([{ tenantId: 'acme', error: down }])
  expect(told()).toMatch(/acme[^]*The provider is down\./)
  expect(process.exitCode).toBe(1)
})

it('twin: says nothing, and leaves the process a success, where nothing has failed', () => {
  tellFailures([])
  expect([told(), process.exitCode]).toEqual(['', undefined])
})

it('tells of an option that is none in a line, without a stack', async () => {
  await runTask(async () => void parseArgs({ args: ['--dry'], options: { 'dry-run': { type: 'boolean' } } }))
  expect(told()).toMatch(/^\n {2}Unknown option '--dry'/)
  expect([told().includes('    at '), process.exitCode]).toEqual([false, 1])
})

it('twin: tells of a mistake in the code with its stack', async () => {
  await runTask(() => Promise.reject(new TypeError('x is not a function')))
  expect(vi.mocked(console.error).mock.calls).toEqual([[expect.any(TypeError)]])
  expect(process.exitCode).toBe(1)
})
