import type { Question } from '@/components/explain/explain-form'
import type { Member } from '@/components/team/member'
import type { Explanation } from '@/lib/core/access/explain'
import { isAppError } from '@/lib/core/errors'
import { readAction } from '@/lib/next/current'

type Page = { items: Member[] }

type Found = { person: Member; error?: undefined } | { person: null; error: string }

/** Whom a name or an address stands for, or why it stands for nobody. */
export async function findPerson(typed: string): Promise<Found> {
  const { items } = await readAction<Page>('listMembers', { q: typed.slice(0, 100), limit: '10' })
  const wanted = typed.trim().toLowerCase()
  const [only, ...others] = items
  const person = items.find(({ email }) => email === wanted) ?? (others.length === 0 ? only : undefined)
  if (person) return { person }
  const several = 'Several people match. Choose one by their address.'
  return { person: null, error: only ? several : 'Nobody here has this name or address.' }
}

/** The derivation, or what is wrong with the question. */
export async function explain(member: Member, { action, thing }: Question): Promise<Explanation | string> {
  try {
    const query = { userId: member.userId, entitlement: action, ...(thing && { resource: thing }) }
    return await readAction<Explanation>('explainAccess', query)
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'NOT_FOUND') return 'What you asked about is not there any more.'
    if (error.code === 'VALIDATION') return 'There is no such action or thing.'
    throw error
  }
}

/** Some of those who hold one of the roles on the organization. */
export async function holdersOf(roles: readonly string[]): Promise<Member[]> {
  const pages = await Promise.all(
    roles.slice(0, 5).map((role) => readAction<Page>('listMembers', { role, limit: '3' })),
  )
  const all = pages.flatMap(({ items }) => items)
  return [...new Map(all.map((member) => [member.id, member])).values()].slice(0, 5)
}
