import { expect, test } from 'vitest'
import { inviteSummary, remainingLines, type InviteResult } from './invite-state'

const result = (address: string, outcome: InviteResult['outcome'], line = 1) => ({ line, address, outcome })

test('says how many of how many were invited', () => {
  expect(inviteSummary([result('a@x.io', 'invited')])).toBe('1 person invited.')
  expect(inviteSummary([result('a@x.io', 'invited'), result('b@x.io', 'invited')])).toBe('2 people invited.')
  expect(inviteSummary([result('a@x.io', 'invited'), result('b@', 'malformed')])).toBe('1 of 2 invited.')
})

test('leaves in the field what can be mended or sent later, and nothing else', () => {
  const results = [
    result('a@x.io', 'invited', 1),
    result('b@', 'malformed', 2),
    result('c@x.io', 'member', 3),
    result('d@x.io', 'over_limit', 4),
    result('e@x.io', 'already_invited', 5),
  ]
  expect(remainingLines(results)).toBe('b@\nd@x.io')
})
