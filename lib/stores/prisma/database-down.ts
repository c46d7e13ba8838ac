/** Prisma: unreachable, timed out, connection closed, pool spent, transaction not started or lost. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])

const driverKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
])

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
])

/** SQLSTATE: connection exceptions, shut-down and start-up of the server, too many connections, statement or lock timeout. */
const sqlState = /^(08...|57P0.|53300|57014|55P03|25P03|25P04)$/

/** What `pg` says without a code. */
const driverMessages =
  /^(Query read timeout|timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/

/**
 * Whether the error means that the database can't be reached, hangs or is spent, rather than that a statement was
 * wrong: the request is answered with `UNAVAILABLE` and may be tried again.
 */
export function isDatabaseDown(error: unknown): boolean {
  return chain(error).some(
    (link) =>
      driverKinds.has(text(link, 'kind')) ||
      prismaCodes.has(text(link, 'errorCode')) ||
      [text(link, 'code'), text(link, 'originalCode')].some(
        (code) => prismaCodes.has(code) || isDownCode(link, code),
      ) ||
      driverMessages.test(text(link, 'message')),
  )
}

/** The SQLSTATE of the error or of what caused it, if a database gave one. */
export function sqlStateOf(error: unknown): string | null {
  const codes = chain(error).flatMap((link) => [text(link, 'originalCode'), text(link, 'code')])
  return codes.find((code) => /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) ?? null
}

/** ENOENT counts for sockets only: a missing file is another matter. */
function isDownCode(link: object, code: string): boolean {
  if (code === 'ENOENT') return text(link, 'syscall') === 'connect'
  return socketCodes.has(code) || sqlState.test(code)
}

/** The error, what caused it and what Prisma hangs on it, outermost first. */
function chain(error: unknown): object[] {
  const links: object[] = []
  const queue: unknown[] = [error]
  while (queue.length > 0 && links.length < 20) {
    const link = queue.shift()
    if (typeof link !== 'object' || link === null || links.includes(link)) continue
    links.push(link)
    const { cause, meta, errors } = link as { cause?: unknown; meta?: unknown; errors?: unknown }
    queue.push(cause)
    if (typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta) {
      queue.push(meta.driverAdapterError)
    }
    if (Array.isArray(errors)) queue.push(...errors)
  }
  return links
}

function text(link: object, key: string): string {
  const value: unknown = Reflect.get(link, key)
  return typeof value === 'string' ? value : ''
}
