import { gateDecision } from '@/lib/core/access/gate'
import { accessOf, currentPath } from '@/lib/next/current'
import type { Stander } from './way-forward'

/** Where the person stands for whom a page is being drawn. */
export async function currentStander(): Promise<Stander> {
  const { slug, set } = await accessOf()
  const mayBill = gateDecision(set, 'billing:manage').allowed
  return { slug, mayBill, here: await currentPath() }
}
