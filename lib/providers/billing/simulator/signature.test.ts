import { describe, expect, it } from 'vitest'
import { signatureHeader, signatureOf, verifySignature } from './signature'
import { createTestSimulator, secret, start } from './test-simulator'
import { webhookBody } from './webhook'

const event = {
  ...{ id: 'evt_1', customerId: 'cus_1', type: 'invoice.paid', createdAt: start },
  ...{ attempts: 0, deliveredAt: null },
}
const body = webhookBody(event)
const good = signatureOf(secret, body, start)
const forged = signatureOf(new TextEncoder().encode('another secret'), body, start)
const [time = '', mac = ''] = good.split(',')
const [, forgedMac = ''] = forged.split(',')
const bytes = (text: string) => new TextEncoder().encode(text)
const verify =
  (header: string | null, { of = body, at = start } = {}) =>
  () =>
    verifySignature(secret, of, header, at)
const refused = expect.objectContaining({ code: 'SIGNATURE' }) as Error

describe('BIL-1 the signature of a webhook', () => {
  it('passes over the very bytes', () => expect(verify(good)).not.toThrow())

  it('missing, it is refused', () => expect(verify(null)).toThrow(refused))

  it.each([
    '',
    ',',
    't=,v1=',
    time,
    mac,
    `t=x,${mac}`,
    `t=-1,${mac}`,
    `t=1e9,${mac}`,
    `${time},${time},${mac}`,
    `${time},v0=${mac.slice(3)}`,
    `${time},v1=${mac.slice(3).toUpperCase()}`,
    `${time},${mac}00`,
    `${time},${mac.slice(0, -2)}`,
    `${time};${mac}`,
  ])('malformed, as in %j, it is refused', (header) => expect(verify(header)).toThrow(refused))

  it('of another secret it is refused', () => expect(verify(forged)).toThrow(refused))

  it('of another time it is refused', () => {
    expect(verify(`t=${start / 1_000 + 1},${mac}`)).toThrow(refused)
  })

  it('of several one that is ours is enough, in any place', () => {
    expect(verify(`${time},${forgedMac},${mac}`)).not.toThrow()
    expect(verify(`${mac}, ${forgedMac}, ${time}, v0=x`)).not.toThrow()
    expect(verify(`${time},${forgedMac},${forgedMac}`)).toThrow(refused)
  })

  it('over a body that was written anew, with the same meaning, it is refused', () => {
    const text = new TextDecoder().decode(body)
    expect(verify(good, { of: bytes(text) })).not.toThrow()
    for (const other of [`${text} `, text.replace(':', ': '), JSON.stringify(JSON.parse(text), null, 1), ''])
      expect(verify(good, { of: bytes(other) })).toThrow(refused)
  })

  it('is good for 300 seconds, either way, and not for one more', () => {
    for (const at of [start - 300_000, start + 300_000]) expect(verify(good, { at })).not.toThrow()
    for (const at of [start - 301_000, start + 301_000]) expect(verify(good, { at })).toThrow(refused)
  })
})

describe('BIL-1 a webhook', () => {
  const header = (value: string) => new Headers({ [signatureHeader]: value })

  it('is read once its signature is good', async () => {
    const { provider } = await createTestSimulator()
    const read = { id: 'evt_1', type: 'invoice.paid', customerId: 'cus_1', createdAt: start }
    expect(provider.parseWebhook(body, header(good), start)).toEqual(read)
    expect(() => provider.parseWebhook(body, header(forged), start)).toThrow(refused)
    expect(() => provider.parseWebhook(body, new Headers(), start)).toThrow(refused)
  })

  it.each(['', 'null', '[]', '{', '{"id":"evt_1"}', '\uFFFD'])(
    'that is signed and says %j is none of ours',
    async (text) => {
      const { provider } = await createTestSimulator()
      const of = bytes(text)
      const read = () => provider.parseWebhook(of, header(signatureOf(secret, of, start)), start)
      expect(read).toThrow(refused)
    },
  )
})
