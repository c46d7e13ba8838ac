import { Session, type Profiler } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const shown = 12
/** Waiting, and the profiler itself. */
const notOurs = new Set(['(idle)', 'dispatch'])

/** Runs the work under V8's profiler. Returns the functions that it spent most time in itself, a line each. */
export async function profileHere(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    await work()
    return topFunctions((await session.post('Profiler.stop')).profile)
  } finally {
    session.disconnect()
  }
}

export function topFunctions({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const spent = new Map<string, number>()
  samples.forEach((id, at) => {
    const name = names.get(id) ?? ''
    if (!notOurs.has(name)) spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0))
  })
  const total = [...spent.values()].reduce((sum, value) => sum + value, 0)
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, value]) => `${((value / total) * 100).toFixed(1).padStart(5)} %  ${name}`)
}

function nameOf({ functionName, url, lineNumber }: Profiler.Profile['nodes'][number]['callFrame']): string {
  const name = functionName || '(anonymous)'
  if (!url) return name
  const file = url.startsWith('file:') ? relative(process.cwd(), fileURLToPath(url)) : url
  return `${name}  ${file.replace(/^.*node_modules\//, '')}:${lineNumber + 1}`
}
