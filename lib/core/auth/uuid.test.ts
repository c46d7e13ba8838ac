import { expect, it } from 'vitest'
import { isUuid } from './uuid'

it('takes a UUID in either case, and no text around one', () => {
  const id = '019aa5d0-7a3e-7c2b-9f4d-0123456789ab'
  expect([id, id.toUpperCase()].map(isUuid)).toEqual([true, true])
  for (const text of ['', 'x', ` ${id}`, `${id} `, `${id}0`, id.slice(1), id.replaceAll('-', ''), `${id}\n`])
    expect(isUuid(text), text).toBe(false)
})
