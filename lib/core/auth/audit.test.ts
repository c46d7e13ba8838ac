import { expect, it } from 'vitest'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'
import type { SessionItem } from './api'

const email = 'ada@example.com'
const another = 'another lamp under the hill'

it('AUD-1 has a line for each act: who did it, to what, and what is worth keeping', async () => {
  const world = createTestAuth()
  const { browser: mine, user } = await world.signUpVerified(email)
  const sessionOf = async (browser = mine) => {
    const { sessions } = (await browser.get('/api/auth/sessions')).json<{ sessions: SessionItem[] }>()
    return sessions.find(({ isCurrent }) => isCurrent)?.id
  }
  const own = { actorId: user.id, target: { type: 'user', id: user.id }, data: {} }
  const on = (id?: string) => ({ actorId: user.id, target: { type: 'session', id } })
  const chrome = { data: { deviceName: 'Chrome on macOS' } }
  const lines = () =>
    world.audit.splice(0).map(({ action, actorId, target, data }) => ({ action, actorId, target, data }))

  const first = await sessionOf()
  expect(lines()).toEqual([
    { ...own, action: 'auth.sign_up', actorId: null, data: { new: true } },
    { ...own, action: 'auth.verify_email' },
    { ...on(first), ...chrome, action: 'auth.sign_in' },
  ])

  await world.browser().post('/api/auth/signup', { email, password: goodPassword })
  await mine.patch('/api/auth/me', { name: 'Countess' })
  const { browser: other } = await world.signIn(email)
  const second = await sessionOf(other)
  await mine.delete(`/api/auth/sessions/${second}`)
  const { browser: third } = await world.signIn(email)
  const thirdId = await sessionOf(third)
  await mine.delete('/api/auth/sessions')
  expect(lines()).toEqual([
    { ...own, action: 'auth.sign_up', actorId: null, data: { new: false } },
    { ...own, action: 'auth.update_profile', data: { before: { name: 'Ada' }, after: { name: 'Countess' } } },
    { ...on(second), ...chrome, action: 'auth.sign_in' },
    { ...on(second), action: 'auth.revoke_session', data: {} },
    { ...on(thirdId), ...chrome, action: 'auth.sign_in' },
    { ...own, action: 'auth.revoke_other_sessions', data: { revoked: 1 } },
  ])

  await mine.post('/api/auth/change-password', { currentPassword: goodPassword, newPassword: another })
  await world.browser().post('/api/auth/forgot-password', { email })
  const token = world.mailedToken('reset-password', email)
  await world.browser().post('/api/auth/reset-password', { token, password: goodPassword })
  const { browser: last } = await world.signIn(email)
  const lastId = await sessionOf(last)
  await last.post('/api/auth/signout')
  const { browser: gone } = await world.signIn(email)
  const goneId = await sessionOf(gone)
  await gone.delete('/api/auth/me', { password: goodPassword })
  expect(lines()).toEqual([
    { ...own, action: 'auth.change_password' },
    { ...own, action: 'auth.forgot_password', actorId: null },
    { ...own, action: 'auth.reset_password', data: { sessions: 1 } },
    { ...on(lastId), ...chrome, action: 'auth.sign_in' },
    { ...on(lastId), action: 'auth.sign_out', data: {} },
    { ...on(goneId), ...chrome, action: 'auth.sign_in' },
    { ...own, action: 'auth.delete_account' },
  ])
})
