import { useState } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { menuId } from './row-menu'

type Asked<Act, Row> = { act: Act; row: Row; open: boolean }

/** What a dialog is given to open and close it by. */
export type RowPanel = {
  open: boolean
  onOpenChange: (open: boolean) => void
  onClosed: (event: Event) => void
}

export type RowDialog<Act, Row> = {
  asked: Asked<Act, Row> | null
  ask: (act: Act, row: Row) => void
  panel: RowPanel
}

/**
 * Which dialog of which row is open. A success among the answers closes it; what it shows stays while it fades. Then the
 * focus goes back to the row's menu, or to the content of the page when the row is gone.
 */
export function useRowDialog<Act extends string, Row extends { id: string }>(
  answers: readonly FormState[],
): RowDialog<Act, Row> {
  const [asked, setAsked] = useState<Asked<Act, Row> | null>(null)
  const [seen, setSeen] = useState(answers)
  const news = answers.filter((answer, at) => answer !== seen[at])
  const close = () => setAsked((current) => current && { ...current, open: false })
  if (news.length > 0) {
    setSeen(answers)
    if (news.some(({ status }) => status === 'success')) close()
  }
  return {
    asked,
    ask: (act, row) => setAsked({ act, row, open: true }),
    panel: {
      open: asked?.open ?? false,
      onOpenChange: (open) => !open && close(),
      onClosed: (event) => {
        event.preventDefault()
        const menu = asked && document.getElementById(menuId(asked.row.id))
        const next = menu ?? document.getElementById('main')
        next?.focus()
      },
    },
  }
}

/** The answer, if it is about that row. */
export function answerOn(answer: FormState, { id }: { id: string }): FormState | undefined {
  return answer.values?.id === id ? answer : undefined
}
