import { setTimeout as delay } from 'node:timers/promises'
import type { Browser } from './browser'
import { newAddress, newPerson } from './people'

/** What clients were told while an instance was killed under them. */
export type Acknowledged = {
  /** Addresses whose sign-up was answered 202. */
  signUps: string[]
  /** Browsers that hold what the last refresh they got an answer to gave them. */
  browsers: { browser: Browser; isCertain: boolean }[]
  /** Answers that are neither success nor the connection's end. */
  surprises: string[]
}

/**
 * Strangers sign up and browsers refresh as fast as they can until `kill` has done its work, which it begins once a
 * sign-up has been acknowledged. A request that was cut
 * off leaves its browser uncertain: the refresh may have happened or not.
 */
export async function workUntilKilled(
  open: (address: string) => Browser,
  signedIn: readonly Browser[],
  kill: () => Promise<void>,
): Promise<Acknowledged> {
  const told: Acknowledged = {
    signUps: [],
    browsers: signedIn.map((browser) => ({ browser, isCertain: true })),
    surprises: [],
  }
  let isOver = false
  const signingUp = async () => {
    while (!isOver) {
      const person = newPerson()
      const answer = await attempt(open(newAddress()).post('/api/auth/signup', person))
      if (answer?.status === 202) told.signUps.push(person.email)
      else if (answer) told.surprises.push(`sign-up: ${answer.status} ${answer.text}`)
    }
  }
  const refreshing = told.browsers.map(async (state) => {
    // Fewer than the limit of ten a minute, spread over the time.
    for (let count = 0; count < 3 && !isOver; count++) {
      const answer = await attempt(state.browser.post('/api/auth/refresh'))
      state.isCertain = answer !== null
      if (answer && answer.status !== 200) told.surprises.push(`refresh: ${answer.status} ${answer.text}`)
      await delay(Math.random() * 300)
    }
  })
  const working = [signingUp(), signingUp(), signingUp(), ...refreshing]
  while (told.signUps.length === 0 && told.surprises.length === 0) await delay(10)
  await delay(Math.random() * 500)
  await kill()
  isOver = true
  await Promise.all(working)
  return told
}

/** Null when the connection ended before the answer. */
async function attempt<T>(request: Promise<T>): Promise<T | null> {
  return request.catch(() => null)
}
