import { createServer } from 'node:net'
import { setting } from './env-files.mjs'
import { refuse } from './refuse.mjs'

/**
 * The port to serve on: PORT of the environment, else of an env file (Next reads those too late for it), else 3000.
 * A port that is taken ends the process with one line that names a free one.
 *
 * @param {string} script the npm script to name in that line
 */
export async function choosePort(script) {
  const text = setting('PORT') ?? '3000'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    refuse(`PORT is ${text}: it must be a number from 1 to 65535`)
  if (await isFree(port)) return port
  let other = port + 1
  while (!(await isFree(other))) other += 1
  return refuse(`Port ${port} is in use. On another one: PORT=${other} npm run ${script}`)
}

/** A free port of this machine, given by the system. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** Asks on both the wildcard and the loopback address: some systems let one be taken while the other is not. @param {number} port */
async function isFree(port) {
  return (await canListen(port)) && (await canListen(port, '127.0.0.1'))
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EADDRNOTAVAIL'),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
