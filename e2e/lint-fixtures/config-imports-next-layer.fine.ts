// lib/config/example.ts

import { site } from './site'

export const title = site.name
