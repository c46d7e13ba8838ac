import { sentenceCase } from '@/components/ui/sentence-case'

/** A role as people read it: `owner` is "Owner", `billing-manager` is "Billing manager". */
export function roleTitle(role: string): string {
  return sentenceCase(role.replaceAll(/[-_]/g, ' '))
}
