/** What brought someone to their organizations, in words. The query names one of these and can say nothing else. */
const organizationNotices = {
  left: 'You left the organization.',
  deleted: 'The organization is deleted. Until its time is up you can restore it below.',
} as const

export function organizationNotice(name: string | undefined): string | undefined {
  return Object.entries(organizationNotices).find(([key]) => key === name)?.[1]
}
