import { describe, expect, it } from 'vitest'
import { reasonToIgnore } from './ignore-words.mjs'

const literal = (value: string) => ({ type: 'StringLiteral', value })
const property = (name: string, value: unknown) => ({ type: 'ObjectProperty', key: { name }, value })

describe('reasonToIgnore', () => {
  it('leaves out what the API document says and sentences for people', () => {
    const summary = literal('Sign in')
    expect(reasonToIgnore(summary, property('summary', summary))).toBe('Read by the API document alone.')
    expect(reasonToIgnore(literal('Sign in to continue.'), null)).toBe('A sentence for people.')
    const errors = { type: 'ArrayExpression' }
    expect(reasonToIgnore(errors, property('errors', errors))).toBe('Read by the API document alone.')
    const quasis = ['Try again in ', '.'].map((cooked) => ({ value: { cooked } }))
    expect(reasonToIgnore({ type: 'TemplateLiteral', quasis }, null)).toBe('A sentence for people.')
  })

  it.each(['UNAUTHENTICATED', '/api/auth/signin', 'public, max-age=300', '', 'at+jwt', 'Max-Age=0; Path=/'])(
    'mutates %j, which a program reads',
    (text) => expect(reasonToIgnore(literal(text), property('path', literal(text)))).toBeUndefined(),
  )

  it('mutates what is no text, and a documented name that stands for something else', () => {
    expect(reasonToIgnore({ type: 'ArrowFunctionExpression' }, property('description', null))).toBeUndefined()
    const value = literal('email')
    expect(reasonToIgnore(value, property('summary', literal('email')))).toBeUndefined()
  })
})
