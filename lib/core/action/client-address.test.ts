import { describe, expect, it } from 'vitest'
import { clientAddress, clientKey } from './client-address'

describe('clientAddress', () => {
  it('RAT-1 believes no forwarded header without a trusted proxy', () => {
    expect(clientAddress('192.0.2.1', '198.51.100.7', 0)).toBe('192.0.2.1')
    expect(clientAddress(null, '198.51.100.7', 0)).toBeNull()
  })

  it('RAT-1 takes the N-th from the right, whatever the client wrote further left', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.7', 1)).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.1', '1.1.1.1, 2.2.2.2, 198.51.100.7', 1)).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.1', '1.1.1.1, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7')
  })

  it('falls back to the socket when the header is missing or shorter than the chain of proxies', () => {
    expect(clientAddress('10.0.0.1', null, 1)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '198.51.100.7', 2)).toBe('10.0.0.1')
  })

  it('writes one address in one way, without port, brackets or zone', () => {
    expect(clientAddress('::ffff:192.0.2.1', null, 0)).toBe('192.0.2.1')
    expect(clientAddress('10.0.0.1', '192.0.2.1:4711', 1)).toBe('192.0.2.1')
    expect(clientAddress('10.0.0.1', '[2001:DB8::1]:443', 1)).toBe('2001:db8::1')
    expect(clientAddress('10.0.0.1', '203.100.113.200:80', 1)).toBe('203.100.113.200')
    expect(clientAddress('10.0.0.1', '[2001:db8::1]', 1)).toBe('2001:db8::1')
    expect(clientAddress('fe80::1%eth0', null, 0)).toBe('fe80::1')
    for (const bad of [
      'x[::1]',
      '[::1]x',
      '192.0.2.1:80x',
      'unknown',
      'example.com',
      '999.1.1.1',
      '<script>',
    ])
      expect(clientAddress('10.0.0.1', bad, 1)).toBeNull()
  })
})

describe('clientKey', () => {
  it('RAT-3 counts IPv6 by /64 and IPv4 by the address', () => {
    expect(clientKey('2001:db8:1:2::1')).toBe(clientKey('2001:db8:1:2:ffff:ffff:ffff:ffff'))
    expect(clientKey('2001:db8:1:2::1')).not.toBe(clientKey('2001:db8:1:3::1'))
    expect(clientKey('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64')
    expect(clientKey('192.0.2.1')).not.toBe(clientKey('192.0.2.2'))
    expect(clientKey('::ffff:192.0.2.1')).toBe(clientKey('192.0.2.1'))
  })

  it('knows nothing rather than a key for all', () => {
    expect(clientKey(null)).toBeNull()
    expect(clientKey('')).toBeNull()
    expect(clientKey('nonsense')).toBeNull()
  })
})
