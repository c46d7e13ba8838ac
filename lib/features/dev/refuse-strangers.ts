import type { ActionContext } from '@/lib/core/action/context'
import { AppError } from '@/lib/core/errors'

/** Whether a request came to a host that no page of a stranger can be at. */
export type HostCheck = (headers: Headers) => boolean

/** Throws FORBIDDEN for a request to any other host. */
export function refuseStrangers({ headers }: ActionContext, isKnownHost: HostCheck): void {
  if (!isKnownHost(headers)) throw new AppError('FORBIDDEN', 'This host name is not one of this application.')
}
