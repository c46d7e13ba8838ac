// components/account/example.tsx breaks gatehouse/import-zones
import { signOut } from '@/app/(account)/account/actions'

export const act = signOut
