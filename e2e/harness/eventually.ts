/** Asks until the answer is yes. Returns how long that took, in ms; throws when it is not by the deadline. */
export async function eventually(
  what: string,
  withinMs: number,
  isSo: () => Promise<boolean>,
): Promise<number> {
  const started = performance.now()
  for (;;) {
    const asked = performance.now()
    if (await isSo()) return performance.now() - started
    if (asked - started > withinMs) throw new Error(`not in ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
