import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Logger } from './logger'
import { repeat } from './repeat'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const warn = vi.fn()
const log = { warn } as unknown as Logger

it('does it each time, also after it has failed, until it is ended', async () => {
  const work = vi.fn().mockResolvedValue(undefined).mockRejectedValueOnce(new Error('gone'))
  const end = repeat('It', 1_000, work, log)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(work).toHaveBeenCalledTimes(2)
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'It could not run')
  end()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(work).toHaveBeenCalledTimes(2)
})

it('does not begin it anew while it lasts', async () => {
  const work = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 2_500)))
  const end = repeat('It', 1_000, work, log)
  await vi.advanceTimersByTimeAsync(3_400)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(work).toHaveBeenCalledTimes(2)
  end()
})
