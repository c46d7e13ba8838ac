export type Race<T> = {
  answers: T[]
  /** How many answers had each status, e.g. `{ 200: 1, 400: 49 }`. */
  byStatus: Record<number, number>
}

/** Calls `run` that many times at once and tells the outcomes by status. */
export async function race<T extends { status: number }>(
  times: number,
  run: (at: number) => Promise<T>,
): Promise<Race<T>> {
  const answers = await Promise.all(Array.from({ length: times }, (_, at) => run(at)))
  const byStatus: Record<number, number> = {}
  for (const { status } of answers) byStatus[status] = (byStatus[status] ?? 0) + 1
  return { answers, byStatus }
}
