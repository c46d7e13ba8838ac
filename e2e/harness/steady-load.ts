import { setTimeout as delay } from 'node:timers/promises'
import { createBrowser, type Browser } from './browser'
import type { Instances } from './instances'
import { newAddress, served, signUpVerified, type Person } from './people'

export type SteadyLoad = {
  /** How many requests were answered as they should, by what they were. */
  done(): Record<string, number>
  /** What went wrong so far, a line each. */
  failures(): string[]
  /** Nobody asks anything while `work` runs: for what no real client would meet, such as a clock that leaps. */
  paused(work: () => Promise<void>): Promise<void>
  /** Settles when each session has been used twice more since now. */
  goesOn(): Promise<void>
  /** Ends the load and tells whose session is over, by address: nobody's, when all is well. */
  stop(): Promise<string[]>
}

export type LoadOptions = {
  handle: (request: Request) => Promise<Response>
  /** Sessions that are used all the time, 8 unless told. */
  sessions?: number
  /** Besides: people who sign in anew all the time, and strangers who open a page. */
  signIns?: boolean
}

type Step = { what: string; status: number; run: () => Promise<{ status: number; text: string }> }

/** A limit of ten a minute bounds how often one session may refresh. */
const refreshEveryMs = 7_000
/** So that the load is steady, and does not fill whatever machine it runs on. */
const pauseMs = 200

/** People using the app without a break: checking and refreshing their sessions, signing in, opening pages. */
export async function startLoad(instances: Instances, options: LoadOptions): Promise<SteadyLoad> {
  const { handle, sessions = 8, signIns = true } = options
  const { person } = await signUpVerified(instances)
  const open = () => createBrowser(handle, instances.appUrl, { address: newAddress() })
  const browsers = await signInAll(Array.from({ length: sessions }, open), person)
  const done: Record<string, number> = {}
  const failures: string[] = []
  let isOver = false
  let isPaused = false
  let underWay = 0

  const work = async (next: () => Step) => {
    while (!isOver) {
      if (!isPaused) {
        underWay++
        await take(next(), done, failures)
        underWay--
      }
      await delay(pauseMs)
    }
  }
  const used = () => (done['session'] ?? 0) + (done['refresh'] ?? 0) + failures.length
  const newcomer = signIns ? await signUpVerified(instances) : null
  const workers = browsers.map((browser) => work(useOf(browser)))
  if (newcomer)
    workers.push(
      work(() => signInStep(open(), newcomer.person)),
      work(() => pageStep(open())),
    )
  return {
    done: () => ({ ...done }),
    failures: () => [...failures],
    async paused(quietly) {
      isPaused = true
      while (underWay > 0) await delay(10)
      await quietly()
      isPaused = false
    },
    async goesOn() {
      const enough = used() + 2 * sessions
      while (used() < enough) await delay(pauseMs)
    },
    async stop() {
      isOver = true
      await Promise.all(workers)
      const checks = await Promise.all(browsers.map((browser) => stays(browser)))
      return checks.filter((gone) => gone !== null)
    },
  }
}

async function take(step: Step, done: Record<string, number>, failures: string[]): Promise<void> {
  const answer = await step.run().catch((error: unknown) => ({ status: 0, text: String(error) }))
  if (answer.status === step.status) done[step.what] = (done[step.what] ?? 0) + 1
  else failures.push(`${step.what}: ${answer.status} ${answer.text.slice(0, 300)}`)
}

/** Checks the session again and again, and refreshes it now and then, at another moment than the others. */
function useOf(browser: Browser): () => Step {
  let due = Date.now() + Math.random() * refreshEveryMs
  return () => {
    if (Date.now() < due) return { what: 'session', status: 200, run: () => checkSession(browser) }
    due = Date.now() + refreshEveryMs
    return { what: 'refresh', status: 200, run: () => browser.post('/api/auth/refresh') }
  }
}

/** As a browser does: a token that has run out is renewed, and the question asked again. */
async function checkSession(browser: Browser) {
  const answer = await browser.get('/api/auth/session')
  if (answer.status !== 401) return answer
  const renewed = await browser.post('/api/auth/refresh')
  return renewed.status === 200 ? browser.get('/api/auth/session') : renewed
}

function signInStep(browser: Browser, { email, password }: Person): Step {
  return { what: 'sign-in', status: 200, run: () => browser.post('/api/auth/signin', { email, password }) }
}

function pageStep(browser: Browser): Step {
  return { what: 'page', status: 200, run: () => browser.get('/sign-in') }
}

async function signInAll(browsers: Browser[], person: Person): Promise<Browser[]> {
  for (const browser of browsers) {
    const { status, text } = await served(() => signInStep(browser, person).run())
    if (status !== 200) throw new Error(`sign-in before the load: ${status} ${text}`)
  }
  return browsers
}

/** The address of a session that is over; null while it lives. */
async function stays(browser: Browser): Promise<string | null> {
  const refreshed = await browser.post('/api/auth/refresh')
  if (refreshed.status === 429) return (await checkSession(browser)).status === 200 ? null : browser.address
  return refreshed.status === 200 ? null : `${browser.address}: ${refreshed.status} ${refreshed.code}`
}
