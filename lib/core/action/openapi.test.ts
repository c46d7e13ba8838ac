import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testSite } from '@/e2e/harness/feature-actions'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { errorStatus } from '../errors'
import { createOpenApi, type OpenApiDocument, type Operation } from './openapi'

const redocly = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
)
const { actions } = createTestAuth()
const document = createOpenApi(actions, testSite)
const operation = (method: string, path: string): Operation => {
  const found = document.paths[path]?.[method]
  if (!found) throw new Error(`${method} ${path} is not in the document`)
  return found
}

/** Warnings that we do not share: the tests' own server, tags that say enough, actions that no input can make fail. */
const ofTaste = ['no-server-example.com', 'tag-description', 'operation-4xx-response']

type Problem = { ruleId: string; severity: string; message: string; location: unknown[] }

/** What the linter finds, by its recommended rules. */
function lint(text: OpenApiDocument | object): Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-openapi-'))
  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(text))
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [redocly, 'lint', 'openapi.json', '--extends=recommended', '--format=json'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          REDOCLY_TELEMETRY: 'off',
          REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
          NO_COLOR: '1',
        },
      },
    )
    if (!stdout.trim().startsWith('{')) throw new Error(stderr || stdout)
    return (JSON.parse(stdout) as { problems: Problem[] }).problems
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('createOpenApi', () => {
  it('is valid OpenAPI 3.1 by the recommended rules', () => {
    const problems = lint(document).filter(({ ruleId }) => !ofTaste.includes(ruleId))
    expect(problems.map(({ ruleId, message, location }) => ({ ruleId, message, location }))).toEqual([])
  }, 60_000)

  it('would be found out if it were not', () => {
    const broken = structuredClone(document)
    delete (broken as { info?: unknown }).info
    expect(lint(broken).some(({ severity }) => severity === 'error')).toBe(true)
  }, 60_000)

  it('says of each operation who may call it', () => {
    expect(operation('get', '/api/auth/session').security).toEqual([{ cookie: [] }, { bearer: [] }])
    expect(operation('post', '/api/auth/signin').security).toEqual([])
    expect(operation('post', '/api/auth/signout').security).toEqual([{ cookie: [] }, { bearer: [] }, {}])
    expect(document.components.securitySchemes.cookie).toMatchObject({ in: 'cookie', name: '__Host-sid' })
  })

  it('describes parameters, bodies and limits as they are checked', () => {
    expect(operation('delete', '/api/auth/sessions/{id}').parameters).toEqual([
      expect.objectContaining({ name: 'id', in: 'path', required: true }),
      expect.objectContaining({ name: 'X-Auth-Request', in: 'header' }),
    ])
    const { requestBody, description } = operation('post', '/api/auth/signin')
    expect(requestBody?.required).toBe(true)
    expect(requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: ['email', 'password'],
      additionalProperties: false,
      properties: { email: { type: 'string' }, password: { type: 'string' } },
    })
    expect(description).toContain('At most 5 in 15 minutes by address and client')
  })

  it('lists every error that an operation can answer with', () => {
    const { responses } = operation('post', '/api/auth/signin')
    expect(Object.keys(responses).sort()).toEqual([
      '200',
      '400',
      '401',
      '403',
      '413',
      '415',
      '429',
      '500',
      '503',
    ])
    expect(responses['403']?.description).toContain('EMAIL_NOT_VERIFIED')
    const codes = document.components.schemas.Error as {
      properties: { error: { properties: { code: { enum: string[] } } } }
    }
    expect(codes.properties.error.properties.code.enum).toEqual(Object.keys(errorStatus))
  })

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name ?? '',
    )
    expect(references.length).toBeGreaterThan(10)
    for (const name of references) expect(document.components.schemas).toHaveProperty(name)
  })

  it('is the same however often it is made', () => {
    expect(createOpenApi(actions, testSite)).toEqual(document)
  })
})
