import { closest, distance } from 'fastest-levenshtein'

/** A definition that can't be meant. Every problem stands on a line of the message, with its path and the near spelling. */
export class AccessDefinitionError extends Error {
  override readonly name = 'AccessDefinitionError'

  constructor(readonly problems: readonly { path: string; message: string }[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  }
}

/** Gathers what is wrong, so that one look at the error mends all of it. */
export type Problems = {
  add(path: string, message: string): void
  /** Whether `name` is among `known`; if not, that is a problem. */
  demand(path: string, kind: string, name: string, known: readonly string[]): boolean
  /** Throws AccessDefinitionError if there were any. */
  settle(): void
}

export function gatherProblems(): Problems {
  const problems: { path: string; message: string }[] = []
  const add: Problems['add'] = (path, message) => void problems.push({ path, message })
  return {
    add,
    demand(path, kind, name, known) {
      if (known.includes(name)) return true
      add(path, `there is no ${kind} "${name}"${suggestion(name, known)}`)
      return false
    },
    settle() {
      if (problems.length > 0) throw new AccessDefinitionError(problems)
    },
  }
}

/** Only a spelling that is really near: a far one would send the reader the wrong way. */
export function suggestion(name: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const near = closest(name, known)
  return distance(name, near) <= Math.max(2, Math.floor(name.length / 3)) ? `; did you mean "${near}"?` : ''
}
