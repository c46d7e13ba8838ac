'use client'

import { sentenceCase } from '@/components/ui/sentence-case'
import { Select } from '@/components/ui/select'
import { access } from '@/lib/config/access'
import { actWords } from './change-words'
import { choiceField, choices, reachIn, type Choice, type GrantDraft } from './grant-draft'
import type { PermissionGroup, PermissionLine } from './permission-groups'

/** What a role says of each permission, a group for each noun. Plain fields of the form around it. */
export function PermissionTable({ groups, draft, onChoose }: PermissionTableProps) {
  return groups.map((group) => (
    <section
      key={group.name}
      aria-labelledby={idOf(group.name)}
      className="overflow-hidden rounded-lg border bg-surface"
    >
      <h2 id={idOf(group.name)} className="border-b bg-background px-4 py-2 text-sm font-medium sm:px-5">
        {group.name}
      </h2>
      <ul className="divide-y">
        {group.lines.map((line) => (
          <PermissionRow key={line.pattern} line={line} draft={draft} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  ))
}

function PermissionRow({ line, draft, onChoose }: PermissionRowProps) {
  const { pattern } = line
  const name = `${choiceField}${pattern}`
  return (
    <li className="grid items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_11rem] sm:px-5">
      <div className="grid min-w-0">
        <label htmlFor={name} className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{titleOf(line)}</span>{' '}
          <code className="font-mono text-sm wrap-anywhere text-muted">{pattern}</code>
        </label>
        <p id={`${name}-effect`} className="text-sm text-pretty text-muted">
          {isWildcard(line) ? coverWords(line) : effectWords(draft, pattern)}
        </p>
      </div>
      <Select
        id={name}
        name={name}
        aria-describedby={`${name}-effect`}
        value={draft[pattern] ?? 'none'}
        onChange={(event) => {
          const choice = choices.find((one) => one === event.target.value)
          if (choice) onChoose(pattern, choice)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceWords[choice]}
          </option>
        ))}
      </Select>
    </li>
  )
}

const choiceWords: Record<Choice, string> = {
  none: 'Not granted',
  any: 'Granted',
  own: 'Own rows only',
  excluded: 'Excluded',
}

function titleOf({ pattern, covered }: PermissionLine): string {
  if (pattern === '*') return 'Everything there is'
  if (pattern.endsWith(':*')) return 'All of these'
  return covered.length === 0 ? 'Nothing there is now' : sentenceCase(actWords(access, pattern))
}

function isWildcard({ pattern, covered }: PermissionLine): boolean {
  return pattern.endsWith('*') || covered.length === 0
}

/** What a wildcard covers now; what is added to the product later it covers as well. */
function coverWords({ pattern, covered }: PermissionLine): string {
  if (covered.length === 0) return 'Covers nothing now.'
  const words = covered.length === 1 ? 'Covers one permission now' : `Covers ${covered.length} now`
  return pattern === '*' ? `${words}, and every one to come.` : `${words}: ${list.format(covered)}.`
}

function effectWords(draft: GrantDraft, entitlement: string): string {
  const { reach, by } = reachIn(draft, entitlement)
  const others = by.filter((pattern) => pattern !== entitlement)
  const through = others.length > 0 ? `, by ${list.format(others)}` : ''
  if (reach === 'any') return `Allowed${through}.`
  if (reach === 'own') return `Allowed for their own${through}.`
  return by.length > 0 ? `Excluded${through}.` : 'Not granted by this role.'
}

function idOf(group: string): string {
  return `permissions-${group.toLowerCase().replaceAll(/\W+/g, '-')}`
}

const list = new Intl.ListFormat('en')

type Choosing = { draft: GrantDraft; onChoose: (pattern: string, choice: Choice) => void }

type PermissionTableProps = Choosing & { groups: readonly PermissionGroup[] }

type PermissionRowProps = Choosing & { line: PermissionLine }
