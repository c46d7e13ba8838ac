import type { z } from 'zod'

/** What is wrong with the environment, each line naming its variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
  }
}

/** The environment as the schema describes it; a blank variable counts as unset. Throws EnvironmentError naming each bad one. */
export function createEnv<T extends z.ZodObject>(
  schema: T,
  source: Record<string, string | undefined> = process.env,
): z.output<T> {
  const given = Object.keys(schema.shape)
    .map((name) => [name, source[name]?.trim()] as const)
    .filter(([, value]) => value)
  const result = schema.safeParse(Object.fromEntries(given))
  if (result.success) return result.data
  throw new EnvironmentError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
}
