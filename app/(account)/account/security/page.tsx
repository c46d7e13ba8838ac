import type { Metadata } from 'next'
import { accountPages } from '@/components/account/account-pages'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { PageHeader } from '@/components/ui/page-header'
import { currentProfile } from '@/lib/next/current'
import { DeleteAccount } from './delete-account'
import { PasswordForm } from './password-form'

export const metadata: Metadata = { title: 'Security' }

export default guarded(FailedPart, SecurityPage)

async function SecurityPage() {
  const { email, name } = await currentProfile()
  return (
    <div className="grid max-w-180 grid-cols-1 gap-6">
      <PageHeader title={accountPages.security.name}>{accountPages.security.about}</PageHeader>
      <PasswordForm email={email} name={name} />
      <DeleteAccount email={email} />
    </div>
  )
}
