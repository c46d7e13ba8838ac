import type { ComponentType, ReactNode } from 'react'
import { pageFailure, type PageFailure } from '@/lib/next/page-failure'

/**
 * A page or a layout that, when what it reads can't be had, is drawn as its failure instead: on the server, with the
 * right status, so that it is there without JavaScript. Error boundaries are drawn by the browser alone.
 */
export function guarded<Props>(
  Failed: ComponentType<PageFailure>,
  draw: (props: Props) => Promise<ReactNode>,
) {
  return async function Guarded(props: Props): Promise<ReactNode> {
    try {
      return await draw(props)
    } catch (error) {
      return <Failed {...await pageFailure(error)} />
    }
  }
}
