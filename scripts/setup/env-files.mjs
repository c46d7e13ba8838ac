import { existsSync } from 'node:fs'
import { inProject } from './project.mjs'

/** Reads the env files that Next would read, in its order: the environment wins, then the more special file. */
export function loadEnvFiles(mode = process.env.NODE_ENV === 'production' ? 'production' : 'development') {
  for (const name of [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']) {
    const path = inProject(name)
    if (existsSync(path)) process.loadEnvFile(path)
  }
}
