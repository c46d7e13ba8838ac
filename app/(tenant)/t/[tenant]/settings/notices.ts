/** What was just done to the organization, in words. The query names one of these and can say nothing else. */
const settingsNotices = {
  moved: 'This organization is at its new address now.',
  'handed-over': 'Ownership is handed over, and you are an admin now.',
} as const

export function settingsNotice(name: string | undefined): string | undefined {
  return Object.entries(settingsNotices).find(([key]) => key === name)?.[1]
}
