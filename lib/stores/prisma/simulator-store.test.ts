import { inject } from 'vitest'
import { describeSimulatorStore, type SimulatorSubject } from '../contract/simulator-store'
import { openDatabase, type Database } from './database'
import { createPrismaSimulatorStore } from './simulator-store'
import { clear, openEmbeddedTestDatabase, openTestDatabase, patient } from './test-database'

describeSimulatorStore('embedded database', async () => {
  const database = await openEmbeddedTestDatabase()
  return subjectOn(database, database)
})

describeSimulatorStore('Postgres', async () => {
  const database = await openTestDatabase(inject('postgresUrl'))
  return subjectOn(database, await openDatabase({ url: database.url, limits: patient }))
})

function subjectOn(database: Database, second: Database): SimulatorSubject {
  return {
    store: createPrismaSimulatorStore(database),
    other: createPrismaSimulatorStore(second),
    clear: () => clear(database),
    close: async () => {
      if (second !== database) await second.close()
      await database.close()
    },
  }
}
