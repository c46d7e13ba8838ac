'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { useNavigation } from './navigation'

/** A link to another page of the same frame: its skeleton stands in when it takes its time. */
export function FrameLink({ href, ...props }: FrameLinkProps) {
  const { go } = useNavigation()
  return (
    <Link
      href={href}
      // Ahead of a click the server could send nothing of a page that is made for who asks, and the skeleton needs none.
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault()
        go(href)
      }}
      {...props}
    />
  )
}

type FrameLinkProps = Omit<ComponentProps<typeof Link>, 'href' | 'onNavigate'> & { href: string }
