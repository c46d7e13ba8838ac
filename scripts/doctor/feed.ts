import type { Database } from '@/lib/stores/prisma/database'
import type { Finding } from './finding'

/** Whether notifications arrive, which revocations travel by: a pooler in between may swallow them. */
export async function checkFeed({ notifications, executeSql }: Database): Promise<Finding> {
  const part = 'Revocations'
  const channel = 'gatehouse_doctor'
  let heard: () => void = () => undefined
  const arrived = new Promise<boolean>((resolve) => (heard = () => resolve(true)))
  const unsubscribe = await notifications.subscribe(channel, { onMessage: heard })
  try {
    await executeSql('SELECT pg_notify($1, $2)', [channel, 'heard'])
    if (await Promise.race([arrived, afterTwoSeconds()]))
      return { part, state: 'well', text: 'felt within a second' }
  } finally {
    await unsubscribe()
  }
  const advice = 'LISTEN needs a direct connection: a pooler in transaction mode does not pass it on.'
  return {
    part,
    state: 'note',
    text: 'notifications do not arrive: every request looks its session up',
    advice,
  }
}

function afterTwoSeconds(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(() => resolve(false), 2_000).unref())
}
