// lib/core/auth/example.ts breaks gatehouse/import-zones
import { readFile } from 'node:fs/promises'

export const read = () => readFile('key.json')
