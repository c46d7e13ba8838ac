import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { DevMailbox } from '@/components/auth/dev-mailbox'
import { devMailboxUrl } from '@/lib/next/site-links'
import { ForgotForm } from './forgot-form'

export const metadata: Metadata = { title: 'Forgot password' }

export default function ForgotPasswordPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      description="Enter the address of your account and we mail you a link to choose a new one."
      foot={
        <>
          Remembered it?
          <Link href="/sign-in" className="standalone-link text-link">
            Sign in
          </Link>
        </>
      }
    >
      <ForgotForm mailbox={<DevMailbox url={devMailboxUrl()} />} />
    </AuthCard>
  )
}
