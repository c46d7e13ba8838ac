import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { site } from '@/lib/config/site'

export default function AccountNotFound() {
  return (
    <>
      <title>{`Page not found · ${site.name}`}</title>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is no such page in your account"
        action={
          <Link href="/account" className={buttonVariants({ variant: 'primary' })}>
            Go to your profile
          </Link>
        }
      >
        The address may be mistyped, or the page may have moved.
      </EmptyState>
    </>
  )
}
