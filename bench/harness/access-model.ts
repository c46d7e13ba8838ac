import { defineAccess } from '@/lib/core/access/define-access'

/** What is asked about: three levels below its tenant. */
export const types = ['organization', 'workspace', 'project', 'document'] as const
const verbs = ['read', 'comment', 'update', 'share', 'delete'] as const

/** Four levels, each of which inherits from the one above, and twenty entitlements: about as many as the starter has. */
export const benchAccess = defineAccess({
  entities: {
    organization: { roles: ['owner', 'admin', 'member'] },
    workspace: {
      roles: ['admin', 'editor', 'viewer'],
      inherits: { 'organization:owner': 'admin', 'organization:admin': 'editor' },
    },
    project: {
      roles: ['manager', 'contributor', 'viewer'],
      inherits: {
        'workspace:admin': 'manager',
        'workspace:editor': 'contributor',
        'workspace:viewer': 'viewer',
      },
    },
    document: {
      roles: ['author', 'editor', 'reader'],
      inherits: { 'project:manager': 'author', 'project:contributor': 'editor', 'project:viewer': 'reader' },
    },
  },
  entitlements: Object.fromEntries(
    types.flatMap((type) => verbs.map((verb) => [`${type}:${verb}`, { roles: rolesFor(verb) }])),
  ),
})

function rolesFor(verb: (typeof verbs)[number]) {
  const strongest = ['owner', 'workspace:admin', 'manager', 'author'] as const
  const middle = ['organization:admin', 'workspace:editor', 'contributor', 'document:editor'] as const
  const weakest = ['member', 'workspace:viewer', 'project:viewer', 'reader'] as const
  if (verb === 'delete' || verb === 'share') return strongest
  return verb === 'update' ? [...strongest, ...middle] : [...strongest, ...middle, ...weakest]
}
