import { hash, parseOptions, verify, Algorithm } from './argon2'
import bcrypt from 'bcryptjs'
import { AppError } from '../../errors'

export type PasswordHasher = {
  hash(password: string): Promise<string>
  /**
   * Whether the password is the one of the hash. Without a hash it does the same work and says no, so that unknown,
   * password-less and wrong take the same time.
   */
  verify(storedHash: string | null, password: string): Promise<boolean>
  /** True when the hash is an imported bcrypt one or was made with other parameters than today's. */
  needsRehash(storedHash: string): boolean
}

export type HasherOptions = {
  /** KiB, passes, lanes: OWASP's first recommendation for argon2id is 19 MiB, 2, 1. */
  memoryCost?: number
  timeCost?: number
  parallelism?: number
  /** Hashes at once; more wait. Each takes `memoryCost`, and a core. */
  concurrency?: number
  /** Waiting callers beyond which new ones are refused with UNAVAILABLE rather than kept for seconds. */
  maxWaiting?: number
}

/** argon2id off the main thread, never more than `concurrency` at once: a flood of sign-ins can't eat the memory. */
export function createPasswordHasher(options: HasherOptions = {}): PasswordHasher {
  const { memoryCost = 19_456, timeCost = 2, parallelism = 1, concurrency = 2, maxWaiting = 500 } = options
  const parameters = { algorithm: Algorithm.Argon2id, memoryCost, timeCost, parallelism }
  const turn = createTurns(concurrency, maxWaiting)
  const hashPassword = (password: string) => turn(() => hash(normalize(password), parameters))
  let dummy: Promise<string> | undefined

  return {
    hash: hashPassword,
    async verify(storedHash, password) {
      if (storedHash && isBcrypt(storedHash)) return verifyBcrypt(storedHash, password, turn)
      dummy ??= hash('a password that nobody has', parameters)
      const reference = storedHash ?? (await dummy)
      const matches = await turn(() => verify(reference, normalize(password)).catch(() => false))
      return storedHash !== null && matches
    },
    needsRehash(storedHash) {
      const made = parseOptions(storedHash)
      return (
        !made ||
        made.memoryCost !== memoryCost ||
        made.timeCost !== timeCost ||
        made.parallelism !== parallelism
      )
    },
  }
}

/** One password typed on two keyboards is one password (NIST 800-63B §3.1.1.2: normalize before hashing). */
function normalize(password: string): string {
  return password.normalize('NFKC')
}

function isBcrypt(storedHash: string): boolean {
  return /^\$2[abxy]\$/.test(storedHash)
}

/** bcrypt reads 72 bytes and stops at NUL: what it would ignore is refused, or another password would pass. */
async function verifyBcrypt(storedHash: string, password: string, turn: Turn): Promise<boolean> {
  if (bcrypt.truncates(password) || password.includes('\0')) return false
  return turn(() => bcrypt.compare(password, storedHash).catch(() => false))
}

type Turn = <T>(work: () => Promise<T>) => Promise<T>

function createTurns(concurrency: number, maxWaiting: number): Turn {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= concurrency) {
      if (waiting.length >= maxWaiting) {
        throw new AppError(
          'UNAVAILABLE',
          'Too many people are signing in right now. Try again in a moment.',
          {
            retryAfterMs: 2_000,
          },
        )
      }
      // The one who finishes hands over its place, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
