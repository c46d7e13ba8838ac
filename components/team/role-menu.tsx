'use client'

import { ChevronDown } from 'lucide-react'
import { startTransition, useOptimistic } from 'react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Field } from '@/components/ui/field'
import { FormInPlace } from '@/components/ui/form-in-place'
import { Select } from '@/components/ui/select'
import { useHydrated } from '@/components/ui/use-hydrated'
import { nameOf, type Member, type RoleChoice } from './member'

/** A member's role, to be changed for one of those that one may give. It shows at once, and the answer confirms it. */
export function RoleMenu({ member, title, choices, change }: RoleMenuProps) {
  const hydrated = useHydrated()
  const [shown, show] = useOptimistic({ slug: member.role, title })
  const label = `Role of ${nameOf(member)}: ${shown.title}`
  if (!hydrated) return <RoleForm member={member} title={title} choices={choices} change={change} />
  const choose = (slug: string) => {
    const choice = choices.find((one) => one.slug === slug)
    if (!choice || slug === shown.slug) return
    startTransition(() => {
      show(choice)
      change(formOf({ member, title, choice }))
    })
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" aria-label={label} className="max-w-full">
          <span className="truncate">{shown.title}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80 overflow-y-auto">
        <DropdownMenuLabel>Role of {nameOf(member)}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={shown.slug} onValueChange={choose}>
          {choices.map(({ slug, title: name }) => (
            <DropdownMenuRadioItem key={slug} value={slug}>
              {name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** The same before JavaScript has come. */
function RoleForm({ member, title, choices, change }: RoleMenuProps) {
  const id = `role-${member.id}`
  return (
    <FormInPlace
      action={change}
      trigger={
        <>
          {title}
          <ChevronDown aria-hidden="true" />
        </>
      }
      triggerLabel={`Role of ${nameOf(member)}: ${title}`}
      triggerProps={{ size: 'sm' }}
      title={`Change the role of ${nameOf(member)}`}
      description="It counts from their next request."
      confirm="Change role"
      pendingText="Changing…"
    >
      {[...formOf({ member, title })].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      <Field id={id} label="Role">
        {(control) => (
          <Select {...control} name="role" defaultValue={member.role}>
            {choices.map(({ slug, title: name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormInPlace>
  )
}

function formOf({ member, title, choice }: { member: Member; title: string; choice?: RoleChoice }): FormData {
  const form = new FormData()
  form.set('id', member.id)
  form.set('name', nameOf(member))
  form.set('before', member.role)
  form.set('beforeTitle', title)
  form.set('title', choice?.title ?? 'in another role')
  if (choice) form.set('role', choice.slug)
  return form
}

type RoleMenuProps = {
  member: Member
  title: string
  choices: readonly RoleChoice[]
  change: (form: FormData) => void
}
