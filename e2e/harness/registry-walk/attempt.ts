import { errorStatus, type ErrorCode } from '@/lib/core/errors'
import type { Answer, Browser, Sending } from '../browser'
import { faultsOf } from './answer-shape'

/** One request. A header set to null is left out, as in the harness's browser. */
export type Call = { method: string; path: string; body?: unknown; headers: Record<string, string | null> }

/** What is made of a call that succeeds. */
export type Alteration = (call: Call) => Call

/** A way to make a call that must be refused. */
export type Attempt = {
  /** Begins with the id it has in the list of attacks. */
  title: string
  alter: Alteration
  refusal: ErrorCode
  /** The field that the refusal must name. */
  field?: string
}

/** The legitimate call that looks most like an attempt: it passes. */
export type Twin = Pick<Attempt, 'title' | 'alter'>

/** An answer, and the method it was asked with. */
export type Sent = { method: string; answer: Answer }

/** What became of an attempt, in a form that one `toMatchObject` can judge. */
export type Outcome = {
  status: number
  code: ErrorCode | undefined
  field: string | undefined
  /** Cookies that the answer sets. */
  cookies: string[]
  /** What is wrong with the answer's form: headers, error body, anything told that must not be. */
  faults: string[]
  /** What was written while it ran, e.g. `sessions.rotateSession`; empty where that cannot be seen. */
  writes: string[]
}

/** Sends it altered, or as it is. */
export async function send(browser: Browser, call: Call, alter: Alteration = (call) => call): Promise<Sent> {
  const { method, path, body, headers } = alter(call)
  return { method, answer: await ask(browser, method, path, { body, headers }) }
}

/** The answer, also where Next first sends an `RSC: 1` to the same path with its cache key, whatever is there. */
export async function ask(
  browser: Browser,
  method: string,
  path: string,
  sending?: Sending,
): Promise<Answer> {
  const answer = await browser.send(method, path, sending)
  const target = answer.status === 307 ? answer.headers.get('location') : null
  const [samePath, key = ''] = target?.split('?') ?? []
  return target && samePath === path && /^_rsc(=|$)/.test(key)
    ? browser.send(method, target, sending)
    : answer
}

export function outcomeOf({ method, answer }: Sent, writes: string[] = []): Outcome {
  return {
    status: answer.status,
    code: answer.code,
    field: answer.error?.issues?.[0]?.path,
    cookies: answer.cookies.map(({ name }) => name),
    faults: faultsOf(answer, method),
    writes,
  }
}

/** Refused with its code, in the right form, and nothing changed. */
export function refused({ refusal, field }: Pick<Attempt, 'refusal' | 'field'>): Partial<Outcome> {
  return {
    ...{ status: errorStatus[refusal], code: refusal, cookies: [], faults: [], writes: [] },
    ...(field !== undefined && { field }),
  }
}

export function withHeaders(headers: Call['headers']): Alteration {
  return (call) => ({ ...call, headers: { ...call.headers, ...headers } })
}

export function withBody(make: (body: Record<string, unknown>) => unknown): Alteration {
  return (call) => ({ ...call, body: make((call.body ?? {}) as Record<string, unknown>) })
}
