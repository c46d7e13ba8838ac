import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { currentProfile } from '@/lib/next/current'
import { DeleteAccount } from './delete-account'
import { PasswordForm } from './password-form'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const { email, name } = await currentProfile()
  return (
    <div className="grid max-w-180 gap-6">
      <PageHeader title="Security">Your password, and the end of your account should you want it.</PageHeader>
      <PasswordForm email={email} name={name} />
      <DeleteAccount email={email} />
    </div>
  )
}
