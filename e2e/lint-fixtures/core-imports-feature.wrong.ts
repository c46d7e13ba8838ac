// lib/core/auth/example.ts breaks gatehouse/import-zones
import { acceptInvitation } from '../../features/invitations/accept'

export const accept = acceptInvitation
