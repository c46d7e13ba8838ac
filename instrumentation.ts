/** Runs once in each server process, before the first request. */
export async function register(): Promise<void> {
  // In a file of its own: what needs Node's modules must not be seen by the bundler of other runtimes.
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('./lib/next/boot')).boot()
}
