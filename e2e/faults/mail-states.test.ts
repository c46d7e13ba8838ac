import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../harness/browser'
import { startInstances, type Instances } from '../harness/instances'
import {
  accept,
  acceptAndDrop,
  answer,
  hang,
  refuse,
  trickle,
  type Behaviour,
} from '../harness/mail-behaviours'
import { linkIn, startMailProvider, type MailProvider } from '../harness/mail-provider'
import { allMailIsDone, dueMailIsTried } from '../harness/mail-queue'
import { newAddress, newPerson, type Person } from '../harness/people'

let provider: MailProvider
let elsewhere: MailProvider
let instances: Instances
let usual: Shape[]
beforeAll(async () => {
  provider = await startMailProvider()
  elsewhere = await startMailProvider()
  instances = await startInstances({ env: provider.env })
  usual = shapesOf(await askForMail(await verifiedPerson()))
  await allMailIsDone(instances)
})
afterAll(async () => {
  await instances.stop()
  await provider.stop()
  await elsewhere.stop()
})

const redirect: Behaviour = (exchange) =>
  answer(307, { location: `${elsewhere.env.RESEND_BASE_URL}/emails` })(exchange)

const states: [string, Behaviour | typeof refuse, takes?: true][] = [
  ['accepts (the twin)', accept, true],
  ['refuses the connection', refuse],
  ['never answers', hang],
  ['answers a byte at a time', trickle],
  ['answers 429 with Retry-After', answer(429, { 'retry-after': '600' })],
  ['answers 500', answer(500)],
  ['answers 500 with null', answer(500, {}, 'null')],
  ['answers 200 with a web page', answer(200, { 'content-type': 'text/html' }, '<h1>Welcome</h1>')],
  ['answers 200 with an empty object', answer(200, {}, '{}')],
  ['answers 401, for our key was revoked', answer(401)],
  ['redirects to someone else', redirect],
  ['takes the mail and drops the connection', acceptAndDrop, true],
]

describe.each(states)('while the mail provider %s', (_, behaviour, takes) => {
  it('sign-up and forgot-password answer as ever in under 3 s, and each mail arrives once when it is well', async () => {
    const member = await verifiedPerson()
    await provider.behave(behaviour)
    const asked = await askForMail(member)
    expect(shapesOf(asked)).toEqual(usual)
    for (const { ms } of asked.answers) expect(ms).toBeLessThan(3_000)

    await dueMailIsTried(instances)
    if (!takes) expect(provider.takenFor(asked.newcomer.email)).toEqual([])

    await provider.behave(accept)
    await allMailIsDone(instances)
    expect(subjectsTo(asked.newcomer.email)).toEqual([expect.stringContaining('Confirm')])
    expect(subjectsTo(member.email)).toEqual([
      expect.stringContaining('Confirm'),
      expect.stringContaining('Reset'),
    ])
    expect(provider.takenFor(asked.nobody)).toEqual([])
    expect(elsewhere.requests).toEqual([])
    await openLink(asked.newcomer)
  })
})

type Asked = { newcomer: Person; nobody: string; answers: (Answer & { ms: number })[] }

/** A newcomer signs up; the member, and somebody without an account, forgot their password: one instance each in turn. */
async function askForMail(member: Person): Promise<Asked> {
  const newcomer = newPerson()
  const nobody = newPerson().email
  const answers = [
    await timed('/api/auth/signup', newcomer),
    await timed('/api/auth/forgot-password', { email: member.email }),
    await timed('/api/auth/forgot-password', { email: nobody }),
  ]
  return { newcomer, nobody, answers }
}

async function timed(path: string, body: object): Promise<Answer & { ms: number }> {
  const started = performance.now()
  const answered = await instances.browser({ address: newAddress() }).post(path, body)
  return { ...answered, ms: performance.now() - started }
}

type Shape = { status: number; text: string; headers: string[]; cookies: string[] }

/** Everything of an answer that does not change with each: by it nobody learns how the provider does. */
function shapesOf({ answers }: Asked): Shape[] {
  return answers.map(({ status, text, headers, cookies }) => ({
    ...{ status, text },
    headers: [...headers.keys()].sort(),
    cookies: cookies.map(({ name }) => name),
  }))
}

async function verifiedPerson(): Promise<Person> {
  const person = newPerson()
  const { status } = await timed('/api/auth/signup', person)
  expect(status).toBe(202)
  await allMailIsDone(instances)
  await openLink(person)
  return person
}

async function openLink({ email }: Person): Promise<void> {
  const [mail] = provider.takenFor(email)
  if (!mail) throw new Error(`no mail to ${email}`)
  const token = linkIn(mail, '/verify-email').searchParams.get('token')
  expect((await timed('/api/auth/verify-email', { token })).status).toBe(200)
}

function subjectsTo(address: string): string[] {
  return provider.takenFor(address).map(({ subject }) => subject)
}
