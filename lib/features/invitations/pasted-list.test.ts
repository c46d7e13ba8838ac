import { expect, it } from 'vitest'
import { parsePastedList } from './pasted-list'

const emails = (text: string) => parsePastedList(text).map(({ email }) => email)

it('takes addresses as people paste them', () => {
  const ada = 'ada@example.com'
  for (const text of [
    ada,
    ` ${ada} `,
    'ADA@Example.com',
    `Ada Lovelace <${ada}>`,
    `"Lovelace, Ada" <${ada}>`,
  ])
    expect(emails(text), text).toEqual([ada])
  for (const glue of ['\n', '\r\n', '\r', ', ', ',', ';', ';\n'])
    expect(emails([ada, 'bob@example.com'].join(glue)), glue).toEqual([ada, 'bob@example.com'])
})

it('tells of each the line that people see', () => {
  expect(parsePastedList('a@example.com\n\nb@example.com, c@example.com\n').map(({ line }) => line)).toEqual([
    1, 3, 3,
  ])
  expect(parsePastedList('\n  \n,;')).toEqual([])
})

it('repeats what is no address, cut short, and makes none of it', () => {
  expect(parsePastedList('ada at example')).toEqual([{ line: 1, address: 'ada at example', email: null }])
  const [long] = parsePastedList('x'.repeat(5_000))
  expect(long).toEqual({ line: 1, address: 'x'.repeat(320), email: null })
  expect(emails('<>')).toEqual([null])
  expect(emails('Bob <bob@example.com> and more')).toEqual([null])
  expect(emails('dotless@exaımple.com\0')).toEqual([null])
})
