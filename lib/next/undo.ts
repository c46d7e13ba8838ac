/** What was started, to be stopped in the opposite order: by `stop`, or when the start itself fails half-way. */
export type Undo = { add(step: () => unknown): void; run(): Promise<void> }

export function createUndo(): Undo {
  const steps: (() => unknown)[] = []
  return {
    add: (step) => void steps.push(step),
    async run() {
      for (const step of steps.splice(0).reverse()) await Promise.resolve(step()).catch(() => undefined)
    },
  }
}
