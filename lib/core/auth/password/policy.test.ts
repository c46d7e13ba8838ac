import { describe, expect, it, vi } from 'vitest'
import { isCommonPassword } from './common-passwords'
import { defaultPasswordPolicy, passwordIssue, type PasswordPolicy } from './policy'

const ask = async (password: string, policy: Partial<PasswordPolicy> = {}, about = {}) =>
  (await passwordIssue({ ...defaultPasswordPolicy, ...policy }, password, 'password', about))?.message ?? null

describe('passwordIssue', () => {
  it('PWD-6 takes long phrases, spaces, emoji and other scripts', async () => {
    const long = 'the quick brown fox jumps over the lazy dog and then over the whole alphabet again'
    for (const password of [
      long,
      'four words and spaces',
      '🦊🐕🦉🦔🐝🦋🐙🦀',
      'пароль-для-проверки',
      ' padded with blanks ',
      'x9$kQz!m',
    ]) {
      expect(await ask(password), password).toBeNull()
    }
  })

  it('counts characters as people do', async () => {
    expect(await ask('🦊🐕🦉🦔🐝🦋🐙')).toBe('Use at least 8 characters.')
    expect(await ask('rt7#qwz')).toBe('Use at least 8 characters.')
    expect(await ask('ab cd ef '.repeat(40))).toBe('Use at most 256 characters.')
    expect(await ask('Ab 9%gq/'.repeat(32))).toBeNull()
  })

  it('PWD-7 refuses common passwords, and those dressed up a little', async () => {
    for (const password of [
      'password',
      'PASSWORD',
      'password1',
      'Password123!',
      'iloveyou',
      'qwertyuiop',
      'sunshine2024',
      'trustno1',
    ]) {
      expect(await ask(password), password).toContain('too common')
    }
    for (const password of [
      'ｐａｓｓｗｏｒｄ',
      'monkey!?7#',
      'aaaaaaaaaa',
      '12121212',
      '12345678',
      '87654321',
      'abcdefgh',
    ]) {
      expect(await ask(password), password).toContain('too common')
    }
    expect(await ask('tangerine lamp over the sea')).toBeNull()
    for (const password of ['sun7shine', 'horse!?7#', 'acegikmoqs'])
      expect(await ask(password), password).toBeNull()
    expect(await ask('password1', { blocklist: false })).toBeNull()
  })

  it('PWD-7 refuses the name and the address of the person', async () => {
    const about = { email: 'ada.lovelace@example.com', name: 'Countess Lovelace' }
    for (const password of ['ada.lovelace@example.com', 'Ada.Lovelace', 'countess lovelace']) {
      expect(await ask(password, {}, about)).toBe('Choose a password that is not your name or address.')
    }
    expect(await ask('ada.lovelace wrote programs', {}, about)).toBeNull()
    expect(await ask(' Countess Lovelace ', {}, about)).not.toBeNull()
    // A short name is no secret either way, and nobody chooses it with eight characters asked for.
    expect(await ask('Hope', { minLength: 4 }, { name: 'Hope' })).not.toBeNull()
    expect(await ask('Bua', { minLength: 3 }, { name: 'Bua' })).toBeNull()
  })

  it('PWD-7 refuses the name of the product, also with a year after it', async () => {
    for (const password of ['gatehouse', 'GateHouse', ' gatehouse ', 'gatehouse2026', 'Gatehouse!!']) {
      expect(await ask(password, { words: ['Gatehouse'] }), password).toContain('name of this product')
    }
    expect(await ask('gatehouse2026')).toBeNull()
    expect(await ask('gatehouse2026', { words: ['Gatehouse'], blocklist: false })).toBeNull()
    expect(await ask('the gatehouse by the river', { words: ['Gatehouse'] })).toBeNull()
  })

  it('asks for capitals and numbers only when told so', async () => {
    expect(await ask('tangerine lamp', { requireUppercase: true })).toBe('Add an uppercase letter.')
    expect(await ask('Tangerine lamp', { requireUppercase: true, requireNumbers: true })).toBe(
      'Add a number.',
    )
    expect(await ask('Tangerine lamp 7', { requireUppercase: true, requireNumbers: true })).toBeNull()
  })

  it('asks the breach service last, with the password', async () => {
    const breached = vi.fn(async (password: string) => password === 'tangerine lamp')
    expect(await ask('short', { breached })).toBe('Use at least 8 characters.')
    expect(breached).not.toHaveBeenCalled()
    expect(await ask('tangerine lamp', { breached })).toContain('known data breach')
    expect(await ask('tangerine lamps', { breached })).toBeNull()
  })
})

describe('isCommonPassword', () => {
  it('is quick, however long the password', () => {
    const started = performance.now()
    isCommonPassword('a1!'.repeat(340))
    isCommonPassword('1'.repeat(1_024))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
