import { isSuperAdmin } from '@/lib/features/admin/feature'
import { requireSession, runningServer, type CurrentSession } from './current'
import { noSuchPage } from './page-failure'

/** Whether somebody runs the product, and has its pages. */
export async function runsProduct(user: { email: string; emailVerified: boolean }): Promise<boolean> {
  const { env } = await runningServer()
  return isSuperAdmin(env.SUPER_ADMINS, user)
}

/** For the pages of those who run the product: to everybody else who is signed in there is no such page. */
export async function requireSuperAdmin(): Promise<CurrentSession> {
  const session = await requireSession()
  return (await runsProduct(session.user)) ? session : noSuchPage()
}
