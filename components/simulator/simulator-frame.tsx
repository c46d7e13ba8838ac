import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/site/site-header'
import { SimulatorNote } from './simulator-note'

/** Around the pages of the simulator. No layout, for "not found" must stand in the frame of the whole site. */
export function SimulatorFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid max-w-280 grid-cols-[minmax(0,1fr)] gap-6 px-4 py-8 outline-none md:px-6"
      >
        <SimulatorNote />
        {children}
      </main>
    </>
  )
}
