import { expect, it } from 'vitest'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'
import { createMemoryStores } from '@/lib/stores/memory/stores'
import type { Mail } from '../mail/mail'

const email = 'ada@example.com'
const site = 'https://app.example.com'

/** An auth that keeps every mail it asks for, also those that are rendered and dropped. */
function createWorld() {
  const { stores, transact } = createMemoryStores()
  const sent: { mail: Mail; deliver: boolean }[] = []
  const send = async (mail: Mail, { deliver } = { deliver: true }) => void sent.push({ mail, deliver })
  const world = createTestAuth({
    userStore: stores.users,
    sessionStore: stores.sessions,
    emailVerificationStore: stores.emailVerifications,
    passwordResetStore: stores.passwordResets,
    transact: (work) => transact((inside) => work({ ...inside, outbox: { send } })),
  })
  const token = () => {
    const mail = sent.at(-1)?.mail
    return mail && 'link' in mail ? (new URL(mail.link).searchParams.get('token') ?? '') : ''
  }
  const post = (path: string, body: object, browser = world.browser()) =>
    browser.post(`/api/auth/${path}`, body)
  return { ...world, users: stores.users, token, post, taken: () => sent.splice(0) }
}

const link = (path: string) =>
  expect.stringMatching(new RegExp(`^${site}/${path}\\?token=[\\w-]{43}$`)) as string
const verify = { kind: 'verify-email', to: email, link: link('verify-email'), expiresInMs: 86_400_000 }
const reset = { kind: 'reset-password', to: email, link: link('reset-password'), expiresInMs: 3_600_000 }
const attempt = {
  kind: 'sign-up-attempt',
  signInLink: `${site}/sign-in`,
  resetLink: `${site}/forgot-password`,
}

it('ENU-2 asks for one mail whoever is meant, and has it dropped where nobody must get it', async () => {
  const { post, taken, token, users, clock } = createWorld()
  const signUp = { email, password: goodPassword, name: 'Ada' }
  const stranger = 'nobody@example.com'
  await post('signup', signUp)
  await post('verify-email', { token: token() })
  expect(taken()).toEqual([{ mail: { ...verify, name: 'Ada' }, deliver: true }])

  await post('signup', { ...signUp, name: 'Eve' })
  await post('resend-verification', { email })
  await post('resend-verification', { email: stranger })
  expect(taken()).toEqual([
    { mail: { ...attempt, to: email, name: 'Ada' }, deliver: true },
    { mail: { ...verify, name: 'Ada' }, deliver: false },
    { mail: { ...verify, to: stranger, name: '' }, deliver: false },
  ])

  await post('forgot-password', { email })
  await post('forgot-password', { email: stranger })
  expect(taken()).toEqual([
    { mail: { ...reset, name: 'Ada' }, deliver: true },
    { mail: { ...reset, to: stranger, name: '' }, deliver: false },
  ])

  const disabled = await users.findByEmail(email)
  await users.setDisabled(disabled?.user.id ?? '', clock.now())
  clock.advance('1h')
  await post('signup', signUp)
  await post('resend-verification', { email })
  await post('forgot-password', { email })
  expect(taken()).toEqual([
    { mail: { ...attempt, to: email, name: 'Ada' }, deliver: false },
    { mail: { ...verify, name: 'Ada' }, deliver: false },
    { mail: { ...reset, name: '' }, deliver: false },
  ])
})

it('tells the owner when a password was changed, and of a device that is new', async () => {
  const { post, taken, token, browser, clock } = createWorld()
  const mine = browser()
  await post('signup', { email, password: goodPassword, name: 'Ada' }, mine)
  await post('verify-email', { token: token() }, mine)
  taken()
  const newPassword = 'another lamp under the hill'
  await post('change-password', { currentPassword: goodPassword, newPassword }, mine)
  const about = { to: email, name: 'Ada', at: clock.now() }
  expect(taken()).toEqual([
    { mail: { ...about, kind: 'password-changed', link: `${site}/forgot-password` }, deliver: true },
  ])
  const elsewhere = browser({ address: '198.51.100.7', userAgent: 'curl/8.5.0' })
  await post('signin', { email, password: newPassword }, elsewhere)
  const device = { deviceName: 'curl', ipAddress: '198.51.100.7' }
  expect(taken()).toEqual([
    { mail: { ...about, ...device, kind: 'new-sign-in', link: `${site}/account/sessions` }, deliver: true },
  ])
})
