'use client'

import { ShieldCheck } from 'lucide-react'
import { useActionState } from 'react'
import { accountPages } from '@/components/account/account-pages'
import { SessionTable, type SessionRow } from '@/components/account/session-table'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { PageHeader } from '@/components/ui/page-header'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import { signOutOthers, signOutSession } from './actions'

/** Every device, and the two ways to sign out others. The answers are kept here: a row is gone when its answer comes. */
export function SessionList({ sessions, now }: { sessions: SessionRow[]; now: number }) {
  const [one, signOutOne] = useActionState(signOutSession, idleForm)
  const [all, signOutAll] = useActionState(signOutOthers, idleForm)
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeader
        title={accountPages.sessions.name}
        action={others.length > 0 && <SignOutOthers count={others.length} action={signOutAll} state={all} />}
      >
        {accountPages.sessions.about}
      </PageHeader>
      <OutcomeToast state={one} />
      <OutcomeToast state={all} />
      <SessionTable
        sessions={sessions}
        now={now}
        act={(session) => {
          const answer = one.values?.id === session.id ? one : undefined
          return !session.isCurrent && <SignOutOne session={session} action={signOutOne} state={answer} />
        }}
      />
      {others.length === 0 && (
        <EmptyState icon={ShieldCheck} title="No other devices">
          This is the only device that is signed in. Others appear here as soon as they sign in.
        </EmptyState>
      )}
    </div>
  )
}

function SignOutOne({ session, action, state }: SignOutOneProps) {
  const { id, deviceName, ipAddress } = session
  return (
    <ConfirmDialog
      action={action}
      state={state}
      trigger="Sign out"
      triggerLabel={`Sign out ${deviceName}`}
      triggerProps={{ size: 'sm', className: 'touch:w-full' }}
      title={`Sign out ${deviceName}?`}
      description={`The device at ${ipAddress} is signed out at once. Whoever uses it has to sign in again.`}
      confirm={`Sign out ${deviceName}`}
      pendingText="Signing out…"
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="deviceName" value={deviceName} />
    </ConfirmDialog>
  )
}

function SignOutOthers({ count, action, state }: SignOutOthersProps) {
  return (
    <ConfirmDialog
      action={action}
      state={state}
      trigger="Sign out all others"
      triggerProps={{ variant: 'danger-quiet' }}
      title="Sign out all other devices?"
      description={`${count === 1 ? 'The other device is' : `The other ${count} devices are`} signed out at once. This device stays signed in.`}
      confirm="Sign out all others"
      pendingText="Signing out…"
    />
  )
}

type SignOutOneProps = { session: SessionRow; action: (form: FormData) => void; state?: FormState }

type SignOutOthersProps = { count: number; action: () => void; state: FormState }
