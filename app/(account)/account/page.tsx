import { CircleCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { accountPages } from '@/components/account/account-pages'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentProfile } from '@/lib/next/current'
import { ProfileForm } from './profile-form'

export const metadata: Metadata = { title: 'Profile' }

export default guarded(FailedPart, ProfilePage)

async function ProfilePage() {
  const profile = await currentProfile()
  return (
    <div className="grid max-w-180 grid-cols-1 gap-6">
      <PageHeader title={accountPages.profile.name}>{accountPages.profile.about}</PageHeader>
      <ProfileForm name={profile.name} />
      <Card>
        <CardHeader>
          <CardTitle>Email</CardTitle>
          <CardDescription>Used to sign in and for mail about your account.</CardDescription>
        </CardHeader>
        <CardContent>
          <div className="flex items-center gap-3">
            <Avatar name={profile.name} email={profile.email} size="lg" />
            <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium break-all">{profile.email}</span>
              {profile.emailVerified ? (
                <Badge tone="positive">
                  <CircleCheck aria-hidden="true" />
                  Verified
                </Badge>
              ) : (
                <Badge tone="warning">Not verified</Badge>
              )}
            </span>
          </div>
        </CardContent>
      </Card>
    </div>
  )
}
