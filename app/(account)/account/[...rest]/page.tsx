import { notFound } from 'next/navigation'

/** Unknown addresses below the account: not found, inside its frame. */
export default function UnknownAccountPage() {
  notFound()
}
