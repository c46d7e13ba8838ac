// proxy.ts

import { auth } from './lib/next/server'

export const make = auth
