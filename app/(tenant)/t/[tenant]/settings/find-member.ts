import { isAppError } from '@/lib/core/errors'
import { readAction } from '@/lib/next/current'

export type FoundMember = { id: string; userId: string; name: string; email: string }

/** The member with exactly this address, in any case; null when there is none in the organization. */
export async function findMember(email: string): Promise<FoundMember | null> {
  const wanted = email.trim().toLowerCase()
  if (!wanted) return null
  try {
    const query = { q: wanted, limit: '100' }
    const { items } = await readAction<{ items: FoundMember[] }>('listMembers', query)
    return items.find((member) => member.email === wanted) ?? null
  } catch (error) {
    // Longer than any address, say.
    if (isAppError(error) && error.code === 'VALIDATION') return null
    throw error
  }
}
