import type { Metadata } from 'next'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { currentSessions, currentTime } from '@/lib/next/current'
import { SessionList } from './session-list'

export const metadata: Metadata = { title: 'Sessions' }

export default guarded(FailedPart, SessionsPage)

async function SessionsPage() {
  const sessions = await currentSessions()
  return <SessionList sessions={sessions} now={await currentTime()} />
}
