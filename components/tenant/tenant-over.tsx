import { DoorClosed } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** In place of an open page, from the moment that its person is no member any more. */
export function TenantOver({ name }: { name: string }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-140 px-4 py-24 outline-none">
      <h1 className="sr-only">You are no longer in {name}</h1>
      <div role="status">
        <EmptyState
          icon={DoorClosed}
          title={`You are no longer in ${name}`}
          action={
            <Link href="/account/organizations" className={buttonVariants({ variant: 'primary' })}>
              Your organizations
            </Link>
          }
        >
          You left it, were removed from it, or it was deleted. What was not saved by then is not saved.
        </EmptyState>
      </div>
    </main>
  )
}
