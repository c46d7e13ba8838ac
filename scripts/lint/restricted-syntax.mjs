/**
 * ESLint's no-restricted-syntax, which oxlint lacks: refuses what its selectors find.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const restrictedSyntax = {
  meta: {
    type: 'suggestion',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: { selector: { type: 'string' }, message: { type: 'string' } },
        required: ['selector', 'message'],
        additionalProperties: false,
      },
    },
    messages: { wrong: '{{message}}' },
  },
  create: (context) =>
    Object.fromEntries(
      context.options.map(({ selector, message }) => [
        selector,
        /** @param {import('eslint').Rule.Node} node */
        (node) => context.report({ node, messageId: 'wrong', data: { message } }),
      ]),
    ),
}
