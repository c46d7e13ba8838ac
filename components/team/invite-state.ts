import type { FormState } from '@/lib/core/action/form-state'

/** What became of one address of a pasted list; lines count from 1. */
export type InviteResult = {
  line: number
  address: string
  outcome: 'invited' | 'member' | 'already_invited' | 'malformed' | 'over_limit'
}

/** A form that invites, after it was sent: with a report on each address, unless it was refused as a whole. */
export type InviteState = FormState & { results?: InviteResult[] }

export const idleInvite: InviteState = { status: 'idle' }

/** The outcome in words. */
export const outcomeWords: Record<InviteResult['outcome'], string> = {
  invited: 'Invited',
  member: 'Is a member already',
  already_invited: 'Was invited already',
  malformed: 'Not an email address',
  over_limit: 'Not sent: the limit is reached',
}

/** "2 of 3 invited." */
export function inviteSummary(results: readonly InviteResult[]): string {
  const sent = results.filter(({ outcome }) => outcome === 'invited').length
  if (sent === results.length) return sent === 1 ? '1 person invited.' : `${sent} people invited.`
  return `${sent} of ${results.length} invited.`
}

/** What of a pasted list is still to be mended, to be typed over in the same field. */
export function remainingLines(results: readonly InviteResult[]): string {
  const open = results.filter(({ outcome }) => outcome === 'malformed' || outcome === 'over_limit')
  return open.map(({ address }) => address).join('\n')
}
