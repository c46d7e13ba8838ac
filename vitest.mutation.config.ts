import { defineConfig } from 'vitest/config'
import base from './vitest.config'

/** The tests that `npm run mutate` tries mutants on: core's own, which should notice when one of its defences is gone. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: undefined,
    include: ['lib/core/**/*.test.ts'],
    // Runs a linter for each mutant, and speaks of the document alone.
    exclude: ['lib/core/action/openapi.test.ts'],
    // Thousands of runs: the modules are loaded once for a run, not once for a file.
    isolate: false,
  },
})
