import Form from 'next/form'
import { actWords } from '@/components/roles/change-words'
import { permissionGroups } from '@/components/roles/permission-groups'
import { nameOf, type Member } from '@/components/team/member'
import { Card, CardContent } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { sentenceCase } from '@/components/ui/sentence-case'
import { SubmitButton } from '@/components/ui/submit-button'
import { access } from '@/lib/config/access'

/** Who, what and where. A plain form whose answer has an address of its own. */
export function ExplainForm({ path, question, people, things, error }: ExplainFormProps) {
  return (
    <Card aria-label="Question">
      <CardContent>
        <Form
          action={path}
          scroll={false}
          className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]"
        >
          <Field id="person" label="Person" error={error}>
            {(control) => (
              <>
                <Input
                  {...control}
                  key={question.person}
                  name="person"
                  type="search"
                  list="people"
                  autoComplete="off"
                  required
                  placeholder="Name or email"
                  defaultValue={question.person}
                />
                <datalist id="people">
                  {people.map((member) => (
                    <option key={member.id} value={member.email}>
                      {nameOf(member)}
                    </option>
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <Field id="action" label="Action">
            {(control) => (
              <Select {...control} key={question.action} name="action" defaultValue={question.action}>
                {permissionGroups(access.catalogue)
                  .slice(1)
                  .map(({ name, lines }) => (
                    <optgroup key={name} label={name}>
                      {lines
                        .filter(({ pattern }) => access.catalogue.includes(pattern))
                        .map(({ pattern }) => (
                          <option key={pattern} value={pattern}>
                            {sentenceCase(actWords(access, pattern))}
                          </option>
                        ))}
                    </optgroup>
                  ))}
              </Select>
            )}
          </Field>
          <Field id="thing" label="On">
            {(control) => (
              <Select {...control} key={question.thing} name="thing" defaultValue={question.thing}>
                {things.map(({ label, options }) => (
                  <optgroup key={label} label={label}>
                    {options.map(({ value, name }) => (
                      <option key={value} value={value}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            )}
          </Field>
          <SubmitButton pendingText="Explaining…" className="sm:mt-6.5">
            Explain
          </SubmitButton>
        </Form>
      </CardContent>
    </Card>
  )
}

/** What can be asked about, by its kind; a value is the type and the id with a colon between them, or empty. */
export type ThingGroup = { label: string; options: readonly { value: string; name: string }[] }

export type Question = { person: string; action: string; thing: string }

type ExplainFormProps = {
  path: string
  question: Question
  people: readonly Member[]
  things: readonly ThingGroup[]
  /** What is wrong with the person that was asked about. */
  error?: string
}
