'use client'

import { useContext } from 'react'
import { AccessContext, type Access } from './access-context'

/** What the person may do. Outside an `AccessProvider` that is nothing. */
export function useAccess(): Access {
  return useContext(AccessContext) ?? nothing
}

const nothing: Access = {
  tenant: null,
  plan: null,
  can: () => ({ allowed: false, meta: {}, pending: false }),
}
