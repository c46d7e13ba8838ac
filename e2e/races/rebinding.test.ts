import { beforeAll, describe, expect, it } from 'vitest'
import { sharedInstances, type Instances } from '../harness/instances'
import { mailsTo, signUpVerified } from '../harness/people'
import { rawExchange } from '../harness/raw-exchange'

let instances: Instances
let email: string
let messageId: string
beforeAll(async () => {
  instances = await sharedInstances()
  email = (await signUpVerified(instances)).person.email
  const [mail] = await mailsTo(instances, email)
  messageId = mail?.id ?? ''
})

const ask = (host: string, path: string) =>
  rawExchange(instances.all[0]?.url ?? '', path, { headers: { host, 'x-forwarded-for': '192.0.2.5' } })

describe('INJ-6 a stranger’s name that leads to this machine (DNS rebinding)', () => {
  it.each(['evil.example', 'localhost.evil.example:3000', '127.0.0.1.evil.example'])(
    'shows its page at %s no mail, and moves no clock',
    async (host) => {
      const list = await ask(host, '/api/dev/mail')
      expect([list.status, list.text.includes(email)]).toEqual([403, false])
      expect((await ask(host, '/api/dev/clock')).status).toBe(403)
      for (const path of ['/dev/mail', `/dev/mail/${messageId}`, `/dev/mail?to=${email}&_rsc=1`]) {
        const page = await ask(host, path)
        expect(page.status, path).toBe(404)
        expect(page.text, path).not.toContain('verify-email')
      }
    },
  )

  it.each(['localhost:3000', '127.0.0.1', '[::1]:3000'])('twin: at %s they are there', async (host) => {
    expect((await ask(host, '/api/dev/mail')).text).toContain(email)
    expect((await ask(host, '/api/dev/clock')).status).toBe(200)
    expect((await ask(host, '/dev/mail')).text).toContain(email)
    expect((await ask(host, `/dev/mail/${messageId}`)).text).toContain('verify-email')
  })
})
