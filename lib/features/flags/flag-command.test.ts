import { describe, expect, it } from 'vitest'
import { FlagCommandError, parseFlagCommand } from './flag-command'

const parse = (line: string) => parseFlagCommand(line.split(' ').filter(Boolean))

describe('a command about flags', () => {
  it.each([
    ['list', { verb: 'list' }],
    ['list --tenant acme', { verb: 'list', tenant: 'acme' }],
    ['set beta --on', { verb: 'set', key: 'beta', enabled: true, percent: null }],
    ['set beta --off', { verb: 'set', key: 'beta', enabled: false, percent: null }],
    ['set beta --unset', { verb: 'set', key: 'beta', enabled: null, percent: null }],
    ['set beta --on --percent 20', { verb: 'set', key: 'beta', enabled: true, percent: 20 }],
    ['set beta --on --percent 0', { verb: 'set', key: 'beta', enabled: true, percent: 0 }],
    ['set beta --off --tenant acme', { key: 'beta', enabled: false, tenant: 'acme' }],
    ['set beta --on --tenant acme --user ada@example.com', { tenant: 'acme', user: 'ada@example.com' }],
  ])('%s', (line, command) => {
    expect(parse(line)).toMatchObject(command)
  })

  it.each([
    '',
    'list beta',
    'list --on',
    'list --user ada@example.com',
    'set',
    'set beta',
    'set beta gamma --on',
    'set beta --on --off',
    'set beta --on --user ada@example.com',
    'set beta --on --percent 101',
    'set beta --on --percent some',
    'set beta --off --percent 20',
    'set beta --on --percent 20 --tenant acme',
    'set beta --on --everywhere',
    'unset beta',
  ])('refuses “%s” with what it takes', (line) => {
    expect(() => parse(line)).toThrow(FlagCommandError)
    expect(() => parse(line)).toThrow('npm run flags -- list')
  })
})
