/** A role as people read it: `owner` is "Owner", `billing-manager` is "Billing manager". */
export function roleTitle(role: string): string {
  const words = role.replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
