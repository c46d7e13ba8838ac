import { isAppError } from '@/lib/core/errors'
import { readAction } from '@/lib/next/current'

type FoundMember = { userId: string; email: string }

/** The member with exactly this address, in any case; null when there is none in the organization. */
export async function findMember(email: string): Promise<FoundMember | null> {
  const wanted = email.trim().toLowerCase()
  if (!wanted) return null
  try {
    // No search is longer, and addresses are.
    const query = { q: wanted.slice(0, 100), limit: '100' }
    const { items } = await readAction<{ items: FoundMember[] }>('listMembers', query)
    return items.find((member) => member.email === wanted) ?? null
  } catch (error) {
    // It has something in it that nobody's address has.
    if (isAppError(error) && error.code === 'VALIDATION') return null
    throw error
  }
}
