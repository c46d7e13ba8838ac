'use client'

import { UsersRound } from 'lucide-react'
import { useActionState } from 'react'
import { peopleHint } from '@/components/team/member'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list/list-search'
import { isEmptyList, type ListView } from '@/components/ui/list/list-view'
import { NothingFound } from '@/components/ui/list/nothing-found'
import { Pager } from '@/components/ui/list/pager'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import type { Choice } from '@/components/ui/search-picker'
import { UndoToast } from '@/components/ui/undo-toast'
import { idleForm } from '@/lib/core/action/form-state'
import { giveRole, takeRole } from './actions'
import { AddPerson } from './add-person'
import { directRole, holderOrderNames, type Holder, type HolderPage, type SharedThing } from './holder'
import type { Place } from './origins'
import { PeopleTable } from './people-table'
import { RoleSelect } from './role-select'
import { TakeRole } from './take-role'

/** The people of a thing. The answers are kept here: a row is gone when its answer comes. */
export function PeopleList(props: PeopleListProps) {
  const { thing, places, path, view, page, members, ownId } = props
  const [given, give] = useActionState(giveRole, idleForm)
  const [changed, change] = useActionState(giveRole, idleForm)
  const [taken, take] = useActionState(takeRole, idleForm)
  const { items, assignable, nextCursor } = page

  const roleOf = (holder: Holder) => {
    const direct = directRole(holder, thing)
    // What one does not hold oneself one can neither give nor take.
    const mayChange = direct !== null && assignable.includes(direct)
    if (!mayChange) return null
    return <RoleSelect {...{ thing, holder, direct, assignable }} action={change} />
  }
  const takeOf = (holder: Holder) => {
    const role = directRole(holder, thing)
    if (role === null) return null
    const isOwn = holder.userId === ownId
    if (!isOwn && !assignable.includes(role)) return null
    const state = taken.values?.id === holder.userId ? taken : undefined
    return <TakeRole {...{ thing, holder, role, isOwn, state }} action={take} />
  }

  return (
    <div className="@container grid grid-cols-1 gap-4">
      <OutcomeToast state={given} />
      <OutcomeToast state={changed} refusals />
      <UndoToast state={taken} undo={change} />
      <div className="flex flex-wrap-reverse items-start justify-between gap-3">
        <div className="min-w-60 flex-1">
          <ListSearch path={path} view={view} label="Find a person" orders={holderOrderNames} />
        </div>
        {assignable.length > 0 && (
          <AddPerson {...{ thing, assignable, members }} action={give} state={given} />
        )}
      </div>
      {items.length > 0 && <PeopleTable {...{ thing, places, path, view, items, roleOf, takeOf }} />}
      {isEmptyList(page, view) && (
        <EmptyState icon={UsersRound} title="Nobody holds a role here">
          Whoever is given one appears here, with where it comes from.
        </EmptyState>
      )}
      {items.length === 0 && !isEmptyList(page, view) && (
        <NothingFound path={path} view={view} what="person" hint={peopleHint} />
      )}
      <Pager path={path} view={view} nextCursor={nextCursor} />
    </div>
  )
}

type PeopleListProps = {
  thing: SharedThing
  places: readonly Place[]
  path: string
  view: ListView
  page: HolderPage
  /** The first of the members that a role can be given to. */
  members: readonly Choice[]
  /** Who looks. */
  ownId: string
}
