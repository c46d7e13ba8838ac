import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LegalLine } from '@/components/auth/legal-line'
import { Wordmark } from '@/components/ui/logo'

/**
 * Addresses of these pages can hold a mailed token: no other site gets to see them. Not `no-referrer`: a form sent
 * without JavaScript would then say `Origin: null` and be refused.
 */
export const metadata: Metadata = { referrer: 'same-origin', robots: { index: false } }

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center sm:py-12">
      <header>
        <Link href="/" className="flex h-11 items-center rounded-md">
          <Wordmark size="lg" />
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="mt-6 w-full max-w-100 outline-none">
        {children}
      </main>
      <LegalLine />
    </div>
  )
}
