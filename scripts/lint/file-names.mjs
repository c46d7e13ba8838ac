import { relative } from 'node:path'

/**
 * The ESLint rule for names of files and folders: kebab-case (Next's own signs allowed), no barrel, and no folder for
 * things that found no place.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNames = {
  meta: { type: 'suggestion', schema: [], messages: { wrong: '{{reason}}' } },
  create: (context) => ({
    Program(node) {
      const reason = reasonAgainst(relative(context.cwd, context.filename).replaceAll('\\', '/'))
      if (reason) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'wrong', data: { reason } })
    },
  }),
}

/** @param {string} path */
function reasonAgainst(path) {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  const drawer = parts.find((part) => ['utils', 'helpers', 'misc'].includes(part))
  if (drawer) return `a folder called ${drawer} says nothing: name it after what is in it`
  if (/^index\.[cm]?[jt]sx?$/.test(name)) return 'no barrel files: import from the file that defines it'
  const odd = [...parts, name].find((part) => !/^[a-z0-9.\-_[\]()@]+$/.test(part))
  return odd ? `${odd} is not in kebab-case` : null
}
