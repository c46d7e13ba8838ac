import { redirect } from 'next/navigation'
import { isAppError } from '@/lib/core/errors'
import { readAction } from '@/lib/next/current'
import { listHref, listInput, type ListView } from './list-view'

export type ListPage<Item> = { items: Item[]; nextCursor: string | null }

/** The part of a list that the page's address asks for. An address that goes on from nowhere leads to the start. */
export async function readList<Page extends ListPage<unknown>>(
  key: string,
  { path, view }: { path: string; view: ListView },
  input: Record<string, string> = {},
): Promise<Page> {
  try {
    return await readAction<Page>(key, { ...listInput(view), ...input })
  } catch (error) {
    const isLost = view.cursor !== null && isAppError(error) && error.code === 'VALIDATION'
    if (!isLost) throw error
    redirect(listHref(path, view, {}))
  }
}
