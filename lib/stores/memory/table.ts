/** Rows are copied on the way in and out, as a database would. */
export class Table<T> {
  constructor(
    private readonly rows: Map<string, T> = new Map(),
    private readonly onChange: (key: string, before: T | undefined) => void = () => undefined,
  ) {}

  get(key: string): T | null {
    const row = this.rows.get(key)
    return row === undefined ? null : structuredClone(row)
  }

  has(key: string): boolean {
    return this.rows.has(key)
  }

  set(key: string, row: T): void {
    this.onChange(key, this.rows.get(key))
    this.rows.set(key, structuredClone(row))
  }

  delete(key: string): boolean {
    const before = this.rows.get(key)
    if (before === undefined) return false
    this.onChange(key, before)
    return this.rows.delete(key)
  }

  find(matches: (row: T) => boolean): T | null {
    for (const row of this.rows.values()) if (matches(row)) return structuredClone(row)
    return null
  }

  filter(matches: (row: T) => boolean): T[] {
    return [...this.rows.values()].filter(matches).map((row) => structuredClone(row))
  }

  /** Deletes what matches. Returns how many rows that were. */
  deleteWhere(matches: (row: T, key: string) => boolean): number {
    const keys = [...this.rows].filter(([key, row]) => matches(row, key)).map(([key]) => key)
    for (const key of keys) this.delete(key)
    return keys.length
  }

  keys(): string[] {
    return [...this.rows.keys()]
  }

  entries(): [key: string, row: T][] {
    return [...this.rows].map(([key, row]) => [key, structuredClone(row)])
  }

  /** The same rows; what is changed through it can be undone, and only that. */
  recorded(): { table: Table<T>; undo: () => void } {
    const before = new Map<string, T | undefined>()
    const table = new Table(this.rows, (key, row) => {
      if (!before.has(key)) before.set(key, row)
    })
    const undo = () => {
      for (const [key, row] of before) {
        if (row === undefined) this.rows.delete(key)
        else this.rows.set(key, row)
      }
    }
    return { table, undo }
  }
}
