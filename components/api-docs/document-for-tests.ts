import type { OpenApiDocument } from '@/lib/core/action/openapi'

/** A small document with one of everything that the page has to show. */
export const documentForTests: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'API', version: '1', description: '', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: 'https://app.test' }],
  tags: [{ name: 'Sign-up' }, { name: 'Sessions' }],
  paths: {
    '/api/auth/signup': {
      post: {
        operationId: 'signUp',
        summary: 'Create an account',
        description: 'Sends a link.\n\nAt most 3 in 1 hour by address.\n\nAt most 20 in 1 hour by client.',
        tags: ['Sign-up'],
        security: [],
        parameters: [
          { name: 'X-Auth-Request', in: 'header', required: false, schema: { type: 'string', const: '1' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['email'],
                properties: {
                  email: { type: 'string', format: 'email', maxLength: 254 },
                  name: { type: 'string', maxLength: 100, examples: ["Ada O'Lovelace"] },
                },
              },
            },
          },
        },
        responses: {
          400: {
            description: 'VALIDATION, TOKEN_INVALID',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Error' },
                examples: {
                  VALIDATION: { value: { error: { code: 'VALIDATION', message: 'No.' } } },
                  TOKEN_INVALID: { value: { error: { code: 'TOKEN_INVALID', message: 'No.' } } },
                },
              },
            },
          },
          201: {
            description: 'Made.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/User' } } },
          },
        },
      },
    },
    '/api/auth/sessions/{id}': {
      get: operation('getSession', [{ cookie: [] }, { bearer: [] }]),
      delete: operation('revokeSession', [{ cookie: [] }, {}]),
    },
  },
  components: {
    schemas: {
      Error: { type: 'object' },
      User: {
        type: 'object',
        required: ['id', 'parent'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          parent: { anyOf: [{ $ref: '#/components/schemas/User' }, { type: 'null' }] },
        },
      },
    },
    securitySchemes: {},
  },
}

function operation(operationId: string, security: Record<string, string[]>[]) {
  return {
    operationId,
    summary: operationId,
    tags: ['Sessions'],
    security,
    parameters: [
      { name: 'id', in: 'path' as const, required: true, schema: { type: 'string', format: 'uuid' } },
    ],
    responses: { 204: { description: 'Done.' } },
  }
}
