import pino, { type Logger } from 'pino'
import type { RequestLog } from '@/lib/core/action/pipeline'

export type { Logger }

export function createLogger(level: string, isPretty: boolean): Logger {
  if (!isPretty) return pino({ level, base: undefined })
  return pino(
    { level, base: undefined },
    { write: (line: string) => void process.stdout.write(prettyLine(line)) },
  )
}

/** One line a request: what was called, by whom, how it ended, how long it took. */
export function logRequest(logger: Logger, line: RequestLog): void {
  const { cause, ...rest } = line
  if (line.status >= 500) logger.error({ ...rest, err: cause }, line.action)
  else if (line.transport === 'api') logger.debug(rest, line.action)
  else logger.info(rest, line.action)
}

/** For people at a terminal; production keeps JSON. */
function prettyLine(json: string): string {
  const {
    level,
    msg,
    method,
    status,
    ms,
    code,
    err,
    time: _time,
    requestId,
    ...rest
  } = JSON.parse(json) as Record<string, unknown>
  const word = pino.levels.labels[Number(level)] ?? 'info'
  const call = status ? `${String(method)} ${String(status)} ${String(ms)} ms` : ''
  const more = Object.entries(rest).filter(
    ([key]) => !['action', 'transport', 'client', 'userId'].includes(key),
  )
  const parts = [
    word === 'info' ? '' : word,
    msg,
    call,
    code,
    ...more.map(([key, value]) => `${key}=${JSON.stringify(value)}`),
  ]
  const stack = (err as { stack?: string } | undefined)?.stack
  return ` ${parts.filter(Boolean).join(' ')}\n${stack ? `${stack}\n  request ${String(requestId)}\n` : ''}`
}
