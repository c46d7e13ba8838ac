// lib/stores/memory/example.ts breaks gatehouse/import-zones
import { describeUserStore } from '../contract/user-store'

export const suite = describeUserStore
