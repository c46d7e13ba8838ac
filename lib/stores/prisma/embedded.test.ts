import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from './database'
import { DatabaseInUseError } from './owner-lock'

test(
  'what was acknowledged survives kill -9, and one process at a time may open it',
  { timeout: 60_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-embedded-'))
    const writer = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', writing(dataDir)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const exited = new Promise((resolve) => writer.once('exit', resolve))
    let said = ''
    writer.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await expect.poll(() => said.includes('20\n'), { timeout: 40_000 }).toBe(true)
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseInUseError)
    writer.kill('SIGKILL')
    await exited

    const acknowledged = Number(said.trim().split('\n').at(-1))
    const database = await openDatabase({ dataDir })
    const { rows } = await database.executeSql(
      'SELECT max("n") AS "n", count(*)::int AS "count" FROM "counted"',
    )
    const [{ n, count } = { n: 0, count: 0 }] = rows as { n: number; count: number }[]
    expect(n).toBeGreaterThanOrEqual(acknowledged)
    expect(count).toBe(n)
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  },
)

/** A process that says each number once it is written. */
function writing(dataDir: string): string {
  return `
    import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, 'database.ts'))}
    const { executeSql } = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} })
    await executeSql('CREATE TABLE "counted" ("n" INT)')
    for (let n = 1; ; n++) {
      await executeSql('INSERT INTO "counted" VALUES ($1)', [n])
      console.log(n)
    }`
}
