type Recover = (sentAt: number) => Promise<boolean>

const offers = new Set<Recover>()

/** Lets requests that were refused for want of a session ask for a newer token. Returns what takes the offer back. */
export function offerRecovery(recover: Recover): () => void {
  offers.add(recover)
  return () => offers.delete(recover)
}

/**
 * True when a request sent at `sentAt` (ms on the device's clock) and answered with 401 may be repeated. Without a
 * keeper on the page there is nothing to recover.
 */
export async function recoverSession(sentAt: number): Promise<boolean> {
  const latest = [...offers].at(-1)
  return latest ? latest(sentAt) : false
}
