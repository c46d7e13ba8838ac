import type { Finding } from './finding'

/** What a running server says about the database that it owns. */
export async function askServer(appUrl: string, pid: number): Promise<Finding[]> {
  const owned = `embedded, in use by process ${pid}`
  const parts = await readiness(`${appUrl}/api/ready`)
  if (!parts) {
    const advice = `No answer at ${appUrl}/api/ready: stop the process, or name its address in PORT or APP_URL.`
    return [{ part: 'Database', state: 'note', text: owned, advice }]
  }
  return [
    parts.database
      ? { part: 'Database', state: 'well', text: `${owned}, which says it is well` }
      : { part: 'Database', state: 'broken', text: `${owned}, which can't use it` },
    parts.migrations
      ? { part: 'Migrations', state: 'well', text: 'all applied' }
      : {
          part: 'Migrations',
          state: 'broken',
          text: 'some are pending',
          advice: 'Restart the server: it applies them.',
        },
    parts.feed
      ? { part: 'Revocations', state: 'well', text: 'felt within a second' }
      : { part: 'Revocations', state: 'note', text: 'the feed is down: every request looks its session up' },
    {
      part: 'Mail queue',
      state: 'note',
      text: 'seen only while that process is stopped; given-up mail is in its log',
    },
  ]
}

type Parts = { database: boolean; migrations: boolean; feed: boolean }

async function readiness(url: string): Promise<Parts | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) })
    const body = (await response.json()) as Partial<Parts>
    return typeof body.database === 'boolean'
      ? { database: body.database, migrations: !!body.migrations, feed: !!body.feed }
      : null
  } catch {
    return null
  }
}
