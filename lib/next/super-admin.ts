import { isSuperAdmin } from '@/lib/features/admin/feature'
import { runningServer } from './current'

/** Whether somebody runs the product, and has its pages. */
export async function runsProduct(user: { email: string; emailVerified: boolean }): Promise<boolean> {
  const { env } = await runningServer()
  return isSuperAdmin(env.SUPER_ADMINS, user)
}
