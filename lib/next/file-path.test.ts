import { describe, expect, it } from 'vitest'
import { isFilePath } from './file-path'

describe('isFilePath', () => {
  it.each([
    '/account/x.css',
    '/account;.js',
    '/account%2fx.png',
    '/account%3Fx%2Ecss',
    '/account.rsc',
    '/a.b/c',
  ])('takes %s for a file', (path) => expect(isFilePath(path)).toBe(true))

  it.each([
    '/',
    '/account',
    '/account/sessions',
    '/dev/mail/019ab0c5-0000-7000-8000-000000000001',
    '/t/acme',
  ])('takes %s for a page', (path) => expect(isFilePath(path)).toBe(false))
})
