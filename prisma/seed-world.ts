import type { RoleGrant } from '@/lib/core/access/custom-roles'

/** People by their first names, in lower case. */
export type SeededTenant = {
  number: number
  slug: string
  name: string
  foundedDaysAgo: number
  owner: string
  /** Given by hand; null: the default plan. */
  plan: string | null
  members: readonly (readonly [person: string, role: string, joinedDaysAgo: number])[]
  customRoles: readonly { slug: string; title: string; grant: RoleGrant }[]
  invitations: readonly (readonly [email: string, role: string, sentDaysAgo: number])[]
  workspaces: readonly SeededWorkspace[]
}

export type SeededWorkspace = {
  name: string
  createdBy: string
  createdDaysAgo: number
  roles?: readonly Holding[]
  projects: readonly SeededProject[]
}

export type SeededProject = {
  name: string
  description: string
  createdBy: string
  createdDaysAgo: number
  roles?: readonly Holding[]
}

type Holding = readonly [person: string, role: string]

/** Two organizations that share some people, who may do different things in each. */
export const seededTenants: readonly SeededTenant[] = [
  {
    number: 1,
    slug: 'northwind',
    name: 'Northwind Studio',
    foundedDaysAgo: 410,
    owner: 'ada',
    plan: 'pro',
    members: [
      ['grace', 'admin', 396],
      ['tomas', 'admin', 360],
      ['mei', 'member', 300],
      ['priya', 'member', 240],
      ['jonas', 'member', 228],
      ['elena', 'auditor', 119],
      ['samuel', 'member', 95],
      ['oliver', 'guest', 30],
    ],
    customRoles: [
      {
        slug: 'auditor',
        title: 'Auditor',
        grant: { permissions: [{ name: 'audit:read' }, { name: 'project:read' }], exclude: [] },
      },
      { slug: 'guest', title: 'Guest', grant: { permissions: [], exclude: [] } },
    ],
    invitations: [
      ['marta.silva@example.com', 'member', 2],
      ['kwame.mensah@example.com', 'admin', 5],
      ['ines.moreau@example.com', 'auditor', 20],
    ],
    workspaces: [
      {
        name: 'Brand',
        createdBy: 'ada',
        createdDaysAgo: 405,
        roles: [['mei', 'editor']],
        projects: [
          project('Logo refresh', 'A mark that still reads at sixteen pixels.', 'grace', 210),
          project('Spring campaign', 'Posters, social and a landing page, in four languages.', 'mei', 96, [
            ['oliver', 'contributor'],
          ]),
          project('Photography library', 'Everything we have rights to, tagged and searchable.', 'mei', 41),
        ],
      },
      {
        name: 'Product',
        createdBy: 'grace',
        createdDaysAgo: 330,
        roles: [
          ['priya', 'admin'],
          ['jonas', 'editor'],
        ],
        projects: [
          project('Checkout', 'Three steps become one.', 'priya', 180, [['mei', 'manager']]),
          project('Mobile app', 'Offline first, on phones that are five years old.', 'jonas', 122),
          project('Search', 'Answers in under a tenth of a second.', 'priya', 58),
          project('Design system', 'One button, and it is the right one.', 'priya', 12),
        ],
      },
      {
        name: 'Operations',
        createdBy: 'tomas',
        createdDaysAgo: 250,
        projects: [
          project('Office move', 'Out by the end of March.', 'tomas', 75),
          project('Supplier review', '', 'tomas', 9),
        ],
      },
    ],
  },
  {
    number: 2,
    slug: 'harbour',
    name: 'Harbour Labs',
    foundedDaysAgo: 200,
    owner: 'grace',
    plan: null,
    members: [
      ['ada', 'member', 190],
      ['amara', 'admin', 186],
      ['leila', 'member', 60],
    ],
    customRoles: [],
    invitations: [['oliver@example.com', 'member', 1]],
    workspaces: [
      {
        name: 'Research',
        createdBy: 'amara',
        createdDaysAgo: 180,
        roles: [['leila', 'editor']],
        projects: [
          project('Tide sensors', 'Forty buoys, one reading a minute.', 'amara', 150),
          project('Salt-water batteries', 'What lasts a winter outside.', 'leila', 55),
        ],
      },
      {
        name: 'Outreach',
        createdBy: 'grace',
        createdDaysAgo: 100,
        projects: [project('School visits', 'A morning on the pier for every class in town.', 'grace', 80)],
      },
    ],
  },
]

function project(
  name: string,
  description: string,
  createdBy: string,
  createdDaysAgo: number,
  roles: readonly Holding[] = [],
): SeededProject {
  return { name, description, createdBy, createdDaysAgo, roles }
}
