import type { Answer, Browser } from '../harness/browser'
import type { Instances } from '../harness/instances'
import { mailedToken, newAddress, newPerson } from '../harness/people'
import type { Ledger } from './ledger'

/** A device as its owner believes it to be. */
export type Device = { browser: Browser; id: string; generation: number; renewedAt: number; live: boolean }

export type SimulatedPerson = {
  email: string
  password: string
  devices: Device[]
  resets: number
  isBusy: boolean
}

export type World = { instances: Instances; ledger: Ledger }

const renewAfterMs = 40_000

/** Sends one request, times it, and takes any other status than the expected for an error. */
export async function call(
  { ledger }: World,
  kind: string,
  expected: number,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const started = performance.now()
  const answer = await send()
  ledger.timed(kind, performance.now() - started)
  if (answer.status !== expected) {
    throw new Error(`${kind}: ${answer.status} instead of ${expected}: ${answer.text.slice(0, 200)}`)
  }
  return answer
}

export const liveDevices = ({ devices }: SimulatedPerson) => devices.filter(({ live }) => live)

/** Signs up, opens the mailed link in the same browser, and so is signed in. */
export async function arrive(world: World): Promise<SimulatedPerson> {
  const { email, password, name } = newPerson()
  const browser = world.instances.browser({ address: newAddress() })
  const signUp = { email, password, name }
  await call(world, 'sign-up', 202, () => browser.post('/api/auth/signup', signUp))
  const token = await mailedToken(world.instances, email, '/verify-email')
  await call(world, 'verify', 200, () => browser.post('/api/auth/verify-email', { token }))
  world.ledger.did('auth.sign_up', 'auth.verify_email', 'auth.sign_in')
  world.ledger.mailed(1)
  return { email, password, devices: [await newDevice(world, browser)], resets: 0, isBusy: false }
}

/** Signs in on a device that the account has not seen. */
export async function signIn(world: World, person: SimulatedPerson): Promise<void> {
  const browser = world.instances.browser({ address: newAddress() })
  const { email, password } = person
  await call(world, 'sign-in', 200, () => browser.post('/api/auth/signin', { email, password }))
  world.ledger.did('auth.sign_in')
  world.ledger.mailed(1)
  person.devices.push(await newDevice(world, browser))
}

/** Looks who is signed in, to learn the session's id. */
export async function newDevice(world: World, browser: Browser): Promise<Device> {
  const answer = await call(world, 'session check', 200, () => browser.get('/api/auth/session'))
  const { id } = answer.json<{ session: { id: string } }>().session
  return { browser, id, generation: 0, renewedAt: Date.now(), live: true }
}

/** Trades the refresh token, as our pages do before the access token ends. */
export async function renew(world: World, device: Device): Promise<void> {
  await call(world, 'refresh', 200, () => device.browser.post('/api/auth/refresh'))
  device.generation += 1
  device.renewedAt = Date.now()
}

export async function renewIfOld(world: World, device: Device): Promise<void> {
  if (Date.now() - device.renewedAt > renewAfterMs) await renew(world, device)
}
