'use client'

import { ChevronsUpDown, CircleUser, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useTheme } from 'next-themes'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  menuItemClasses,
} from '@/components/ui/dropdown-menu'
import { themes } from '@/components/ui/theme-toggle'
import { useHydrated } from '@/components/ui/use-hydrated'
import { SignOutForm } from './sign-out-form'

/** The person's own menu: account, theme, sign out. Without JavaScript it opens in place. */
export function PersonMenu({ person, compact = false }: PersonMenuProps) {
  const hydrated = useHydrated()
  const label = <PersonLabel person={person} compact={compact} />
  const classes = cn(
    triggerClasses,
    compact ? 'size-9 justify-center touch:size-11' : 'w-full p-1.5 touch:min-h-11',
  )
  if (!hydrated)
    return <PersonMenuInPlace {...{ label, classes, compact }} isSuperAdmin={person.isSuperAdmin} />
  return (
    <DropdownMenu>
      <DropdownMenuTrigger aria-label={`Your menu, ${person.name || person.email}`} className={classes}>
        {label}
      </DropdownMenuTrigger>
      <DropdownMenuContent align={compact ? 'end' : 'start'} className="w-54">
        <DropdownMenuLabel className="truncate">{person.email}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link href="/account">
            <CircleUser aria-hidden="true" />
            Account
          </Link>
        </DropdownMenuItem>
        {person.isSuperAdmin && (
          <DropdownMenuItem asChild>
            <Link href="/admin">
              <ShieldCheck aria-hidden="true" />
              Administration
            </Link>
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <ThemeChoice />
        <DropdownMenuSeparator />
        <SignOutForm>
          {(button) => (
            // The item closes the menu, and with it the form, once selected: the press must reach the form first.
            <DropdownMenuItem asChild onSelect={(event) => event.preventDefault()}>
              {button}
            </DropdownMenuItem>
          )}
        </SignOutForm>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function ThemeChoice() {
  const { theme, setTheme } = useTheme()
  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={setTheme} aria-label="Theme">
      {themes.map(({ value, label, icon: Icon }) => (
        <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
          <Icon aria-hidden="true" />
          {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  )
}

function PersonMenuInPlace({ label, classes, compact, isSuperAdmin }: InPlaceProps) {
  return (
    <details className="relative">
      <summary className={classes}>{label}</summary>
      <div
        className={cn(
          'absolute z-30 grid w-54 rounded-lg border bg-raised p-1 shadow-float',
          compact ? 'top-full right-0 mt-1.5' : 'bottom-full left-0 mb-1.5',
        )}
      >
        <Link href="/account" className={menuItemClasses}>
          <CircleUser aria-hidden="true" />
          Account
        </Link>
        {isSuperAdmin && (
          <Link href="/admin" className={menuItemClasses}>
            <ShieldCheck aria-hidden="true" />
            Administration
          </Link>
        )}
        <SignOutForm>{(button) => button}</SignOutForm>
      </div>
    </details>
  )
}

function PersonLabel({ person, compact }: Pick<PersonMenuProps, 'person' | 'compact'>) {
  if (compact) {
    return (
      <>
        <Avatar {...person} />
        <span className="sr-only">Your menu</span>
      </>
    )
  }
  return (
    <>
      <Avatar {...person} />
      <span className="min-w-0 flex-1 truncate text-left font-medium">{person.name || person.email}</span>
      <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </>
  )
}

const triggerClasses =
  'flex items-center gap-2.5 rounded-md text-base transition-colors hover:bg-hover data-[state=open]:bg-hover'

/** `isSuperAdmin`: runs the product, and has its pages. */
type Person = { name: string; email: string; isSuperAdmin?: boolean }

type PersonMenuProps = { person: Person; compact?: boolean }

type InPlaceProps = Pick<Person, 'isSuperAdmin'> & {
  label: React.ReactNode
  classes: string
  compact: boolean
}
