'use client'

import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { InviteState } from '@/components/tenant/invite-state'
import type { FormState } from '@/lib/core/action/form-state'
import { InviteListForm } from './invite-list-form'
import { InviteOneForm } from './invite-one-form'
import type { RoleChoice } from './member'

/** One address, or a pasted list of them. Without JavaScript both stand one below the other. */
export function InviteForms({ choices, usual, inviteOne, inviteList }: InviteFormsProps) {
  const hydrated = useHydrated()
  const one = <InviteOneForm choices={choices} usual={usual} invite={inviteOne} />
  const list = <InviteListForm choices={choices} usual={usual} invite={inviteList} />
  if (!hydrated) {
    return (
      <div className="grid gap-6">
        {one}
        <hr className="border-border" />
        {list}
      </div>
    )
  }
  return (
    <Tabs defaultValue="one">
      <TabsList aria-label="How many">
        <TabsTrigger value="one">One person</TabsTrigger>
        <TabsTrigger value="list">A list</TabsTrigger>
      </TabsList>
      <TabsContent value="one">{one}</TabsContent>
      <TabsContent value="list">{list}</TabsContent>
    </Tabs>
  )
}

export type InviteFormsProps = {
  /** The roles that one may give. */
  choices: readonly RoleChoice[]
  /** The slug of the one that is offered first. */
  usual: string | undefined
  inviteOne: (state: FormState, form: FormData) => Promise<FormState>
  inviteList: (state: InviteState, form: FormData) => Promise<InviteState>
}
