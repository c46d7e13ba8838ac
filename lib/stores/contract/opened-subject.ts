import { afterAll, beforeAll, beforeEach } from 'vitest'

/** Opens an implementation for the suite around it, and empties it before each test. Returns what gives it to a test. */
export function openedSubject<Subject extends { clear(): Promise<void>; close(): Promise<void> }>(
  open: () => Promise<Subject>,
): () => Subject {
  let subject: Subject | undefined
  const current = (): Subject => {
    if (!subject) throw new Error('The stores are not open.')
    return subject
  }
  beforeAll(async () => {
    subject = await open()
  })
  beforeEach(() => current().clear())
  afterAll(() => subject?.close())
  return current
}
