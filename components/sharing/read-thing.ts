import { cache } from 'react'
import { isAppError } from '@/lib/core/errors'
import { readAction } from '@/lib/next/current'

type Key = 'readWorkspace' | 'readProject'

/** One thing for its page, once a request. Throws what it was refused with, of which `guarded` makes a page. */
export function readThing<Row>(key: Key, id: string): Promise<Row> {
  return read(key, id) as Promise<Row>
}

/** The same where the page does without: null for what is not this person's to see. */
export async function readIfShared<Row>(key: Key, id: string): Promise<Row | null> {
  try {
    return await readThing<Row>(key, id)
  } catch (error) {
    if (isAppError(error) && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND')) return null
    throw error
  }
}

const read = cache((key: Key, id: string): Promise<unknown> => readAction(key, { id }))
