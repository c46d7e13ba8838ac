import { expect, it } from 'vitest'
import { parseOptions } from './argon2'

it('reads the parameters of an argon2id hash, and of nothing else', () => {
  expect(parseOptions('$argon2id$v=19$m=65536,t=12,p=16$c2FsdA$aGFzaA')).toEqual({
    memoryCost: 65_536,
    timeCost: 12,
    parallelism: 16,
  })
  for (const other of [
    ' $argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA',
    '$argon2i$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA',
    '$argon2id$v=16$m=64,t=1,p=1$c2FsdA$aGFzaA',
    '$argon2id$v=19$m=64,t=1,p=1',
  ])
    expect(parseOptions(other), other).toBeNull()
})
