import { build } from 'esbuild'
import { pathToFileURL } from 'node:url'

const output = 'bench/.out/subject.mjs'

/**
 * The core as a production build has it. tsx, which runs these files, wraps every function to keep its name; where a call
 * takes microseconds that would double them.
 */
export async function compileSubject(): Promise<typeof import('../subject')> {
  await build({
    entryPoints: ['bench/subject.ts'],
    outfile: output,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: 'bench/tsconfig.json',
    logLevel: 'warning',
  })
  return import(pathToFileURL(output).href) as Promise<typeof import('../subject')>
}
