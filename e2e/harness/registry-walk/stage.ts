import type { AnyAction } from '@/lib/core/action/action'
import { createRegistry } from '@/lib/core/action/registry'
import type { AuthOptions } from '@/lib/core/auth/options'
import type { Browser } from '../browser'
import { successfulCalls } from '../successful-calls'
import { createTestAuth, type TestAuth } from '../test-auth'
import { outcomeOf, send, type Alteration, type Call, type Outcome, type Sent } from './attempt'
import { watched } from './watched-world'

/** A world in which one action is about to succeed: all is prepared, and the call itself is held back. */
export type Stage = {
  world: TestAuth
  /** Whoever makes the call, with all the cookies that it needs. */
  browser: Browser
  call: Call
  send(alter?: Alteration): Promise<Sent>
  /** Sends it altered, or as it is, and tells what became of it. */
  attempt(alter?: Alteration): Promise<Outcome>
  /** The same call, made by somebody else; and what they were told. */
  attemptAs(browser: Browser): Promise<Outcome & { text: string }>
}

/** Runs the way to make the action succeed, up to its first call of the action. */
export async function openStage(action: AnyAction, options: AuthOptions = {}): Promise<Stage> {
  const world = createTestAuth(options)
  const { browser, call } = await holdBack(action, world)
  // What is tried must not depend on the cookies that an earlier answer took away.
  const cookies = new Map(browser.cookies)
  const restored = () => {
    browser.cookies.clear()
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    return browser
  }
  return {
    ...{ world, browser, call },
    send: (alter) => send(restored(), call, alter),
    async attempt(alter) {
      const before = marksOf(world)
      return outcomeOf(await send(restored(), call, alter), writesSince(world, before))
    },
    async attemptAs(other) {
      const before = marksOf(world)
      const sent = await send(other, call)
      return { ...outcomeOf(sent, writesSince(world, before)), text: sent.answer.text }
    },
  }
}

/** One stage for many attempts: what is refused leaves it as it is. Opened when it is first asked for. */
export function sharedStage(action: AnyAction, options: AuthOptions = {}): () => Promise<Stage> {
  let opened: Promise<Stage> | undefined
  return () => (opened ??= openStage(action, options))
}

type Held = { browser: Browser; call: Call }

function holdBack(action: AnyAction, world: TestAuth): Promise<Held> {
  const registry = createRegistry(world.actions)
  const isTheCall = (method: string, path: string) => {
    const match = registry.match(method, new URL(path, 'http://any').pathname)
    return match.found && match.action.key === action.key
  }
  return new Promise((found, failed) => {
    const holding = watched(world, (browser, method, path, { body, headers = {} }) => {
      if (!isTheCall(method, path)) return browser.send(method, path, { body, headers })
      found({ browser, call: { method, path, body, headers } })
      return new Promise(() => undefined)
    })
    const call = successfulCalls[action.key]
    if (!call) return failed(new Error(`there is no successful call of ${action.key}`))
    const missing = () => failed(new Error(`the successful call of ${action.key} never calls it`))
    call(holding).then(missing, failed)
  })
}

type Marks = { calls: number; audit: number; mails: number }

function marksOf({ storeCalls, audit, mails }: TestAuth): Marks {
  return { calls: storeCalls.length, audit: audit.length, mails: mails.length }
}

/** Names of methods that only read. A method that is called anything else is taken to write. */
const reads = /^(find|list|count|has|peek|read$|ofUser$|on$|all$|holdersOf$|placements$|standing$)/

function writesSince({ storeCalls, audit, mails }: TestAuth, before: Marks): string[] {
  const calls = storeCalls.slice(before.calls).filter(({ method }) => !reads.test(method))
  return [
    ...calls.map(({ store, method }) => `${store}.${method}`),
    ...audit.slice(before.audit).map(({ action }) => `audit ${action}`),
    ...mails.slice(before.mails).map(({ kind }) => `mail ${kind}`),
  ]
}
