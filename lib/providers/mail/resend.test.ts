import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JobFailure } from '../../core/jobs'
import { createResendTransport, retryAfterMs } from './resend'
import type { MailTransport, OutgoingMail } from './transport'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

// Stands in for Resend's API: one mail for each key, answered as the test says.
let server: Server
let accepted: Map<string, unknown>
let requests: { path?: string; headers: IncomingMessage['headers'] }[]
let answers: Answer[]
let transport: MailTransport

beforeEach(async () => {
  accepted = new Map()
  requests = []
  answers = []
  server = createServer((request, response) => {
    requests.push({ path: request.url, headers: request.headers })
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const answer = answers.shift()
      if (!answer || answer === dropAfterAccepting)
        accepted.set(String(request.headers['idempotency-key']), JSON.parse(body))
      ;(answer ?? succeed)(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  transport = createResendTransport({
    apiKey: 're_test',
    baseUrl: `http://127.0.0.1:${port}/`,
    timeoutMs: 300,
  })
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const succeed: Answer = (_, response) => response.end(JSON.stringify({ id: 'em_1' }))
const hang: Answer = () => {}
const drop: Answer = (request) => request.socket.destroy()
const dropAfterAccepting: Answer = (request) => request.socket.destroy()

function fail(status: number, name: string, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ statusCode: status, name, message: 'as the test says' }))
  }
}

const mail: OutgoingMail = {
  id: '019ab0c5-0000-7000-8000-000000000001',
  from: 'Gatehouse <hello@example.com>',
  to: 'ada@example.com',
  subject: 'Confirm your email address',
  html: '<p>Hi</p>',
  text: 'Hi',
}

async function failure(): Promise<JobFailure> {
  const error = await transport.send(mail).catch((reason: unknown) => reason)
  if (!(error instanceof JobFailure)) throw new Error(`expected a JobFailure, got ${String(error)}`)
  return error
}

describe('createResendTransport', () => {
  it('posts the mail with its id as Idempotency-Key', async () => {
    await transport.send(mail)
    expect(requests).toMatchObject([
      { path: '/emails', headers: { authorization: 'Bearer re_test', 'idempotency-key': mail.id } },
    ])
    const { id, ...content } = mail
    expect(accepted.get(id)).toMatchObject(content)
  })

  it.each([
    ['a limit', fail(429, 'rate_limit_exceeded')],
    ['a spent quota', fail(429, 'daily_quota_exceeded')],
    ['a server error', fail(500, 'internal_server_error')],
    [
      'a gateway that speaks HTML',
      (_: IncomingMessage, response: ServerResponse) => void response.writeHead(502).end('<h1>Bad'),
    ],
    [
      'an answer that is not JSON',
      (_: IncomingMessage, response: ServerResponse) => void response.end('<h1>Welcome'),
    ],
    [
      'an error without details',
      (_: IncomingMessage, response: ServerResponse) => void response.writeHead(503).end('{}'),
    ],
    [
      'an answer that names no mail',
      (_: IncomingMessage, response: ServerResponse) => void response.end('{"object":"email"}'),
    ],
    [
      'a failure that is null',
      (_: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end('null'),
    ],
    ['the same key still in work', fail(409, 'concurrent_idempotent_requests')],
    ['a revoked key of ours', fail(401, 'restricted_api_key')],
    ['an unknown key of ours', fail(403, 'invalid_api_key')],
    ['a dropped connection', drop],
  ] satisfies [string, Answer][])('may be tried again after %s', async (_, answer) => {
    answers.push(answer)
    expect((await failure()).permanent).toBe(false)
    await transport.send(mail)
    expect(accepted.size).toBe(1)
  })

  it.each([
    [422, 'validation_error'],
    [400, 'validation_error'],
    [403, 'validation_error'],
    [422, 'invalid_from_address'],
    [409, 'invalid_idempotent_request'],
  ])('gives up on %i %s', async (status, name) => {
    answers.push(fail(status, name))
    const error = await failure()
    expect(error.permanent).toBe(true)
    expect(error.message).toBe(`Resend: ${status} ${name}: as the test says`)
  })

  it.each([302, 303, 307, 308])(
    'follows no %i: neither is the mail sent by it, nor its links told',
    async (status) => {
      answers.push((_, response) => void response.writeHead(status, { location: '/elsewhere' }).end())
      expect((await failure()).permanent).toBe(false)
      expect(requests.map(({ path }) => path)).toEqual(['/emails'])
    },
  )

  it('says in a line what came, however much it was', async () => {
    answers.push((_, response) => {
      response.writeHead(500).end(JSON.stringify({ message: `a\nb${'x'.repeat(100_000)}` }))
    })
    const { message } = await failure()
    expect(message).toContain('a b')
    expect(message.length).toBeLessThan(300)
  })

  it('passes on how long to wait', async () => {
    answers.push(fail(429, 'rate_limit_exceeded', { 'retry-after': '7' }))
    expect((await failure()).retryAfterMs).toBe(7_000)
  })

  it('does not wait for an answer that never comes', async () => {
    answers.push(hang)
    const started = Date.now()
    expect((await failure()).permanent).toBe(false)
    expect(Date.now() - started).toBeLessThan(1_500)
  })

  it('does not wait for an answer that never ends', async () => {
    answers.push((_, response) => void response.writeHead(200).write('{"id":'))
    expect((await failure()).permanent).toBe(false)
  })

  it('makes one mail of a request whose answer was lost and its retry', async () => {
    answers.push(dropAfterAccepting)
    await failure()
    await transport.send(mail)
    expect(requests).toHaveLength(2)
    expect([...accepted.keys()]).toEqual([mail.id])
  })

  it('may be tried again when nobody listens', async () => {
    server.close()
    server.closeAllConnections()
    expect((await failure()).permanent).toBe(false)
  })
})

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 10, 21, 1, 0, 0)

  it.each([
    ['30', 30_000],
    ['Sat, 21 Nov 2026 01:00:20 GMT', 20_000],
    ['Sat, 21 Nov 2026 00:00:00 GMT', 0],
    ['soon', 0],
    [undefined, 0],
  ])('reads %j', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms))
})
