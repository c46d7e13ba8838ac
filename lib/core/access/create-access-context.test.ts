import { describe, expect, it, vi } from 'vitest'
import type { AccessContextOptions } from './access-context'
import { answerKey } from './answer-key'
import { createAccessContext } from './create-access-context'
import { UnknownEntitlementError, UnknownResourceError, TooManyQuestionsError } from './errors'
import {
  contextIn,
  model,
  organization,
  otherProject,
  otherWorkspace,
  project,
  tenantId,
  workspace,
  worldOf,
} from './test-model'
import { testStores } from './test-stores'

const editor = worldOf([[workspace, 'editor']])

describe('queries', () => {
  it('are two for a check on a resource, one on the tenant, none when nobody is signed in', async () => {
    const { context, queries } = contextIn(editor)
    expect(await context.can('project:update', project)).toBe(true)
    expect(queries).toEqual(['placements of 1', 'standing on 3'])

    const onTenant = contextIn(editor)
    await onTenant.context.check('tenant:update')
    expect(onTenant.queries).toEqual(['standing on 1'])

    const nobody = contextIn(editor, { userId: null })
    await nobody.context.check('project:update', project)
    expect(nobody.queries).toEqual([])
  })

  it('are two at a depth of sixteen as well', async () => {
    const nodes = Array.from({ length: 15 }, (_, at) => ({
      ...{ tenantId, type: 'workspace', id: `w${at}` },
      parent: at === 0 ? organization : { type: 'workspace', id: `w${at - 1}` },
    }))
    const { context, queries } = contextIn({ ...editor, nodes })
    await context.check('workspace:update', { type: 'workspace', id: 'w14' })
    expect(queries).toEqual(['placements of 1', 'standing on 16'])
  })

  it('are not made again for what is loaded, nor while it loads', async () => {
    const { context, queries } = contextIn(editor)
    await Promise.all([
      context.can('project:update', project),
      context.check('project:read', project),
      context.can('project:read', otherProject),
      context.locate(project),
    ])
    await context.authorize('project:update', project)
    await context.explain('project:delete', project)
    expect(queries).toEqual(['placements of 2', 'standing on 5'])
  })

  it('are made again after one has failed', async () => {
    const { closureStore, roleStore } = testStores(editor)
    const standing = vi.spyOn(roleStore, 'standing').mockRejectedValueOnce(new Error('connection lost'))
    const { context } = contextIn(editor, { closureStore, roleStore })
    await expect(context.can('project:update', project)).rejects.toThrow('connection lost')
    expect(await context.can('project:update', project)).toBe(true)
    expect(standing).toHaveBeenCalledTimes(2)
  })

  it('of many questions are as many as of one, also when tenants are looked up one by one', async () => {
    const questions = Array.from({ length: 100 }, (_, at) => ({
      entitlement: 'project:read' as const,
      resource: { type: 'project' as const, id: `p${at}` },
    }))
    const nodes = questions.map(({ resource }) => ({ tenantId, ...resource, parent: organization }))
    const { queries, ...stores } = testStores({ ...editor, nodes })
    const slowly = async (resource?: { id: string }) => {
      for (let turn = 0; turn < Number(resource?.id.slice(1)) % 7; turn++) await Promise.resolve()
      return tenantId
    }
    const context = createAccessContext({ userId: 'ann', accessDef: model, ...stores, orgResolver: slowly })
    expect((await context.canAll(questions)).size).toBe(100)
    expect(queries).toEqual(['placements of 100', 'standing on 101'])
  })
})

describe('canAll', () => {
  it('keeps apart entitlements, and things of two types with one id', async () => {
    const id = 'same'
    const nodes = [
      { tenantId, type: 'workspace', id, parent: organization },
      { tenantId, type: 'project', id, parent: { type: 'workspace', id } },
    ]
    const { context } = contextIn({
      ...worldOf([[{ type: 'workspace', id }, 'editor']]),
      nodes,
    })
    const questions = [
      { entitlement: 'project:update', resource: { type: 'workspace', id } },
      { entitlement: 'project:update', resource: { type: 'project', id } },
      { entitlement: 'project:delete', resource: { type: 'project', id } },
      { entitlement: 'tenant:update' },
    ] as const
    const answers = await context.canAll(questions)
    expect(questions.map((question) => answers.get(answerKey(question)))).toEqual([false, true, false, false])
    expect(answers.size).toBe(4)
  })

  it('takes a hundred questions, and says so when there are more', async () => {
    const { context } = contextIn(editor)
    const questions = (count: number) =>
      Array.from({ length: count }, () => ({ entitlement: 'tenant:update' as const }))
    await expect(context.canAll(questions(100))).resolves.toBeInstanceOf(Map)
    const tooMany = context.canAll(questions(101))
    await expect(tooMany).rejects.toThrow(TooManyQuestionsError)
    await expect(tooMany).rejects.toThrow('up to 100 questions at once, not 101')
  })
})

it('gives keys that can not be mistaken for one another', () => {
  const keys = [
    { entitlement: 'a:b', resource: { type: 'c', id: 'd:e' } },
    { entitlement: 'a:b:c', resource: { type: 'd', id: 'e' } },
    { entitlement: 'a:b:c', resource: { type: 'd%3Ae', id: '' } },
    { entitlement: 'a:b:c:d:e' },
    { entitlement: 'a:b' },
  ].map(answerKey)
  expect(new Set(keys).size).toBe(keys.length)
})

describe('nobody', () => {
  it('is denied everything for that reason alone', async () => {
    const { context } = contextIn(editor, { userId: undefined })
    expect(await context.check('project:read', project)).toEqual({
      ...{ allowed: false, reason: 'not_authenticated', reasons: ['not_authenticated'], meta: {} },
    })
    await expect(context.authorize('project:read', project)).rejects.toMatchObject({ userId: undefined })
    expect(await context.locate(project)).toBeNull()
    expect(await context.hasRole(['editor'], workspace)).toBe(false)
  })
})

describe('no tenant', () => {
  it('is a denial for want of a role', async () => {
    const { context, queries } = contextIn(editor, { tenantId: null })
    expect(await context.check('tenant:update')).toMatchObject({ reasons: ['role_required'] })
    const lost = contextIn(editor, { tenantId: undefined, orgResolver: () => undefined })
    expect(await lost.context.can('project:read', project)).toBe(false)
    expect([...queries, ...lost.queries]).toEqual([])
  })

  it('a bound context does not ask whose the thing is', async () => {
    const { context } = contextIn(editor, { orgResolver: () => 'org-2', production: true })
    expect(await context.can('project:update', project)).toBe(true)
    expect(await context.can('project:update', { type: 'workspace', id: 'ws-9' })).toBe(false)
  })
})

describe('what there is not', () => {
  const ask = (options: Partial<AccessContextOptions<string, string>>) => {
    const { context } = contextIn(editor, options)
    return context as unknown as Record<'can' | 'check', (...of: unknown[]) => Promise<unknown>>
  }
  const foreign = { type: 'workspace', id: 'ws-9' }

  it('is thrown in development, with the near spelling', async () => {
    const mistyped = ask({}).can('project:raed', project)
    await expect(mistyped).rejects.toThrow(UnknownEntitlementError)
    await expect(mistyped).rejects.toThrow(
      'There is no entitlement "project:raed"; did you mean "project:read"?',
    )
    await expect(ask({}).check('constructor')).rejects.toThrow(UnknownEntitlementError)
    await expect(ask({}).check('project:read', foreign)).rejects.toThrow(UnknownResourceError)
    await expect(ask({}).can('project:read', { type: 'wrkspace', id: 'x' })).rejects.toThrow(
      UnknownResourceError,
    )
  })

  it('is denied in production as a role that is missing, and reported', async () => {
    const onDefect = vi.fn()
    const production = ask({ production: true, onDefect })
    expect(await production.check('project:raed', project)).toEqual({
      ...{ allowed: false, reason: 'role_required', reasons: ['role_required'], meta: { requiredRoles: [] } },
    })
    expect(await production.check('workspace:update', foreign)).toMatchObject({
      reasons: ['role_required'],
      meta: { requiredRoles: ['workspace:admin'] },
    })
    expect(await production.can('toString')).toBe(false)
    const reported = onDefect.mock.calls.map(([error]) => (error as Error).name)
    expect(new Set(reported)).toEqual(new Set(['UnknownEntitlementError', 'UnknownResourceError']))
    expect(reported).toHaveLength(3)
  })

  it('is denied as a missing role also where the needed one is held elsewhere', async () => {
    const { context } = contextIn(worldOf([[workspace, 'admin']]), { production: true })
    const foreign = await context.check('workspace:update', { type: 'workspace', id: 'ws-9' })
    expect(foreign.reasons).toEqual(['role_required'])
    expect((await context.check('workspace:update', otherWorkspace)).reasons).toEqual(['hierarchy_denied'])
  })

  it('is located nowhere, without an error, so that a caller can say 404', async () => {
    const { context } = contextIn(editor)
    expect(await context.locate({ type: 'workspace', id: 'ws-9' })).toBeNull()
    expect(await context.locate(project)).toEqual({
      path: [project, workspace, organization],
      ownerId: 'ann',
    })
  })
})

describe('hasRole', () => {
  it('counts what is held on the thing, under its name or in full', async () => {
    const { context } = contextIn(editor)
    expect(await context.hasRole(['contributor'], project)).toBe(true)
    expect(await context.hasRole(['project:contributor'], project)).toBe(true)
    expect(await context.hasRole(['workspace:editor', 'manager'], project)).toBe(false)
    expect(await context.hasRole(['editor'])).toBe(false)
  })

  it('counts nothing of somebody who has left', async () => {
    const { context } = contextIn({ ...editor, members: [] })
    expect(await context.hasRole(['contributor'], project)).toBe(false)
  })
})

it('does not compile when a name is misspelt', () => {
  const misspelt = (context: ReturnType<typeof contextIn>['context']) => [
    // @ts-expect-error there is no entitlement project:raed
    context.can('project:raed'),
    // @ts-expect-error there is no type projct
    context.check('project:read', { type: 'projct', id: 'p-1' }),
    // @ts-expect-error a resource has an id
    context.authorize('project:read', { type: 'project' }),
    // @ts-expect-error there is no entitlement project:raed
    context.canAll([{ entitlement: 'project:raed' }]),
  ]
  expect(misspelt).toBeTypeOf('function')
})
