import { systemClock } from '../clock'
import type { AccessContext, AccessContextOptions, Thing } from './access-context'
import type { AccessSet } from './access-set'
import { answerFromSet } from './answer-from-set'
import { answerKey } from './answer-key'
import { createConsumption } from './consumption'
import { createSituations } from './create-situations'
import { decisionOf, type Decision } from './decision'
import { AuthorizationError, TooManyQuestionsError } from './errors'
import { explanationOf } from './explain'
import { judge, permits } from './judge'
import type { Situation } from './layers/situation'
import { isRecent } from './layers/step-up-layer'
import type { EntitlementModel } from './model'

const mostQuestions = 100

/** A question that needs no judging any more, or what to judge it by. */
type Inquiry =
  | { readonly decision: Decision }
  | { readonly situation: Situation; readonly entitlement: EntitlementModel }

/**
 * What one person may do, asked during one request. A check on a resource takes two queries, at any depth; many checks
 * asked together take the same two; one on the tenant itself takes one, and none when `accessSet` answers it.
 */
export function createAccessContext<Entitlement extends string, Type extends string>(
  options: AccessContextOptions<Entitlement, Type>,
): AccessContext<Entitlement, Type> {
  const { accessDef: model, accessSet = null, clock = systemClock, fva = null } = options
  const userId = options.userId ?? null
  const situations = createSituations(options)

  const fromSet = async (set: AccessSet, entitlement: EntitlementModel, resource?: Thing<Type>) => {
    const tenantId = userId === null ? null : await situations.tenantOf(resource)
    if (tenantId === null) return null
    const isTenant = !resource || (resource.type === model.tenantType && resource.id === tenantId)
    return isTenant ? answerFromSet(set, model, entitlement, { tenantId, fva, now: clock.now() }) : null
  }

  const refuse = (name: string) =>
    decisionOf(model, name, [{ reason: userId === null ? 'not_authenticated' : 'role_required' }])

  const inquire = async (name: string, resource?: Thing<Type>): Promise<Inquiry> => {
    const entitlement = situations.entitlement(name)
    if (!entitlement) return { decision: refuse(name) }
    const known = accessSet && (await fromSet(accessSet, entitlement, resource))
    if (known) return { decision: known }
    const situation = await situations.situationOf(resource, name)
    return situation ? { situation, entitlement } : { decision: refuse(name) }
  }

  const can = async (name: Entitlement, resource?: Thing<Type>) => {
    const inquiry = await inquire(name, resource)
    if ('decision' in inquiry) return inquiry.decision.allowed
    return permits(inquiry.situation, inquiry.entitlement)
  }

  return {
    userId,
    can,
    ...createConsumption<Entitlement, Type>(options, situations),
    async check(name, resource) {
      const inquiry = await inquire(name, resource)
      if ('decision' in inquiry) return inquiry.decision
      return judge(inquiry.situation, inquiry.entitlement)
    },
    async authorize(name, resource) {
      if (!(await can(name, resource))) throw new AuthorizationError(name, userId ?? undefined)
    },
    async canAll(questions) {
      if (questions.length > mostQuestions) throw new TooManyQuestionsError(questions.length, mostQuestions)
      // Every tenant is known before the first load, so that all loads are asked for together.
      await Promise.all(questions.map(({ resource }) => situations.tenantOf(resource)))
      const answers = questions.map(
        async (question) =>
          [answerKey(question), await can(question.entitlement, question.resource)] as const,
      )
      return new Map(await Promise.all(answers))
    },
    async explain(name, resource) {
      const entitlement = situations.entitlement(name)
      const situation = entitlement && (await situations.situationOf(resource, name))
      return explanationOf(model, name, situation, refuse(name))
    },
    locate: situations.placementOf,
    async hasRole(roles, resource) {
      const situation = await situations.situationOf(resource)
      const [here] = situation?.standing.isMember ? situation.steps : []
      return (here?.roles ?? []).some(
        ({ role }) => roles.includes(role) || roles.includes(`${here?.thing.type}:${role}`),
      )
    },
    verifiedWithin: (seconds) => isRecent(fva, seconds * 1_000, clock.now()),
  }
}
