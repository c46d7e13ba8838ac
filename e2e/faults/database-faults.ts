import { execFileSync } from 'node:child_process'
import pg from 'pg'
import type { TestPostgres } from '../postgres'
import type { Cutter } from '../harness/database-cutter'

/** Something that happens to a database, and its end. */
export type DatabaseFault = {
  /** What it is, in words that `while` goes before. */
  words: string
  /** Whether the server still answers those who get through to it. */
  answers: boolean
  begin(database: { postgres: TestPostgres; cutter: Cutter }): Promise<() => Promise<void>>
}

export const databaseFaults: DatabaseFault[] = [
  {
    words: 'the database is stopped',
    answers: false,
    async begin({ postgres }) {
      await postgres.halt()
      return () => postgres.resume()
    },
  },
  {
    words: 'the database hangs (SIGSTOP)',
    answers: false,
    async begin({ postgres }) {
      signal(postgres.pid, 'SIGSTOP')
      return async () => signal(postgres.pid, 'SIGCONT')
    },
  },
  {
    words: 'the network to the database swallows everything',
    answers: false,
    async begin({ cutter }) {
      cutter.stall()
      return () => cutter.heal()
    },
  },
  {
    words: 'the pool is spent on statements that wait for a lock',
    answers: true,
    async begin({ postgres }) {
      const holder = new pg.Client({ connectionString: postgres.url })
      await holder.connect()
      await holder.query('BEGIN; LOCK TABLE users, sessions, rate_limits IN ACCESS EXCLUSIVE MODE')
      return () => holder.end()
    },
  },
]

/** To the server and its backends, which are its children. */
function signal(server: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const processes = table.trim().split('\n')
  const parentage = processes.map((line) => line.trim().split(/\s+/).map(Number))
  const backends = parentage.filter(([, parent]) => parent === server).map(([pid]) => Number(pid))
  for (const pid of [server, ...backends]) {
    try {
      process.kill(pid, name)
    } catch {
      // Ended meanwhile.
    }
  }
}
