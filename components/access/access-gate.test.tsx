import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { AccessContext, type Access, type AccessAnswer } from '@/lib/client/access-context'
import { AccessGate } from './access-gate'

const children = <button type="button">Delete everything</button>

/** What the gate draws inside a provider that gives this answer. */
function drawn(answer: AccessAnswer, gate: ReactNode = <Gated />, mayBill = false): string {
  const access: Access = {
    ...{ tenant: { id: 'acme', slug: 'acme-inc' }, plan: 'free' },
    can: (entitlement) =>
      entitlement === 'billing:manage' ? { allowed: mayBill, meta: {}, pending: false } : answer,
  }
  return renderToStaticMarkup(<AccessContext value={access}>{gate}</AccessContext>)
}

function Gated({ fallback }: { fallback?: ReactNode | ((answer: AccessAnswer) => ReactNode) }) {
  return (
    <AccessGate entitlement="tenant:delete" fallback={fallback}>
      {children}
    </AccessGate>
  )
}

const denied: AccessAnswer = {
  allowed: false,
  reason: 'role_required',
  meta: { requiredRoles: ['organization:owner'] },
  pending: false,
}

describe('fails closed', () => {
  test('without a provider it shows neither its children nor a word', () => {
    expect(renderToStaticMarkup(<Gated />)).toBe('')
    expect(renderToStaticMarkup(<Gated fallback="No." />)).toBe('')
  })

  test('while nothing is known', () => {
    expect(drawn({ allowed: false, meta: {}, pending: true }, <Gated fallback="No." />)).toBe('')
  })

  test('for an entitlement that nobody knows, which is denied without a reason', () => {
    expect(drawn({ allowed: false, meta: {}, pending: false })).toBe('')
  })

  test('for what is switched off', () => {
    expect(drawn({ ...denied, reason: 'flag_disabled', meta: {} })).toBe('')
  })

  test('twin: who may sees the children', () => {
    expect(drawn({ allowed: true, meta: {}, pending: false })).toContain('Delete everything')
  })
})

describe('a denial speaks', () => {
  test('it says what is needed and leads to who can give it', () => {
    const html = drawn(denied)
    expect(html).not.toContain('Delete everything')
    expect(html).toMatch(/Only owners can [a-z]/)
    expect(html).toContain('href="/t/acme-inc/team"')
  })

  test.each([
    ['plan_required', { requiredPlans: ['pro'] }],
    ['limit_reached', { limit: { key: 'invites', max: 5, consumed: 5, remaining: 0, resetsAt: null } }],
  ] as const)('%s leads to where it is lifted, or to who can lift it', (reason, meta) => {
    const answer = { allowed: false, reason, meta, pending: false }
    expect(drawn(answer, <Gated />, true)).toContain('href="/t/acme-inc/billing?needs=tenant%3Adelete"')
    const asMember = drawn(answer)
    expect(asMember).toContain('href="/t/acme-inc/team"')
    expect(asMember).toContain('Ask an owner')
  })

  test('where a second factor is missing it says so, and leads nowhere: there is none to give yet', () => {
    const html = drawn({ ...denied, reason: 'step_up_required', meta: { maxAge: 300 } })
    expect(html).toContain('you must have given a second factor in the last 5 minutes')
    expect(html).not.toContain('href')
  })

  test('a limit that is reached hides nothing that does not count against it', () => {
    const answer = { allowed: false, reason: 'limit_reached', meta: {}, pending: false } as const
    const uncounted = (
      <AccessGate entitlement="members:invite" isUncounted>
        {children}
      </AccessGate>
    )
    expect(drawn(answer, uncounted)).toContain('Delete everything')
    expect(drawn({ ...answer, reason: 'role_required' }, uncounted)).not.toContain('Delete everything')
  })

  test('with a fallback of its own it shows that, and hands it the reason', () => {
    expect(drawn(denied, <Gated fallback={null} />)).toBe('')
    expect(drawn(denied, <Gated fallback={<i>Not you</i>} />)).toBe('<i>Not you</i>')
    expect(drawn(denied, <Gated fallback={({ reason }) => reason} />)).toBe('role_required')
  })
})
