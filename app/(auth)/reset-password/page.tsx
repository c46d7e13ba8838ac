import type { Metadata } from 'next'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { ResetDeadLink } from './reset-dead-link'
import { ResetForm } from './reset-form'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function ResetPasswordPage({ searchParams }: PageQuery) {
  const token = queryValue((await searchParams).token)
  return token ? <ResetForm token={token} /> : <ResetDeadLink />
}
