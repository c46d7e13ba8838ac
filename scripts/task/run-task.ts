import { EnvironmentError } from '@/lib/config/create-env'
import { AuthConfigError } from '@/lib/core/auth/tokens/key-ring'
import { isAppError } from '@/lib/core/errors'
import type { TenantFailure } from '@/lib/core/tenancy/walk-tenants'
import { FlagCommandError } from '@/lib/features/flags/flag-command'
import { isDatabaseDown } from '@/lib/stores/prisma/database-down'
import { MigrationError } from '@/lib/stores/prisma/migrate'
import { DatabaseInUseError } from '@/lib/stores/prisma/owner-lock'

/** Runs what a script does and ends the process. What a person can mend is a line, and what only a developer can, a stack. */
export async function runTask(work: () => Promise<void>): Promise<void> {
  // The connection that listens holds no process open, which would end in the middle of waiting for it alone.
  const stayAlive = setInterval(() => undefined, 60_000)
  try {
    await work()
  } catch (error) {
    tellError(error)
  } finally {
    clearInterval(stayAlive)
  }
}

/** What was done for the others stands: each that failed is told, and the process fails. */
export function tellFailures(failures: readonly TenantFailure[]): void {
  for (const { tenantId, error } of failures) {
    console.error(`${tenantId}  failed:`)
    tellError(error)
  }
}

function tellError(error: unknown): void {
  console.error(isForPeople(error) ? `\n  ${wordsFor(error)}\n` : error)
  process.exitCode = 1
}

function isForPeople(error: unknown): error is Error {
  const kinds = [EnvironmentError, AuthConfigError, DatabaseInUseError, FlagCommandError, MigrationError]
  const isKnown = kinds.some((kind) => error instanceof kind)
  return isKnown || isDatabaseDown(error) || isAppError(error) || isMistyped(error)
}

/** An option that a script does not have, as `parseArgs` says it. */
function isMistyped(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}

function wordsFor(error: Error): string {
  if (isDatabaseDown(error)) return `The database can't be reached: is DATABASE_URL right, and the server up?`
  // What a provider refused is told in general words: the cause says what it was.
  const cause = isAppError(error) && error.cause instanceof Error ? `\n${error.cause.message}` : ''
  return `${error.message}${cause}`.replaceAll('\n', '\n  ')
}
