import { redirect } from 'next/navigation'
import { adminPages } from '@/components/admin/admin-pages'

export default function AdminPage() {
  redirect(adminPages.webhooks.href)
}
