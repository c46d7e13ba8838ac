import type { InvitationStore } from '@/lib/core/tenancy/people'
import type { Invitation } from '@/lib/core/tenancy/types'
import { toMs, toMsOrNull } from '../executor'
import { Prisma, type Invitation as InvitationRow } from '../generated/client'
import type { Bound } from './bound'
import { beyond, contains, textColumn, timeColumn } from './list-sql'

export function createInvitationStore(bound: Bound): InvitationStore {
  return { ...reading(bound), ...changing(bound) }
}

const open = { acceptedAt: null, revokedAt: null } as const

const sortColumns = { createdAt: timeColumn('i."created_at"'), email: textColumn('i."email"') }

const statusConditions = {
  open: Prisma.sql`AND i."accepted_at" IS NULL AND i."revoked_at" IS NULL`,
  accepted: Prisma.sql`AND i."accepted_at" IS NOT NULL`,
  revoked: Prisma.sql`AND i."revoked_at" IS NOT NULL`,
}

function reading({ db, tenantId }: Bound) {
  return {
    async list(query) {
      const status = query.status ? statusConditions[query.status] : Prisma.empty
      const rows = await db.$queryRaw<InvitationRow[]>`
        SELECT ${invitationColumns} FROM "invitations" i WHERE i."tenant_id" = ${tenantId}::uuid ${status}
        ${contains(['i."email"'], query.q)} ${beyond(query, sortColumns[query.sort.by], 'i."id"')}`
      return rows.map(toInvitation)
    },

    async find(id) {
      const row = await db.invitation.findFirst({ where: { tenantId, id } })
      return row && toInvitation(row)
    },

    async findOpen(email) {
      const [row] = await db.$queryRaw<InvitationRow[]>`
        SELECT ${invitationColumns} FROM "invitations" i
        WHERE i."tenant_id" = ${tenantId}::uuid AND lower(i."email") = lower(${email}) ${statusConditions.open}`
      return row ? toInvitation(row) : null
    },

    countOpenWithRole: (role) => db.invitation.count({ where: { tenantId, role, ...open } }),
  } satisfies Partial<InvitationStore>
}

function changing({ db, tenantId }: Bound) {
  return {
    // The partial index decides: of two at once the later waits for the earlier and then adds nothing.
    async create({ id, email, role, tokenHash, invitedBy, createdAt, expiresAt }) {
      const at = new Date(createdAt)
      await db.$executeRaw`
        UPDATE "invitations" i SET "revoked_at" = ${at}
        WHERE i."tenant_id" = ${tenantId}::uuid AND lower(i."email") = lower(${email})
          AND i."expires_at" <= ${at} ${statusConditions.open}`
      const added = await db.$executeRaw`
        INSERT INTO "invitations" ("id", "tenant_id", "email", "role", "token_hash", "invited_by", "created_at",
          "expires_at")
        VALUES (${id}::uuid, ${tenantId}::uuid, ${email}, ${role}, ${tokenHash}, ${invitedBy}::uuid, ${at},
          ${new Date(expiresAt)})
        ON CONFLICT ("tenant_id", lower("email")) WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL DO NOTHING`
      return added === 1
    },

    async renew(id, { tokenHash, expiresAt, invitedBy }) {
      const [row] = await db.invitation.updateManyAndReturn({
        where: { tenantId, id, ...open },
        data: { tokenHash, expiresAt: new Date(expiresAt), invitedBy },
      })
      return row ? toInvitation(row) : null
    },

    async revoke(id, at) {
      const { count } = await db.invitation.updateMany({
        where: { tenantId, id, ...open },
        data: { revokedAt: new Date(at) },
      })
      return count === 1
    },

    async claim(tokenHash, { userId, email, at }) {
      const [row] = await db.invitation.updateManyAndReturn({
        where: { tenantId, tokenHash, email, expiresAt: { gt: new Date(at) }, ...open },
        data: { acceptedAt: new Date(at), acceptedBy: userId },
      })
      return row ? toInvitation(row) : null
    },

    async replaceRole(from, to) {
      const { count } = await db.invitation.updateMany({
        where: { tenantId, role: from, ...open },
        data: { role: to },
      })
      return count
    },
  } satisfies Partial<InvitationStore>
}

/** The columns of `invitations`, named as Prisma names them: for statements that Prisma can't express. */
const invitationColumns = Prisma.raw(
  [
    'i."id"',
    'i."email"',
    'i."role"',
    'i."token_hash" AS "tokenHash"',
    'i."invited_by" AS "invitedBy"',
    'i."created_at" AS "createdAt"',
    'i."expires_at" AS "expiresAt"',
    'i."accepted_at" AS "acceptedAt"',
    'i."accepted_by" AS "acceptedBy"',
    'i."revoked_at" AS "revokedAt"',
  ].join(', '),
)

export function toInvitation(row: Omit<InvitationRow, 'tenantId'>): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    tokenHash: row.tokenHash,
    invitedBy: row.invitedBy,
    createdAt: toMs(row.createdAt),
    expiresAt: toMs(row.expiresAt),
    acceptedAt: toMsOrNull(row.acceptedAt),
    acceptedBy: row.acceptedBy,
    revokedAt: toMsOrNull(row.revokedAt),
  }
}
