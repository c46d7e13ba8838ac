import type { Metadata } from 'next'
import { currentSessions, currentTime } from '@/lib/next/current'
import { SessionList } from './session-list'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  const sessions = await currentSessions()
  return <SessionList sessions={sessions} now={await currentTime()} />
}
