import { expect, it } from 'vitest'
import type { Cookie } from '@/lib/core/action/cookies'
import { withCookies } from './request-cookies'

const cookie = (name: string, value: string, maxAge = 60): Cookie => ({
  ...{ name, value, maxAge, secure: true, sameSite: 'lax' },
  ...{ httpOnly: true, path: '/' },
})
const after = (sent: string, cookies: Cookie[]) =>
  withCookies(new Headers({ cookie: sent }), cookies).get('cookie')

it('replaces what the browser sent, adds what it did not, and drops what was deleted', () => {
  expect(after('sid=1; theme=dark', [cookie('sid', '2')])).toBe('theme=dark; sid=2')
  expect(after('theme=dark', [cookie('sid', '2')])).toBe('theme=dark; sid=2')
  expect(after('sid=1;theme=dark', [cookie('sid', '', 0)])).toBe('theme=dark')
  expect(after('asid=1', [cookie('sid', '2')])).toBe('asid=1; sid=2')
})

it('lets the later of two have its way, and changes nothing without any', () => {
  expect(after('', [cookie('sid', '2'), cookie('sid', '3')])).toBe('sid=3')
  expect(after('a=1;b=2', [])).toBe('a=1;b=2')
  const headers = new Headers({ cookie: 'a=1' })
  withCookies(headers, [cookie('a', '2')])
  expect(headers.get('cookie')).toBe('a=1')
})
