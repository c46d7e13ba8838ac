import type { Overview } from '@/lib/next/overview'

export type SetupStep = {
  name: string
  about: string
  /** Below `/t/:slug`. */
  path: string
  done: boolean
}

type Rights = { mayInvite: boolean; mayCreate: boolean }

/**
 * What there is to do before an organization is of use, ticked by what is there. Only what the person may do: of one
 * who may do none of it nothing is asked.
 */
export function setupSteps(overview: Overview, { mayInvite, mayCreate }: Rights): SetupStep[] {
  const { workspaces, projects, members, hasInvited } = overview
  const [first] = workspaces
  return [
    ...(mayCreate || mayInvite ? [named] : []),
    ...(mayCreate
      ? [
          {
            name: 'Create a workspace',
            about: 'It groups projects, and gives roles on all of them at once.',
            path: '/workspaces',
            done: workspaces.length > 0,
          },
          {
            name: 'Start a project',
            about: first
              ? `In ${first.name}, or in a workspace of its own.`
              : 'Projects live in a workspace.',
            path: first ? `/workspaces/${first.id}` : '/workspaces',
            done: projects.length > 0,
          },
        ]
      : []),
    ...(mayInvite
      ? [
          {
            name: 'Invite somebody',
            about: 'Each gets a mail with a link, and the role that you choose.',
            path: '/team',
            done: members.length > 1 || hasInvited,
          },
        ]
      : []),
  ]
}

const named: SetupStep = {
  name: 'Name the organization',
  about: 'Its name and address can be changed at any time.',
  path: '/settings',
  done: true,
}
