import type { AnyAction } from '@/lib/core/action/action'
import { fieldsOf, isText, replaceAt, typesOf, type Field } from './fields'
import { withBody, type Attempt, type Call } from './attempt'

/** Nothing here may be taken for the scalar it stands in place of, nor reach a store. */
export function wrongTypes(action: AnyAction): Attempt[] {
  return fieldsOf(action).flatMap((field) => {
    const allowed = typesOf(field.schema)
    return strangers
      .filter(([type, value]) => !allowed.includes(type) && !(value === 7 && allowed.includes('integer')))
      .map(([, value]) => inField('INJ-1', field, value))
  })
}

const strangers: [string, unknown][] = [
  ...[{ $ne: '' }, { $gt: '' }, { toString: 'x' }, { length: 9 }, {}].map((value): [string, unknown] => [
    'object',
    value,
  ]),
  ...[[], ['text'], [['text']], [{ $ne: '' }]].map((value): [string, unknown] => ['array', value]),
  ...[7, -1, 1.5, 1e308].map((value): [string, unknown] => ['number', value]),
  ['null', null],
  ['boolean', true],
  ['string', '7'],
]

/** Text that is none, or longer than anything of ours. */
export function wrongTexts(action: AnyAction): Attempt[] {
  return fieldsOf(action)
    .filter(isText)
    .flatMap((field) => [
      inField('INJ-1', field, 'x'.repeat(60_000), 'sixty kilobytes'),
      ...['\ud800', 'a\udfffb', '\udc00\ud800'].map((text) => ({
        ...inField('INJ-1', field, text, `a lone surrogate, ${JSON.stringify(text)},`),
        field: undefined,
      })),
    ])
}

/** Fields that would make somebody more than they are, where they are no field of this action. */
export function foreignFields(action: AnyAction): Attempt[] {
  const own = Object.keys(action.body?.shape ?? {})
  const identity = [
    'role',
    'emailVerified',
    'plan',
    'id',
    'tenantId',
    'userId',
    'actorId',
    'disabled',
    'isAdmin',
  ]
  const inherited = ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
  return [...identity, ...inherited]
    .filter((name) => !own.includes(name))
    .flatMap((name) =>
      ['admin', true, { admin: true }].map((value) => ({
        title: `PRV-1 ${name}: ${JSON.stringify(value)}`,
        alter: withBody((body) => ({ ...body, [name]: value })),
        ...{ refusal: 'VALIDATION' as const, field: name },
      })),
    )
}

/** Text in the place of JSON. */
export function malformed(): Attempt[] {
  const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const texts: [string, string | Uint8Array<ArrayBuffer>][] = [
    ...[
      '{',
      '{"a":',
      '[]',
      'null',
      '7',
      '"text"',
      'true',
      '{"a":NaN}',
      `{'a':1}`,
      '{"a":1,}',
      '{}{}',
      '{}\u0000',
    ].map((text): [string, string] => [text, text]),
    ...['{"a":01}', '{"a":"\t"}', '{"a":"\\x"}', '{/**/}', 'undefined', '-', '{"a" 1}'].map(
      (text): [string, string] => [text, text],
    ),
    ['seventeen levels', nested(17)],
    ['thirty thousand levels', nested(30_000)],
    ['thirty thousand levels that never close', '['.repeat(60_000)],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['an overlong slash', new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
    ['a surrogate in UTF-8', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ]
  return texts.map(([name, text]) => ({
    ...invalid(`INJ-7 ${JSON.stringify(name)}`),
    alter: withBody(() => text),
  }))
}

/** The body of the call itself, with a key that must not be there. */
export function hostileKeys(action: AnyAction): Attempt[] {
  const keys = ['"__proto__":{"role":"admin"}', '"\\u005f_proto__":{"role":"admin"}', '"__proto__" : null']
  const twice = fieldsOf(action).filter(({ path }) => path.length === 1)
  return [
    ...keys.map((key) => ({ ...invalid(`INJ-3 ${key}`), alter: withText((text) => prepend(text, key)) })),
    ...keys.map((key) => ({
      ...invalid(`INJ-3 ${key}, one level down`),
      alter: withText((text) => prepend(text, `"a":{${key}}`)),
    })),
    { ...invalid('INJ-7 an unknown key twice'), alter: withText((text) => prepend(text, '"a":1,"a":1')) },
    ...twice.map(({ path }) => ({
      ...invalid(`INJ-7 ${path[0]} twice`),
      alter: withText((text) =>
        prepend(text, `${JSON.stringify(path[0])}:"x",${JSON.stringify(path[0])}:"x"`),
      ),
    })),
  ]
}

/** The call's own JSON, cut off after each of its characters. */
export function truncations(call: Call): string[] {
  const text = JSON.stringify(call.body ?? {})
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(0, at + 1))
}

function inField(id: string, { path }: Field, value: unknown, name = JSON.stringify(value)): Attempt {
  const alter = (call: Call) => ({ ...call, body: replaceAt(call.body, path, value) })
  return { title: `${id} ${name} for ${path.join('.')}`, alter, refusal: 'VALIDATION', field: path.join('.') }
}

function invalid(title: string): Pick<Attempt, 'title' | 'refusal'> {
  return { title, refusal: 'VALIDATION' }
}

function withText(change: (text: string) => string): Attempt['alter'] {
  return (call) => ({ ...call, body: change(JSON.stringify(call.body ?? {})) })
}

function prepend(text: string, member: string): string {
  return `{${member}${text === '{}' ? '' : ','}${text.slice(1)}`
}
