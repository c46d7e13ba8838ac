import type { APIRequestContext } from '@playwright/test'
import { newProject, newWorkspace } from './things'

/** Every page that needs no session, in the states an address alone can bring about. */
export const publicPages = [
  '/',
  '/pricing',
  '/sign-up',
  '/sign-up/check-inbox?email=robin%40example.com',
  '/sign-in',
  '/sign-in?notice=signed-out',
  '/forgot-password',
  '/reset-password',
  '/reset-password?token=abc',
  '/verify-email',
  '/verify-email?token=abc',
  '/verify-email/done',
  '/invite/abc',
  '/dev/mail?to=nobody%40example.com',
  '/docs/api',
  '/no-such-page',
]

/** Every page of someone who is signed in. */
export const accountPages = [
  '/account',
  '/account/security',
  '/account/sessions',
  '/account/organizations',
  '/account/no-such-page',
]

/** Every page of somebody who is in an organization, its first run included. Puts a workspace and a project into it. */
export async function tenantPages(request: APIRequestContext, { slug }: { slug: string }): Promise<string[]> {
  const workspace = await newWorkspace(request)
  const project = await newProject(request, workspace)
  const paths = [
    ...pathsInTenant,
    ...['', '/people', '/settings'].map((path) => `/workspaces/${workspace.id}${path}`),
    ...['', '/people'].map((path) => `/projects/${project.id}${path}`),
  ]
  return ['/onboarding', ...paths.map((path) => `/t/${slug}${path}`)]
}

const pathsInTenant = [
  '/welcome',
  '',
  '/team',
  '/team/invitations',
  '/team/invite',
  '/roles',
  '/roles/new',
  '/roles/admin',
  '/roles/owner',
  '/access',
  '/access/roles',
  '/billing',
  '/billing?plan=pro&interval=month',
  '/usage',
  '/settings',
  '/workspaces',
  '/projects',
  '/no-such-page',
]
