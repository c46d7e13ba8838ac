import { qualifiedRoles } from './compile-entities'
import { entityOf, type AccessModel } from './model'

const list = new Intl.ListFormat('en')

/** Roles as people say them: `owners and admins`, and `workspace admins` where other things have admins too. */
export function roleWords(model: AccessModel, roles: readonly string[]): string {
  const all = qualifiedRoles(model.entities)
  const meant = all.filter((role) => roles.includes(role) || roles.includes(role.split(':')[1] ?? ''))
  if (meant.length === 0) return 'others'
  if (meant.length === all.length) return 'people with a role here'
  return list.format([...new Set(roles.map((role) => wordOf(model, role)))])
}

function wordOf(model: AccessModel, role: string): string {
  const [type = '', word] = role.split(':')
  if (word === undefined) return plural(type)
  const isShared = Object.keys(model.entities).some(
    (other) => other !== type && entityOf(model, other)?.roles.includes(word),
  )
  return isShared && type !== model.tenantType ? `${type} ${plural(word)}` : plural(word)
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}
