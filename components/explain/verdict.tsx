import Link from 'next/link'
import { actWords } from '@/components/roles/change-words'
import { nameOf, type Member } from '@/components/team/member'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { access } from '@/lib/config/access'
import type { Explanation } from '@/lib/core/access/explain'
import { phraseOf } from '@/lib/core/access/phrase'

/** The answer in one sentence; when it is no, what is missing and who could give it. */
export function Verdict({ explanation, person, thing, slug, givers }: VerdictProps) {
  const { decision, entitlement } = explanation
  const { allowed, reason, meta } = decision
  const act = actWords(access, entitlement)
  const where = `on ${thing}`
  if (allowed) return <Alert tone="positive" title={`${person} can ${act} ${where}.`} />
  const isMissingRole = reason === 'role_required' || reason === 'hierarchy_denied'
  return (
    <Alert tone="warning" title={`${person} can’t ${act} ${where}.`}>
      <p>{phraseOf(access, entitlement, reason, meta)}</p>
      {isMissingRole && givers.length > 0 && (
        <p>
          {either.format(givers.map(nameOf))} can give it, on the{' '}
          <Link href={tenantPath(slug, '/team')} className="text-link">
            team page
          </Link>{' '}
          or where the role is held.
        </p>
      )}
    </Alert>
  )
}

const either = new Intl.ListFormat('en', { type: 'disjunction' })

type VerdictProps = {
  explanation: Explanation
  person: string
  /** What the thing is called. */
  thing: string
  slug: string
  /** Some of those who could give what is missing. */
  givers: readonly Member[]
}
