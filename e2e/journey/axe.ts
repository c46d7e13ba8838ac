import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** On one element of each look of text: color, size, and what is behind it. */
const sample = 'data-text-look'

/**
 * What axe finds wrong on the page as it is. Of what it finds right it keeps no list, and of texts that look alike it
 * measures the contrast of three (with `GATEHOUSE_LONG=1` of all): on long pages most of the time would go into those. A
 * frame in a sandbox, where no script runs, is not examined.
 *
 * @param rules only these
 * @param apart what is not examined here, a selector
 */
export async function violationsOf(
  page: Page,
  rules?: string[],
  apart?: string,
): Promise<{ id: string; at: string[] }[]> {
  // Half a megabyte, once for each page rather than each time.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  if (process.env.GATEHOUSE_LONG !== '1') await page.evaluate(sampleTexts, sample)
  return page.evaluate(
    async ({ rules, apart }) => {
      const { axe: there } = window as unknown as { axe: typeof axe }
      const { violations } = await there.run(
        { exclude: [['iframe'], ...(apart ? [[apart]] : [])] },
        { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) },
      )
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }))
    },
    { rules, apart },
  )
}

/** In the page: marks what contrast is measured of, three of each look, and tells axe. */
function sampleTexts(mark: string): void {
  for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark)

  const grounds = new Map<Element | null, string>([[null, '']])
  const groundOf = (element: Element | null): string => {
    const known = grounds.get(element)
    if (known !== undefined || !element) return known ?? ''
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position, zIndex } =
      getComputedStyle(element)
    const painted = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join()
    const layer = position === 'static' ? '' : position + zIndex
    const isClear = painted === 'rgba(0, 0, 0, 0),none,1,none,normal' && layer === ''
    const ground = groundOf(element.parentElement) + (isClear ? '' : `>${painted},${layer}`)
    grounds.set(element, ground)
    return ground
  }

  const alike = new Map<string, Element[]>()
  for (const element of document.body.querySelectorAll('*')) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    const text = texts.map((node) => node.textContent?.trim()).join('')
    if (!text && !element.matches('input, select, textarea')) continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
    const drawn = ['::before', '::after'].map((part) => getComputedStyle(element, part).content)
    // axe leaves out what is disabled, what is one character long, and what is there for the ear alone.
    const special = [
      element.closest('label, :disabled, [aria-disabled]')?.tagName,
      text.length === 1,
      element.getBoundingClientRect().width <= 1,
    ]
    const look = [color, fontSize, fontWeight, textShadow, ...drawn, ...special, groundOf(element)].join('|')
    alike.set(look, [...(alike.get(look) ?? []), element])
  }
  for (const elements of alike.values()) {
    const middle = elements[Math.floor(elements.length / 2)]
    for (const element of [elements[0], middle, elements.at(-1)]) element?.setAttribute(mark, '')
  }
  const { axe: there } = window as unknown as { axe: typeof axe }
  there.configure({ rules: [{ id: 'color-contrast', selector: `[${mark}]` }] })
}
