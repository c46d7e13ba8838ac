import type { Metadata } from 'next'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { VerifyDeadLink } from './verify-dead-link'
import { VerifyForm } from './verify-form'

export const metadata: Metadata = { title: 'Confirm your address' }

/** Opening the link changes nothing, so that mail scanners can't use it up: the button does. */
export default async function VerifyEmailPage({ searchParams }: PageQuery) {
  const token = queryValue((await searchParams).token)
  return token ? <VerifyForm token={token} /> : <VerifyDeadLink />
}
