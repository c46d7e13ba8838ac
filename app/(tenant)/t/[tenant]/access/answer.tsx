import { Derivation } from '@/components/explain/derivation'
import type { Question, ThingGroup } from '@/components/explain/explain-form'
import { giverRoles } from '@/components/explain/givers'
import { stepsOf, type Names } from '@/components/explain/steps'
import { Verdict } from '@/components/explain/verdict'
import { nameOf, type Member } from '@/components/team/member'
import { Alert } from '@/components/ui/alert'
import { access } from '@/lib/config/access'
import type { Role } from '@/components/roles/role'
import { allRoles } from '../team/read-team'
import { explain, holdersOf } from './read-explanation'

/** What the form was answered: the decision, how it came about, and who could change it. */
export async function Answer({ tenant, person, question, things }: AnswerProps) {
  const explanation = await explain(person, question)
  if (typeof explanation === 'string') return <Alert tone="warning">{explanation}</Alert>
  const roles = await allRoles()
  const names = namesOf({ tenant, person, things, roles })
  const [asked] = explanation.path
  const isDenied = !explanation.decision.allowed
  const givers = isDenied ? giverRoles(access, roles, explanation.needed.roles) : []
  return (
    <>
      <Verdict
        explanation={explanation}
        person={names.person}
        thing={asked ? names.thing(asked.thing) : tenant.name}
        slug={tenant.slug}
        givers={await holdersOf(givers.map(({ slug }) => slug))}
      />
      <Derivation steps={stepsOf(access, explanation, names)} />
    </>
  )
}

function namesOf({
  tenant,
  person,
  things,
  roles,
}: Omit<AnswerProps, 'question'> & { roles: Role[] }): Names {
  const known = things.flatMap(({ options }) => options)
  return {
    person: nameOf(person),
    thing({ type, id }) {
      if (type === access.tenantType) return tenant.name
      return known.find(({ value }) => value === `${type}:${id}`)?.name ?? id
    },
    role({ type, role }) {
      const slug = type === access.tenantType ? role : `${type}:${role}`
      const own = roles.find((one) => one.slug === slug)
      return own && !own.builtIn ? own.title : role
    },
  }
}

type AnswerProps = {
  tenant: { slug: string; name: string }
  person: Member
  question: Question
  things: readonly ThingGroup[]
}
