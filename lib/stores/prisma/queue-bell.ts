/** Ends a wait early. A ring that comes while nobody waits is kept for the next wait. */
export type Bell = {
  wait(ms: number): Promise<void>
  ring(): void
  /** Keeps this wait and the next few short: the commit that is announced is still on its way. */
  hurry(): void
}

export function createBell(): Bell {
  let rung = false
  let hurried: number[] = []
  let end: (() => void) | null = null
  let shorten: (() => void) | null = null

  function ring(): void {
    rung = true
    end?.()
  }

  async function wait(ms: number): Promise<void> {
    if (!rung) {
      await new Promise<void>((resolve) => {
        const after = () => setTimeout(resolve, Math.min(ms, hurried.shift() ?? ms))
        let timer = after()
        end = () => (clearTimeout(timer), resolve())
        shorten = () => (clearTimeout(timer), (timer = after()))
      })
    }
    end = shorten = null
    rung = false
  }

  return {
    wait,
    ring,
    hurry() {
      hurried = [...hurriedWaits]
      shorten?.()
    },
  }
}

/** In ms. The first is longer than an answer takes: what a job costs must not be felt in the call that queued it. */
const hurriedWaits = [50, 100, 200, 400]
