import { expect, it } from 'vitest'
import { parseHandCommand } from './hand-command'

const slug = 'acme'
const until = Date.parse('2027-01-31T00:00:00Z')

it.each([
  ['grant acme pro', { verb: 'grant', slug, plan: 'pro', quantity: 1, until: null }],
  ['grant acme pro --until 2027-01-31', { verb: 'grant', slug, plan: 'pro', quantity: 1, until }],
  ['grant acme pro 0', { verb: 'grant', slug, plan: 'pro', quantity: 0, until: null }],
  ['grant acme ai-boost 5', { verb: 'grant', slug, plan: 'ai-boost', quantity: 5, until: null }],
  ['promise acme ai-limit 5000', { verb: 'promise', slug, name: 'ai-limit', max: 5_000 }],
  ['promise acme ai:generate -1', { verb: 'promise', slug, name: 'ai:generate', max: -1 }],
  ['promise acme ai-limit none', { verb: 'promise', slug, name: 'ai-limit', max: null }],
])('%s', (words, command) => {
  expect(parseHandCommand(words.split(' '))).toEqual(command)
})

it.each([
  'grant acme',
  'grant acme pro many',
  'grant acme pro 1 2',
  'grant acme pro --until tomorrow',
  'grant acme pro --until 2027-13-01',
  'grant acme pro --since 2027-01-01',
  'promise acme ai-limit',
  'promise acme ai-limit 1.5',
  'promise acme ai-limit 5 --until 2027-01-31',
  'give acme pro',
])('%s is refused, with what there is to say', (words) => {
  const parsing = () => parseHandCommand(words.split(' '))
  expect(parsing).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
  expect(parsing).toThrow('npm run billing -- grant SLUG PLAN')
})
