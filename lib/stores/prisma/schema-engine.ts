import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

export type SchemaEngine = Bindings.SchemaEngine
export type MigrationList = Bindings.MigrationList

let bindings: Promise<typeof Bindings> | null = null

/** Prisma's schema engine as WebAssembly: no binary to download, and it works on the embedded database too. */
export async function startSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  bindings ??= load().catch((error: unknown) => {
    bindings = null
    throw error
  })
  const { SchemaEngine } = await bindings
  return SchemaEngine.new({ datamodels: undefined }, () => 0, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Loaded by its path, for the package expects a bundler that imports `.wasm` files. */
async function load(): Promise<typeof Bindings> {
  const folder = findPackage()
  const file = pathToFileURL(join(folder, 'schema_engine_bg.js')).href
  const loaded = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ file)) as typeof Bindings
  const code = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const { exports } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': loaded as unknown as WebAssembly.ModuleImports,
  })
  loaded.__wbg_set_wasm(exports)
  const start = exports.__wbindgen_start
  if (typeof start === 'function') start()
  return loaded
}

function findPackage(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', '@prisma', 'schema-engine-wasm')
    if (existsSync(join(candidate, 'schema_engine_bg.wasm'))) return candidate
    if (folder === dirname(folder)) throw new Error('@prisma/schema-engine-wasm is not installed.')
  }
}
