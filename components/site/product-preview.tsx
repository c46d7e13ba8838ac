import { KeyRound, MonitorSmartphone, UserRound } from 'lucide-react'
import { SessionTable, type SessionRow } from '@/components/account/session-table'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Wordmark } from '@/components/ui/logo'

/** The sessions page as people see it, drawn by the product's own components. */
export function ProductPreview({ now }: { now: number }) {
  return (
    <div
      role="img"
      aria-label="The sessions page: three signed-in devices, each with a button to sign it out."
    >
      <div inert className="flex overflow-hidden rounded-lg border bg-background shadow-float">
        <PreviewBar />
        <div className="grid min-w-0 flex-1 grid-cols-1 content-start gap-6 p-4 sm:p-8">
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div className="grid gap-1">
              <p className="text-xl font-semibold">Sessions</p>
              <p className="text-muted">Where you are signed in. Sign out what you do not recognize.</p>
            </div>
            <Button variant="danger-quiet">Sign out all others</Button>
          </div>
          <SessionTable
            sessions={exampleSessions(now)}
            now={now}
            act={({ isCurrent }) =>
              !isCurrent && (
                <Button size="sm" className="touch:w-full">
                  Sign out
                </Button>
              )
            }
          />
        </div>
      </div>
    </div>
  )
}

function PreviewBar() {
  return (
    <div className="hidden w-52 shrink-0 flex-col gap-4 border-r bg-subtle/60 p-3 md:flex">
      <span className="flex h-9 items-center px-1.5">
        <Wordmark />
      </span>
      <div className="grid gap-0.5 text-muted">
        {items.map(({ name, icon: Icon, current }) => (
          <span
            key={name}
            className={cn(
              'flex h-8 items-center gap-2.5 rounded-md px-2.5',
              current && 'bg-hover font-medium text-foreground',
            )}
          >
            <Icon className="size-4" />
            {name}
          </span>
        ))}
      </div>
      <span className="mt-auto flex items-center gap-2.5 p-1.5 font-medium">
        <Avatar name="Ada Lovelace" email="" />
        Ada Lovelace
      </span>
    </div>
  )
}

const items = [
  { name: 'Profile', icon: UserRound, current: false },
  { name: 'Security', icon: KeyRound, current: false },
  { name: 'Sessions', icon: MonitorSmartphone, current: true },
]

/** Addresses from the ranges kept for documentation (RFC 5737, RFC 3849). */
function exampleSessions(now: number): SessionRow[] {
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  return [
    {
      id: '1',
      deviceName: 'Chrome on macOS',
      ipAddress: '203.0.113.24',
      isCurrent: true,
      createdAt: ago(60 * 27),
      lastActiveAt: ago(0),
    },
    {
      id: '2',
      deviceName: 'Safari on iOS',
      ipAddress: '2001:db8:7::4c1f',
      isCurrent: false,
      createdAt: ago(60 * 24 * 6),
      lastActiveAt: ago(12),
    },
    {
      id: '3',
      deviceName: 'Firefox on Windows',
      ipAddress: '198.51.100.7',
      isCurrent: false,
      createdAt: ago(60 * 24 * 12),
      lastActiveAt: ago(60 * 26),
    },
  ]
}
