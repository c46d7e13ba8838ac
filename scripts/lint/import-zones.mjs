import { isBuiltin } from 'node:module'
import { dirname, posix, relative } from 'node:path'
import { packageRules, pureNodeModules, serverZones, zoneOf } from './zones.mjs'

/**
 * The ESLint rule that keeps imports running one way. It reads paths alone, so that `@/lib/x` and `../lib/x` are the same.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const importZones = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{reason}}' } },
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll('\\', '/')
    const isClient = context.sourceCode.ast.body.some(isUseClient)
    /** @type {(source: unknown, isType?: boolean) => void} */
    const check = (source, isType = false) => {
      const node = /** @type {(import('eslint').Rule.Node & { value?: unknown }) | null | undefined} */ (
        source
      )
      if (typeof node?.value !== 'string') return
      const reason = reasonAgainst({ file, isClient, isType, specifier: node.value })
      if (reason) context.report({ node, messageId: 'wrong', data: { reason } })
    }
    return {
      ImportDeclaration: (node) => check(node.source, isTypeKind(node)),
      ExportNamedDeclaration: (node) => check(node.source, isTypeKind(node)),
      ExportAllDeclaration: (node) => check(node.source, isTypeKind(node)),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {{ source?: unknown }} */ node) => check(node.source, true),
      CallExpression: (node) =>
        node.callee.type === 'Identifier' && node.callee.name === 'require'
          ? check(node.arguments[0])
          : undefined,
    }
  },
}

/**
 * Why a file may not import this, or null when it may.
 *
 * @param {{ file: string, isClient: boolean, isType: boolean, specifier: string }} question
 */
function reasonAgainst({ file, isClient, isType, specifier }) {
  const from = zoneOf(file)
  if (!from) return null
  const target = projectPath(file, specifier)
  if (target === null) return reasonAgainstPackage(from.name, isClient, isType, specifier)
  if (from.name === 'core' && specifier.startsWith('@/')) return 'inside lib/core, imports are relative'
  if (target.startsWith('lib/stores/prisma/generated/') && !['stores/prisma', 'tests'].includes(from.name)) {
    return 'only lib/stores/prisma imports the Prisma client'
  }
  const to = zoneOf(target)
  if (!to || from.may.includes('*')) return null
  if (isClient && !isType && serverZones.includes(to.name)) {
    return `a client component reaches the browser: it can't import ${target}`
  }
  if (isClient && isType && ['next', 'root', 'features'].includes(to.name)) return null
  return from.may.includes(to.name)
    ? null
    : `${file} is in ${from.name}, which may not import ${target} (${to.name})`
}

/**
 * @param {string} zone
 * @param {boolean} isClient
 * @param {boolean} isType
 * @param {string} specifier
 */
function reasonAgainstPackage(zone, isClient, isType, specifier) {
  const name = isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier
  const rule = packageRules.find(({ packages, zones }) => packages.test(name) && !zones.includes(zone))
  if (rule) return `${zone} may not import ${name}: ${rule.why}`
  if (!name.startsWith('node:')) {
    return isClient && /^(server-only|next\/(headers|server|cache))$/.test(name) && !isType
      ? `a client component reaches the browser: it can't import ${name}`
      : null
  }
  if (isClient) return `a client component reaches the browser: it can't import ${name}`
  return zone === 'core' && !pureNodeModules.includes(name) ? `core is pure: it can't import ${name}` : null
}

/**
 * The path inside the project that a specifier names, or null for a package.
 *
 * @param {string} file
 * @param {string} specifier
 */
function projectPath(file, specifier) {
  const path = specifier.startsWith('@/')
    ? specifier.slice(2)
    : /^\.{1,2}(\/|$)/.test(specifier)
      ? posix.join(dirname(file), specifier)
      : null
  // Zones name some files with their ending, and imports mostly leave it out.
  return path === null || /\.\w+$/.test(path) ? path : `${path}.ts`
}

/** @param {object} node */
function isTypeKind(node) {
  return (
    ('importKind' in node && node.importKind === 'type') ||
    ('exportKind' in node && node.exportKind === 'type')
  )
}

/** @param {import('eslint').AST.Program['body'][number]} statement */
function isUseClient(statement) {
  return (
    statement.type === 'ExpressionStatement' &&
    'directive' in statement &&
    statement.directive === 'use client'
  )
}
