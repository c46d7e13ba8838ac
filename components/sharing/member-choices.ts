import { nameOf } from '@/components/team/member'
import type { Choice } from '@/components/ui/search-picker'
import { apiFetch } from '@/lib/client/api'

export type MemberItem = { userId: string; name: string; email: string }

export function memberChoices(members: readonly MemberItem[]): Choice[] {
  return members.map((member) => {
    const { userId: id, name, email } = member
    return { id, name: nameOf(member), ...(name && { hint: email }) }
  })
}

/** The members whose name or address holds a text; null when they could not be asked for. */
export async function searchMembers(text: string, signal: AbortSignal): Promise<Choice[] | null> {
  const query = new URLSearchParams({ limit: '20', ...(text && { q: text }) })
  const answer = await apiFetch<{ items: MemberItem[] }>(`/api/members?${query}`, { signal })
  return answer.ok ? memberChoices(answer.value.items) : null
}
