import { defineConfig, globalIgnores } from 'eslint/config'
import next from 'eslint-config-next/core-web-vitals'
import tseslint from 'typescript-eslint'
import { gatehouse } from './scripts/lint/plugin.mjs'

const typescript = ['**/*.ts', '**/*.tsx']
const tests = ['**/*.test.ts', '**/*.test.tsx', 'e2e/**']

/** Files whose default export Next or a tool asks for. */
const defaultExports = [
  'app/**/{page,layout,template,default,loading,error,global-error,not-found,forbidden,unauthorized}.tsx',
  'app/**/{icon,apple-icon,opengraph-image,twitter-image,sitemap,robots,manifest}.{ts,tsx}',
  '*.config.{ts,mjs}',
]

/** Rules about components and hooks, where there are none: they cost a tenth of the time. */
const withoutReact = {
  files: ['{e2e,prisma,scripts}/**', 'lib/{config,core,features,providers,stores}/**/*.ts'],
  rules: Object.fromEntries(
    next
      .flatMap(({ rules = {} }) => Object.keys(rules))
      .filter((name) => /^react(-hooks)?\//.test(name))
      .map((name) => [name, /** @type {const} */ ('off')]),
  ),
}

/** What asks for types is in .oxlintrc.json: see docs/decisions/051-native-checks.md. */
export default defineConfig(
  globalIgnores([
    '.next/**',
    '.data/**',
    'coverage/**',
    'test-results/**',
    'playwright-report/**',
    'screenshots/**',
    'reports/**',
    '.stryker-tmp/**',
    'bench/**',
    'e2e/lint-fixtures/**',
    'lib/stores/prisma/generated/**',
    'next-env.d.ts',
  ]),
  ...next,
  withoutReact,
  ...tseslint.configs.strict.map((config) => ({ ...config, files: typescript })),
  {
    plugins: { gatehouse },
    rules: {
      'gatehouse/import-zones': 'error',
      'gatehouse/file-names': 'error',
      'gatehouse/tenant-rows': 'error',
      'import/no-default-export': 'error',
      'import/no-duplicates': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: name what is exported.' },
      ],
    },
  },
  {
    files: defaultExports,
    rules: { 'import/no-default-export': 'off', 'import/no-anonymous-default-export': 'off' },
  },
  // These speak to a person at a terminal.
  {
    files: ['scripts/**', 'prisma/**', 'e2e/**', 'lib/next/{boot,shutdown}.ts', '*.config.{ts,mjs}'],
    rules: { 'no-console': 'off' },
  },
  // Pages are drawn once for each request, on the server: there the time of day is no impurity.
  { files: ['app/**/{page,layout}.tsx'], rules: { 'react-hooks/purity': 'off' } },
  {
    files: typescript,
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['lib/core/**/*.ts'],
    ignores: [...tests, 'lib/core/clock.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Core is pure: what it needs of the environment is an argument.' },
        { name: 'setInterval', message: 'Core starts no timers.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument: take a Clock.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument: take a Random.' },
        {
          object: 'crypto',
          property: 'getRandomValues',
          message: 'Randomness is an argument: take a Random.',
        },
        { object: 'crypto', property: 'randomUUID', message: 'Randomness is an argument: take a Random.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: name what is exported.' },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Time is an argument: take a Clock.',
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}'],
    ignores: [...tests, 'lib/core/**', 'lib/config/env.ts', 'lib/config/create-env.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: name what is exported.' },
        {
          selector:
            'MemberExpression[object.name="process"][property.name="env"]:not([parent.property.name="NODE_ENV"])',
          message: 'The environment is read once, in lib/config.',
        },
      ],
    },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
)
