/** Ends a wait early. A ring that comes while nobody waits is kept for the next wait. */
export type Bell = {
  wait(ms: number): Promise<void>
  ring(): void
  /** Rings now, and keeps the next few waits short: the commit that is announced may still be on its way. */
  hurry(): void
}

export function createBell(): Bell {
  let rung = false
  let hurried: number[] = []
  let end: (() => void) | null = null

  function ring(): void {
    rung = true
    end?.()
  }

  async function wait(ms: number): Promise<void> {
    if (!rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, hurried.shift() ?? ms))
        end = () => (clearTimeout(timer), resolve())
      })
    }
    end = null
    rung = false
  }

  return {
    wait,
    ring,
    hurry() {
      hurried = [...hurriedWaits]
      ring()
    },
  }
}

const hurriedWaits = [10, 20, 40, 80, 160, 320]
