// Tells Stryker which changes say nothing about a defence: those of text that only people read.

/** @typedef {{ type: string, value?: unknown, quasis?: { value: { cooked?: string | null } }[], key?: { name?: string } }} Node */

/** What nothing but the API document reads of an action: its texts, and the answers and errors it lists. */
const texts = new Set(['summary', 'description', 'tag', 'by', 'example', 'audit'])
const lists = new Set(['answers', 'errors'])

/** Begins with a capital, holds a blank and ends with a full stop, as no code, header, path or claim does. */
const sentence = /^[A-Z].* .*\.$/s

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'words',
    value: {
      /** @param {{ node: Node, parent: Node | null }} path */
      shouldIgnore: ({ node, parent }) => reasonToIgnore(node, parent),
    },
  },
]

/**
 * The reason shown in the report; undefined for what is mutated.
 *
 * @param {Node} node
 * @param {Node | null} parent
 */
export function reasonToIgnore(node, parent) {
  const text = textOf(node)
  const property = parent?.type === 'ObjectProperty' && parent.value === node ? parent.key?.name : undefined
  if (property && (lists.has(property) || (text !== undefined && texts.has(property)))) {
    return 'Read by the API document alone.'
  }
  return text !== undefined && sentence.test(text) ? 'A sentence for people.' : undefined
}

/** @param {Node} node */
function textOf(node) {
  if (node.type === 'StringLiteral') return String(node.value)
  if (node.type === 'TemplateLiteral') return node.quasis?.map(({ value }) => value.cooked).join('…')
  return undefined
}
