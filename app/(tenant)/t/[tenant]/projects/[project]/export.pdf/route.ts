import { redirect } from 'next/navigation'
import { noFile } from '@/lib/next/no-file'

/** A project's document: an address of this page's, so that an expired session is renewed on the way. */
export async function GET(_request: Request, { params }: { params: Promise<{ project: string }> }) {
  const { project } = await params
  return /^[\w-]{1,64}$/.test(project) ? redirect(`/api/projects/${project}/export.pdf`) : noFile()
}
