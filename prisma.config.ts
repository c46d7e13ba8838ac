import { defineConfig } from 'prisma/config'

// generate, validate and format look for the schema engine's binary before they start, and never run it.
// Any existing file satisfies them, so nothing is downloaded; migrations use the WebAssembly engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
