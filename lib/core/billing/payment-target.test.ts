import { expect, it } from 'vitest'
import { paymentTarget } from './payment-target'

const appUrl = 'http://localhost:3000'
const target = (url: unknown) => paymentTarget({ url }, appUrl)

it('is a path for a page of this site', () => {
  expect(target('http://localhost:3000/dev/billing/checkouts/1?a=b')).toBe('/dev/billing/checkouts/1?a=b')
})

it('is the address of a page over https', () => {
  expect(target('https://checkout.example.com/c/1')).toBe('https://checkout.example.com/c/1')
})

it.each([
  'http://elsewhere.example/pay',
  'http://localhost:3001/pay',
  'javascript:alert(1)',
  'data:text/html,hello',
  '/t/acme/billing',
  'http://localhost:3000//elsewhere.example',
  '',
  null,
  7,
])('is nothing for %o', (url) => {
  expect(target(url)).toBeNull()
})

it('is nothing for an answer without an address', () => {
  expect(paymentTarget({ plan: 'pro' }, appUrl)).toBeNull()
  expect(paymentTarget(null, appUrl)).toBeNull()
})
