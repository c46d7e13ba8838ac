import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { channelLock, webLock, type LockChannel } from './tab-lock'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function setTimer(work: () => void, ms: number) {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Channels as a browser has them: a message reaches all others that were open when it was sent, a little later. */
function fakeChannels() {
  const open = new Set<LockChannel>()
  return {
    open,
    openChannel(): LockChannel {
      const channel: LockChannel = {
        onmessage: null,
        postMessage(data) {
          const others = [...open].filter((other) => other !== channel)
          setTimeout(
            () => others.forEach((other) => open.has(other) && other.onmessage?.({ data } as MessageEvent)),
            2,
          )
        },
        close: () => void open.delete(channel),
      }
      open.add(channel)
      return channel
    },
  }
}

describe('channelLock', () => {
  test('twenty tabs that claim at once take turns, one at a time', async () => {
    const channels = fakeChannels()
    let holding = 0
    let turns = 0
    const tabs = Array.from({ length: 20 }, () =>
      channelLock('x', { openChannel: channels.openChannel, setTimer, random: Math.random }),
    )
    const done = Promise.all(
      tabs.map((exclusive, at) =>
        pause(at % 5).then(() =>
          exclusive(async () => {
            holding += 1
            expect(holding).toBe(1)
            await pause(50)
            turns += 1
            holding -= 1
          }),
        ),
      ),
    )
    await vi.advanceTimersByTimeAsync(60_000)
    await done
    expect(turns).toBe(20)
    expect(channels.open.size).toBe(0)
  })

  test('a tab that comes while another is at work waits for it', async () => {
    const channels = fakeChannels()
    const exclusive = channelLock('x', { openChannel: channels.openChannel, setTimer, random: Math.random })
    const order: string[] = []
    const first = exclusive(async () => {
      await pause(5_000)
      order.push('first')
    })
    await vi.advanceTimersByTimeAsync(400)
    const second = exclusive(async () => void order.push('second'))
    await vi.advanceTimersByTimeAsync(10_000)
    await Promise.all([first, second])
    expect(order).toEqual(['first', 'second'])
  })

  test('a tab that vanished with the lock holds the others up for 20 s, not for ever', async () => {
    const channels = fakeChannels()
    const exclusive = channelLock('x', { openChannel: channels.openChannel, setTimer, random: Math.random })
    void exclusive(() => new Promise<void>(() => {}))
    await vi.advanceTimersByTimeAsync(400)
    let ran = false
    const waiting = exclusive(async () => void (ran = true))
    await vi.advanceTimersByTimeAsync(400)
    for (const channel of [...channels.open].slice(0, 1)) channel.close()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(ran).toBe(false)
    await vi.advanceTimersByTimeAsync(6_000)
    await waiting
    expect(ran).toBe(true)
  })

  test('work that fails gives the lock on, and the failure to its caller', async () => {
    const channels = fakeChannels()
    const exclusive = channelLock('x', { openChannel: channels.openChannel, setTimer, random: Math.random })
    const failing = exclusive(() => Promise.reject(new Error('no'))).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(400)
    expect(await failing).toBeInstanceOf(Error)
    const next = exclusive(async () => {})
    await vi.advanceTimersByTimeAsync(400)
    await next
    expect(channels.open.size).toBe(0)
  })
})

test('webLock asks the browser for the named lock', async () => {
  const names: string[] = []
  const request = (name: string, work: () => Promise<void>) => {
    names.push(name)
    return work()
  }
  const work = vi.fn(async () => {})
  await webLock({ request }, 'gatehouse:refresh')(work)
  expect(names).toEqual(['gatehouse:refresh'])
  expect(work).toHaveBeenCalledOnce()
})
