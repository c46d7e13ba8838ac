import { parseArgs } from 'node:util'

/** What is wrong with a command, in words for whoever typed it. */
export class FlagCommandError extends Error {
  override readonly name = 'FlagCommandError'
}

/** A flag as it is to be. `enabled: null` takes the setting away, so that the next wider one counts. */
export type FlagChange = {
  key: string
  enabled: boolean | null
  /** Of all organizations, the share that has it, 0 to 100; null: all. */
  percent: number | null
  /** The slug of the organization; left out: all of them. */
  tenant?: string
  /** The address of a member of it; left out: all of them. */
  user?: string
}

export type FlagCommand = { verb: 'list'; tenant?: string } | ({ verb: 'set' } & FlagChange)

export const flagUsage = `npm run flags -- list [--tenant SLUG]
npm run flags -- set KEY --on | --off | --unset [--percent N]
npm run flags -- set KEY --on | --off | --unset --tenant SLUG [--user ADDRESS]`

/** What the words after `npm run flags --` ask for. Throws FlagCommandError when they can't be meant. */
export function parseFlagCommand(words: readonly string[]): FlagCommand {
  const { positionals, values } = read(words)
  const [verb, key, ...rest] = positionals
  const { tenant, user } = values
  if (verb === 'list' && key === undefined && !isChange(values) && user === undefined)
    return { verb, ...(tenant !== undefined && { tenant }) }
  if (verb !== 'set' || key === undefined || rest.length > 0) throw usage('Say what to do:')
  if (user !== undefined && tenant === undefined)
    throw usage('A member is one of an organization: add --tenant.')
  return {
    ...{ verb, key, enabled: enabledOf(values), percent: percentOf(values) },
    ...(tenant !== undefined && { tenant }),
    ...(user !== undefined && { user }),
  }
}

type Values = ReturnType<typeof read>['values']

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        tenant: { type: 'string' },
        user: { type: 'string' },
        percent: { type: 'string' },
        on: { type: 'boolean', default: false },
        off: { type: 'boolean', default: false },
        unset: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error))
  }
}

function isChange({ on, off, unset, percent }: Values): boolean {
  return on || off || unset || percent !== undefined
}

function enabledOf({ on, off, unset }: Values): boolean | null {
  if ([on, off, unset].filter(Boolean).length !== 1) throw usage('Say one of --on, --off and --unset.')
  return unset ? null : on
}

function percentOf({ percent, on, tenant }: Values): number | null {
  if (percent === undefined) return null
  if (tenant !== undefined) throw usage('A percentage is one of all organizations: leave --tenant out.')
  if (!on) throw usage('A percentage goes with --on.')
  if (!/^\d{1,3}$/.test(percent) || Number(percent) > 100)
    throw usage('A percentage is a number from 0 to 100.')
  return Number(percent)
}

function usage(words: string): FlagCommandError {
  return new FlagCommandError(`${words}\n${flagUsage}`)
}
