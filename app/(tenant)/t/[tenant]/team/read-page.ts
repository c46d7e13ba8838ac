import { listInput, type ListView } from '@/components/ui/list/list-view'
import { isAppError } from '@/lib/core/errors'
import { readAction } from '@/lib/next/current'

export type Page<Item> = { items: Item[]; nextCursor: string | null }

/** A page of a list as the address asks for it. A cursor that is none of this list begins it anew. */
export async function readPage<Item>(key: string, view: ListView): Promise<Page<Item>> {
  try {
    return await readAction<Page<Item>>(key, listInput(view))
  } catch (error) {
    const isStrayCursor = view.cursor !== null && isAppError(error) && error.code === 'VALIDATION'
    if (!isStrayCursor) throw error
    return readAction<Page<Item>>(key, listInput({ ...view, cursor: null }))
  }
}
