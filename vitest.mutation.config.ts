import { defineConfig } from 'vitest/config'
import base from './vitest.config'

/** The tests that `npm run mutate` tries mutants on: those of core, and the attacks that need no server. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: undefined,
    include: ['lib/core/**/*.test.ts', 'e2e/attacks/*.test.ts'],
    // Thousands of runs: the modules are loaded once for a run, not once for a file.
    isolate: false,
  },
})
