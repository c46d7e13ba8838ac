import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong on the page as it is. Of what it finds right it keeps no list, and it works in the page itself
 * rather than in a tab of its own: on long pages that takes a quarter of the time. A frame in a sandbox, where no script
 * runs, is not examined.
 *
 * @param rules only these
 * @param apart what is not examined here, a selector
 */
export async function violationsOf(
  page: Page,
  rules?: readonly string[],
  apart?: string,
): Promise<{ id: string; at: string[] }[]> {
  const axe = new AxeBuilder({ page }).exclude('iframe').setLegacyMode(true)
  if (apart) axe.exclude(apart)
  const runOnly = rules && { type: 'rule' as const, values: [...rules] }
  const { violations } = await axe
    .options({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })
    .analyze()
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }))
}
