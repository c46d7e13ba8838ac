import { expect, it } from 'vitest'
import { createLinks } from './auth-core'

it('leads every mail to a page of this site', () => {
  const { verifyEmail, resetPassword, ...pages } = createLinks('https://app.example.com')
  expect([verifyEmail('t1'), resetPassword('t2')]).toEqual([
    'https://app.example.com/verify-email?token=t1',
    'https://app.example.com/reset-password?token=t2',
  ])
  expect(pages).toEqual({
    signIn: 'https://app.example.com/sign-in',
    forgotPassword: 'https://app.example.com/forgot-password',
    sessions: 'https://app.example.com/account/sessions',
  })
})
