export type Ledger = ReturnType<typeof createLedger>

/** What was done and how long it took: beside what the database says, the other half of the accounts. */
export function createLedger() {
  let started = Date.now()
  const times: { kind: string; at: number; ms: number }[] = []
  const done = new Map<string, number>()
  const errors: string[] = []
  let mails = 0
  return {
    times,
    errors,
    done,
    mails: () => mails,
    /** From here on it is the run itself. */
    begin: () => void (started = Date.now()),
    timed: (kind: string, ms: number) => void times.push({ kind, at: Date.now() - started, ms }),
    /** Acts, by the name of their line of audit. */
    did(...actions: string[]) {
      for (const action of actions) done.set(action, (done.get(action) ?? 0) + 1)
    },
    mailed: (count: number) => void (mails += count),
    failed: (error: unknown) => void errors.push(String(error)),
  }
}

export type Flatness = { kind: string; calls: number; p50: number; p99: number; early: number; late: number }

/** By kind of call: medians of the second and the last quarter of the run, in ms. */
export function latencies({ times }: Ledger, durationMs: number): Flatness[] {
  const quarter = durationMs / 4
  return [...new Set(times.map(({ kind }) => kind))].sort().map((kind) => {
    const own = times.filter((time) => time.kind === kind)
    const between = (from: number, to: number) =>
      own.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms)
    const all = own.map(({ ms }) => ms)
    return {
      ...{ kind, calls: own.length, p50: quantile(all, 0.5), p99: quantile(all, 0.99) },
      early: quantile(between(quarter, 2 * quarter), 0.5),
      late: quantile(between(3 * quarter, Infinity), 0.5),
    }
  })
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The latency of late calls beside early ones: the median over all kinds that were called often enough to say. */
export function latencyRatio(rows: readonly Flatness[]): number {
  return quantile(
    rows
      .filter(({ calls, early, late }) => calls >= 40 && early && late)
      .map(({ early, late }) => late / early),
    0.5,
  )
}
