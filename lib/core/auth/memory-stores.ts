export { createMemoryStores as createInMemoryStores } from '../../stores/memory/stores'
