import type { Metadata } from 'next'
import { connection } from 'next/server'
import { NoSuchPage } from '@/components/failure/no-such-page'

export const metadata: Metadata = { title: 'Page not found' }

/** Dynamic: a prerendered page would carry no nonce. */
export default async function NotFound() {
  await connection()
  return <NoSuchPage />
}
