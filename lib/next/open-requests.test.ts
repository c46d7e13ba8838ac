import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { watchRequests } from './open-requests'

const agent = new Agent({ keepAlive: true })
const server = createServer((request, response) => held.push(response))
const held: ServerResponse[] = []
const requests = watchRequests()

afterEach(() => void server.closeAllConnections())

/** A request that is being worked on until the test answers it. */
async function begin(port: number): Promise<{ answer: Promise<IncomingMessage>; response: ServerResponse }> {
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, agent }, (incoming) => resolve(incoming.resume())).once('error', reject)
  })
  await once(server, 'request')
  return { answer, response: held.pop() as ServerResponse }
}

test('lets what has begun finish, says goodbye in every answer, and closes what is idle or silent', async () => {
  server.listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const before = await begin(port)
  before.response.end()
  expect((await before.answer).headers.connection).toBe('keep-alive')

  const running = await begin(port)
  const silent = connect(port)
  await once(silent, 'connect')
  requests.closeEach()
  const late = await begin(port)

  let isFinished = false
  const finished = requests.finish().then(() => (isFinished = true))
  running.response.end('done')
  expect((await running.answer).headers.connection).toBe('close')
  expect(isFinished).toBe(false)
  late.response.end('done')
  expect((await late.answer).headers.connection).toBe('close')
  await finished
  await once(silent.resume(), 'close')
  expect(server.listening).toBe(false)
})
