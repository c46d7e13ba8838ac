import { hash, verify } from '@node-rs/argon2'

export { hash, verify }

/** @node-rs/argon2 declares its algorithms as an ambient const enum, which isolated modules can't read. */
export const Algorithm = { Argon2id: 2 } as const

/** The parameters in a PHC string `$argon2id$v=19$m=…,t=…,p=…$…`; null when it is none. */
export function parseOptions(
  phc: string,
): { memoryCost: number; timeCost: number; parallelism: number } | null {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(phc)
  if (!match) return null
  return { memoryCost: Number(match[1]), timeCost: Number(match[2]), parallelism: Number(match[3]) }
}
