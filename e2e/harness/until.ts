/** Asks again and again until it is so. `what` says it for the error, which comes after 60 s. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`still not so after 60 s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
