import { mailedToken, newAddress } from '../harness/people'
import {
  call,
  liveDevices,
  newDevice,
  renew,
  renewIfOld,
  signIn,
  type Device,
  type SimulatedPerson,
  type World,
} from './simulated-person'

/** One thing that a person does on a device of theirs. It keeps what the person believes up to date. */
type Act = (world: World, person: SimulatedPerson, device: Device) => Promise<void>

const maxDevices = 8
/** The address has three an hour. */
const maxResets = 3
/** The session has ten children a minute. */
const refreshEveryMs = 7_000

const check: Act = async (world, _, { browser }) => {
  await call(world, 'session check', 200, () => browser.get('/api/auth/session'))
}

const refresh: Act = async (world, person, device) => {
  if (Date.now() - device.renewedAt < refreshEveryMs) return check(world, person, device)
  await renew(world, device)
}

const list: Act = async (world, person, { browser }) => {
  const answer = await call(world, 'list', 200, () => browser.get('/api/auth/sessions'))
  const told = answer.json<{ sessions: { id: string }[] }>().sessions.map(({ id }) => id)
  const believed = liveDevices(person).map(({ id }) => id)
  if (String(told.sort()) !== String(believed.sort())) throw new Error(`list: ${told.length} sessions told`)
}

const signInElsewhere: Act = async (world, person, device) => {
  if (liveDevices(person).length >= maxDevices) return signOut(world, person, device)
  await signIn(world, person)
}

const signOut: Act = async (world, person, device) => {
  await call(world, 'sign-out', 204, () => device.browser.post('/api/auth/signout'))
  world.ledger.did('auth.sign_out')
  device.live = false
  if (liveDevices(person).length === 0) await signIn(world, person)
}

const signOutOthers: Act = async (world, person, device) => {
  const others = liveDevices(person).filter((other) => other !== device)
  const answer = await call(world, 'sign out others', 200, () => device.browser.delete('/api/auth/sessions'))
  if (answer.json<{ revoked: number }>().revoked !== others.length) throw new Error('sign out others: count')
  world.ledger.did('auth.revoke_other_sessions')
  for (const other of others) other.live = false
}

const signOutAnother: Act = async (world, person, device) => {
  const other = liveDevices(person).find((candidate) => candidate !== device)
  if (!other) return signIn(world, person)
  await call(world, 'sign out one', 204, () => device.browser.delete(`/api/auth/sessions/${other.id}`))
  world.ledger.did('auth.revoke_session')
  other.live = false
  await call(world, 'refresh of a revoked one', 401, () => other.browser.post('/api/auth/refresh'))
}

const changePassword: Act = async (world, person, device) => {
  const change = {
    currentPassword: person.password,
    newPassword: `${person.password.slice(0, 24)} ${Date.now()}`,
  }
  await call(world, 'change password', 200, () => device.browser.post('/api/auth/change-password', change))
  world.ledger.did('auth.change_password')
  world.ledger.mailed(1)
  person.password = change.newPassword
  for (const each of liveDevices(person)) each.live = false
  person.devices.push(await newDevice(world, device.browser))
}

const reset: Act = async (world, person, device) => {
  if (person.resets >= maxResets) return check(world, person, device)
  person.resets += 1
  const stranger = world.instances.browser({ address: newAddress() })
  await call(world, 'forgot password', 200, () =>
    stranger.post('/api/auth/forgot-password', { email: person.email }),
  )
  const token = await mailedToken(world.instances, person.email, '/reset-password', person.resets)
  const password = `${person.password.slice(0, 24)} ${Date.now()}`
  await call(world, 'reset password', 200, () =>
    stranger.post('/api/auth/reset-password', { token, password }),
  )
  world.ledger.did('auth.forgot_password', 'auth.reset_password')
  world.ledger.mailed(2)
  person.password = password
  for (const each of liveDevices(person)) each.live = false
  await signIn(world, person)
}

const guessWrong: Act = async (world, { email }) => {
  const stranger = world.instances.browser({ address: newAddress() })
  const guess = { email, password: 'not the password at all' }
  await call(world, 'wrong password', 401, () => stranger.post('/api/auth/signin', guess))
}

const openPages: Act = async (world, _, { browser }) => {
  await call(world, 'public page', 200, () => browser.get('/forgot-password'))
  await call(world, 'own page', 200, () => browser.get('/account/sessions'))
}

/** How often of a hundred. */
const acts: [share: number, act: Act][] = [
  [30, check],
  [20, refresh],
  [8, list],
  [14, signInElsewhere],
  [6, signOut],
  [2, signOutOthers],
  [4, signOutAnother],
  [2, changePassword],
  [2, reset],
  [4, guessWrong],
  [8, openPages],
]

/** Picks one by its share, and does it on one of the person's devices. */
export async function act(world: World, person: SimulatedPerson): Promise<void> {
  const live = liveDevices(person)
  const device = live[Math.floor(Math.random() * live.length)]
  if (!device) throw new Error('a person without a device')
  await renewIfOld(world, device)
  let point = Math.random() * 100
  const chosen = acts.find(([share]) => (point -= share) < 0)
  await (chosen?.[1] ?? check)(world, person, device)
}
