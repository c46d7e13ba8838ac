import type { InvitationStore } from '@/lib/core/tenancy/people'
import type { Invitation } from '@/lib/core/tenancy/types'
import { ownRow, withoutTenant, type Bound } from './bound'
import { contains, pageOfRows } from './list'

export function createInvitationStore(bound: Bound): InvitationStore {
  const { tables, tenantId } = bound
  const all = () => tables.invitations.filter(ownRow(bound)).map(withoutTenant)
  const openOnes = () => all().filter(isOpen)
  const put = (invitation: Invitation): Invitation => {
    tables.invitations.set(invitation.id, { ...invitation, tenantId })
    return invitation
  }
  const findOpen = (email: string) =>
    openOnes().find((invitation) => invitation.email.toLowerCase() === email.toLowerCase()) ?? null

  return {
    async list(query) {
      const found = all().filter(
        (invitation) =>
          contains([invitation.email], query.q) && (!query.status || statuses[query.status](invitation)),
      )
      return pageOfRows(found, query)
    },

    find: async (id) => all().find((invitation) => invitation.id === id) ?? null,
    findOpen: async (email) => findOpen(email),
    countOpenWithRole: async (role) => openOnes().filter((invitation) => invitation.role === role).length,

    async create(invitation) {
      const open = findOpen(invitation.email)
      if (open && open.expiresAt > invitation.createdAt) return false
      if (open) put({ ...open, revokedAt: invitation.createdAt })
      put({ ...invitation, acceptedAt: null, acceptedBy: null, revokedAt: null })
      return true
    },

    async renew(id, link) {
      const open = openOnes().find((invitation) => invitation.id === id)
      return open ? put({ ...open, ...link }) : null
    },

    async revoke(id, at) {
      const open = openOnes().find((invitation) => invitation.id === id)
      return open !== undefined && put({ ...open, revokedAt: at }).revokedAt === at
    },

    async claim(tokenHash, { userId, email, at }) {
      const open = openOnes().find(
        (invitation) =>
          invitation.tokenHash === tokenHash && invitation.email === email && invitation.expiresAt > at,
      )
      return open ? put({ ...open, acceptedAt: at, acceptedBy: userId }) : null
    },

    async replaceRole(from, to) {
      const open = openOnes().filter(({ role }) => role === from)
      for (const invitation of open) put({ ...invitation, role: to })
      return open.length
    },
  }
}

const isOpen = ({ acceptedAt, revokedAt }: Invitation) => acceptedAt === null && revokedAt === null

const statuses = {
  open: isOpen,
  accepted: ({ acceptedAt }: Invitation) => acceptedAt !== null,
  revoked: ({ revokedAt }: Invitation) => revokedAt !== null,
}
