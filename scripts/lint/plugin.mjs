import { createRequire } from 'node:module'
import tseslint from 'typescript-eslint'
import { fileNames } from './file-names.mjs'
import { importZones } from './import-zones.mjs'
import { restrictedSyntax } from './restricted-syntax.mjs'
import { tenantRows } from './tenant-rows.mjs'

const require = createRequire(import.meta.url)
/** Reads what eslint-config-next brings along. */
const brought = createRequire(require.resolve('eslint-config-next'))
const next = brought('@next/eslint-plugin-next').rules
const a11y = brought('eslint-plugin-jsx-a11y').rules
const { rules: typescript = {} } = /** @type {import('eslint').ESLint.Plugin} */ (tseslint.plugin)

/** What oxlint runs beside its own rules: this project's, and those of ESLint that it lacks or that find more there. */
const plugin = {
  meta: { name: 'gatehouse' },
  rules: {
    'import-zones': importZones,
    'file-names': fileNames,
    'tenant-rows': tenantRows,
    'no-restricted-syntax': restrictedSyntax,
    'no-html-link-for-pages': next['no-html-link-for-pages'],
    'no-location-assign-relative-destination': next['no-location-assign-relative-destination'],
    'no-title-in-document-head': next['no-title-in-document-head'],
    'aria-proptypes': a11y['aria-proptypes'],
    'role-has-required-aria-props': a11y['role-has-required-aria-props'],
    'no-deprecated-react': brought('eslint-plugin-react/lib/rules/no-deprecated'),
    'display-name': brought('eslint-plugin-react/lib/rules/display-name'),
    'no-unused-vars': typescript['no-unused-vars'],
    'no-duplicate-enum-values': typescript['no-duplicate-enum-values'],
  },
}
export default plugin
