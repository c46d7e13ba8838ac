import { redirect } from 'next/navigation'
import { adminPages } from '@/components/admin/admin-pages'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { requireSuperAdmin } from '@/lib/next/super-admin'

export default guarded(FailedPart, AdminPage)

async function AdminPage() {
  // A layout does not keep its page from being drawn: the redirect would tell that there is something.
  await requireSuperAdmin()
  return redirect(adminPages.webhooks.href)
}
