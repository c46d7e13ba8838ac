import { EnvironmentError } from '@/lib/config/create-env'
import { readEnv, type Env } from '@/lib/config/env'
import type { Finding } from './finding'

export type CheckedEnvironment = { env: Partial<Env>; mode: string; findings: Finding[] }

/** The environment as the app reads it; where it refuses, a finding for each refusal, and the variables as they are. */
export function checkEnvironment(source: NodeJS.ProcessEnv = process.env): CheckedEnvironment {
  const problems = problemsOf(source)
  if (problems.length === 0) {
    const env = readEnv(source)
    return { env, mode: env.mode, findings: [] }
  }
  const mode = source.NODE_ENV === 'production' ? 'production' : 'development'
  return { env: { ...asGiven(source), mode }, mode, findings: problems.map(broken) }
}

/** Without APP_URL the app stops at that; here the rest is wanted too, so another look is taken with one in its place. */
function problemsOf(source: NodeJS.ProcessEnv): string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    if (source.APP_URL || !error.problems.some((problem) => problem.startsWith('APP_URL: ')))
      return error.problems
    return [...error.problems, ...problemsOf({ ...source, APP_URL: 'https://app.example.com' })]
  }
}

function broken(problem: string): Finding {
  const [name = '', ...rest] = problem.split(': ')
  return { part: name, state: 'broken', text: rest.join(': ') }
}

function asGiven(source: NodeJS.ProcessEnv): Partial<Env> {
  const given = Object.entries(source).filter(([, value]) => value?.trim())
  const {
    APP_URL,
    DATABASE_URL,
    GATEHOUSE_DATA_DIR = '.data',
    AUTH_KEYS,
    AUTH_SECRET,
  } = Object.fromEntries(given)
  const { AUTH_PRIVATE_KEY, AUTH_PUBLIC_KEY, RESEND_API_KEY, MAIL_FROM } = Object.fromEntries(given)
  const auth = { AUTH_KEYS, AUTH_SECRET, AUTH_PRIVATE_KEY, AUTH_PUBLIC_KEY }
  return { APP_URL, DATABASE_URL, GATEHOUSE_DATA_DIR, RESEND_API_KEY, MAIL_FROM, ...auth }
}
