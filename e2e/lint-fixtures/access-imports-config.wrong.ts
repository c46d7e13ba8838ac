// lib/config/access.ts breaks gatehouse/import-zones
import { site } from './site'

export const title = site.name
