// lib/next/example.ts

import { auth } from './server'

export const make = auth
