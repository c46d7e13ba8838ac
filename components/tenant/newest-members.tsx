import Link from 'next/link'
import { nameOf } from '@/components/team/member'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card, CardTitle } from '@/components/ui/card'
import type { OverviewMember } from '@/lib/next/overview'
import { roleTitle } from './role-title'
import { tenantPath } from './tenant-pages'

/** The people who joined last. */
export function NewestMembers({ slug, members }: { slug: string; members: readonly OverviewMember[] }) {
  return (
    <Card aria-labelledby="newest-members">
      <div className="flex items-center justify-between gap-3 px-5 py-4">
        <CardTitle id="newest-members">People</CardTitle>
        <Link href={tenantPath(slug, '/team')} className="standalone-link text-sm text-accent-text">
          Whole team
        </Link>
      </div>
      <ul className="divide-y border-t">
        {members.map(({ id, name, email, role }) => (
          <li key={id} className="flex items-center gap-3 px-5 py-2.5">
            <Avatar name={name} email={email} />
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-medium">{nameOf({ name, email })}</span>
              {name && <span className="truncate text-sm text-muted">{email}</span>}
            </span>
            <Badge>{roleTitle(role)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  )
}
