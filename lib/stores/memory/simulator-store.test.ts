import { describeSimulatorStore, type SimulatorSubject } from '../contract/simulator-store'
import { createSimulatorStore } from './simulator-store'

describeSimulatorStore('memory', async () => {
  const subject = {} as SimulatorSubject
  const clear = async () => {
    const store: SimulatorSubject['store'] = createSimulatorStore()
    Object.assign(subject, { store, other: store })
  }
  await clear()
  return Object.assign(subject, { clear, close: async () => undefined })
})
