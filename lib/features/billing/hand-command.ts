import { parseArgs } from 'node:util'
import { refused } from './by-hand'
import type { Grant } from './grant-plan'
import type { Promised } from './raise-limit'

export const handUsage = `  npm run billing -- grant SLUG PLAN [--until 2027-01-31]
                                     gives an organization a plan without payment, until it ends by itself
  npm run billing -- grant SLUG ADD-ON [HOW-MANY]
                                     gives so many of an add-on, beside those that are bought; 0 takes them back
  npm run billing -- promise SLUG LIMIT MAX
                                     at least so many whatever its plans include; "none" takes the promise back`

export type HandCommand = { slug: string } & (({ verb: 'grant' } & Grant) | ({ verb: 'promise' } & Promised))

/** What the words after `npm run billing --` ask for. Throws VALIDATION when they can't be meant. */
export function parseHandCommand(words: readonly string[]): HandCommand {
  const { positionals, values } = read(words)
  const [verb, slug, name, count, ...rest] = positionals
  if (slug === undefined || name === undefined || rest.length > 0) throw usage('Say what to do:')
  if (verb === 'grant') {
    const until = values.until === undefined ? null : dayOf(values.until)
    return { verb, slug, plan: name, quantity: count === undefined ? 1 : numberOf(count), until }
  }
  if (verb !== 'promise' || count === undefined || values.until !== undefined) throw usage('Say what to do:')
  return { verb, slug, name, max: count === 'none' ? null : numberOf(count) }
}

function read(words: readonly string[]) {
  try {
    // A number below 0 would be taken for an option.
    const args = words.map((word) => (word === '-1' ? '−1' : word))
    return parseArgs({ args, allowPositionals: true, options: { until: { type: 'string' } } })
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error))
  }
}

/** The first moment of a day, in UTC. */
function dayOf(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  if (Number.isNaN(at)) throw usage(`A day is written 2027-01-31, not ${text}.`)
  return at
}

function numberOf(text: string): number {
  const number = Number(text.replace('−', '-'))
  if (text === '' || !Number.isSafeInteger(number)) throw usage(`${text} is no whole number.`)
  return number
}

function usage(problem: string) {
  return refused(`${problem}\n\n${handUsage}`)
}
