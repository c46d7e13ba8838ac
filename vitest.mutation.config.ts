import { defineConfig } from 'vitest/config'
import base from './vitest.config'

/** The tests that `npm run mutate` tries mutants on: those of core, which should miss each of its defences by themselves. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: undefined,
    include: ['lib/core/**/*.test.ts'],
    // Thousands of runs: the modules are loaded once for a run, not once for a file.
    isolate: false,
  },
})
