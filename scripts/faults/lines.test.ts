import { expect, it } from 'vitest'
import { drawFaults } from './lines.mjs'

it('says of each fault in a line whether the product held', () => {
  const tests = [
    { title: 'while the database is stopped every answer is honest', passed: true },
    { title: 'a kill -9 loses nothing', passed: false },
  ]
  expect(drawFaults(tests).split('\n')).toEqual([
    '  ✓ held    while the database is stopped every answer is honest',
    '  ✗ FAILED  a kill -9 loses nothing',
  ])
})
