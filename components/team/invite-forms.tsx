'use client'

import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { useHydrated } from '@/components/ui/use-hydrated'
import { InviteListForm } from './invite-list-form'
import { InviteOneForm } from './invite-one-form'
import type { RoleChoice } from './member'

/** One address, or a pasted list of them. Without JavaScript both stand one below the other. */
export function InviteForms({ choices, usual }: InviteChoices) {
  const hydrated = useHydrated()
  const one = <InviteOneForm choices={choices} usual={usual} />
  const list = <InviteListForm choices={choices} usual={usual} isSecond={!hydrated} />
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

export type InviteChoices = {
  /** The roles that one may give. */
  choices: readonly RoleChoice[]
  /** The slug of the one that is offered first. */
  usual: string | undefined
}
