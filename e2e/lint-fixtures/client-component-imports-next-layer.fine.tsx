// components/account/example.tsx

'use client'

import type { Session } from '../../lib/next/current'
import { useAuth } from '@/lib/client/use-auth'

export const Name = ({ session }: { session: Session }) => <p>{useAuth().user?.name ?? session.user.name}</p>
