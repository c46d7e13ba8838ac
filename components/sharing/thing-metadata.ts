import type { Metadata } from 'next'
import { readThing } from './read-thing'

/** What the browser calls the page of a thing: its name, or what it is where that can't be had. Never throws. */
export async function thingMetadata(
  key: 'readWorkspace' | 'readProject',
  id: string,
  otherwise: string,
): Promise<Metadata> {
  const thing = await readThing<{ name: string }>(key, id).catch(() => null)
  return { title: thing?.name ?? otherwise }
}
