import { describe, expect, it } from 'vitest'
import { isKnownHost } from './known-host'

const appUrl = 'http://dev.example.com:3000'

describe('isKnownHost', () => {
  it.each([
    'localhost:3000',
    'acme.localhost:3000',
    '127.0.0.1:3000',
    '192.168.1.7:3000',
    '[::1]:3000',
    'dev.example.com:3000',
    'DEV.example.com',
    null,
  ])('knows %j', (host) => expect(isKnownHost(host, appUrl)).toBe(true))

  it.each([
    'evil.example:3000',
    'localhost.evil.example',
    'dev.example.com.evil.example',
    '127.0.0.1.evil.example',
    'xlocalhost',
    'evil.example@',
    'a b',
    '',
  ])('does not know %j', (host) => expect(isKnownHost(host, appUrl)).toBe(false))
})
