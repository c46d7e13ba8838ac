import type { ReactNode } from 'react'
import { Card, CardContent, CardDescription, CardTitle } from './card'

/** One act of a settings page: what it does, and at the right its button. */
export function ActCard({ id, title, description, isDangerous = false, children }: ActCardProps) {
  return (
    <Card id={id} className={isDangerous ? 'border-danger-border' : undefined}>
      <CardContent className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <CardTitle>{title}</CardTitle>
          <CardDescription>{description}</CardDescription>
        </div>
        {children}
      </CardContent>
    </Card>
  )
}

type ActCardProps = {
  id: string
  title: string
  description: string
  isDangerous?: boolean
  children: ReactNode
}
