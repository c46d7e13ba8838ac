'use client'

import { Menu, X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { Button, buttonVariants } from '@/components/ui/button'
import { overlayClasses } from '@/components/ui/dialog'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useNavigation } from './navigation'

/** A navigation too long for tabs, behind a button of the phone's header. Without JavaScript it opens in place. */
export function PhoneSheet({ label, children }: { label: string; children: ReactNode }) {
  const hydrated = useHydrated()
  const path = usePathname()
  const { pending } = useNavigation()
  // Open on one page: going to another closes it.
  const [openAt, setOpenAt] = useState<string | null>(null)
  const here = pending ?? path
  if (!hydrated) return <SheetInPlace>{children}</SheetInPlace>
  return (
    <Dialog.Root open={openAt === here} onOpenChange={(open) => setOpenAt(open ? here : null)}>
      <Dialog.Trigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open navigation">
          <Menu aria-hidden="true" />
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClasses} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(20rem,calc(100vw-3rem))] flex-col gap-4 overflow-y-auto border-r bg-raised p-3 shadow-float duration-150 data-[state=closed]:animate-out data-[state=closed]:slide-out-to-left data-[state=open]:animate-in data-[state=open]:slide-in-from-left"
        >
          <div className="flex items-center justify-between pl-1.5">
            <Dialog.Title className="text-lg font-medium">{label}</Dialog.Title>
            <Dialog.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close navigation">
                <X aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function SheetInPlace({ children }: { children: ReactNode }) {
  return (
    <details>
      <summary aria-label="Open navigation" className={buttonVariants({ variant: 'ghost', size: 'icon' })}>
        <Menu aria-hidden="true" />
      </summary>
      <div className="absolute inset-x-0 top-full z-30 grid gap-4 border-b bg-raised p-3 shadow-float">
        {children}
      </div>
    </details>
  )
}
