import { Card, CardContent } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FormState } from '@/lib/core/action/form-state'

/** What a role is called; a new one also gets the word that the API knows it by. */
export function RoleName({ state, isNew, title, onTitle }: RoleNameProps) {
  return (
    <Card>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        <Field id="title" label="Name" error={state.fieldErrors?.title}>
          {(control) => (
            <Input
              {...control}
              name="title"
              autoComplete="off"
              placeholder="Support"
              required
              defaultValue={state.values?.title ?? title}
              onChange={(event) => onTitle(event.target.value)}
            />
          )}
        </Field>
        {isNew && (
          <Field
            id="newSlug"
            label="Slug"
            error={state.fieldErrors?.slug}
            help="What the API calls it. Made from the name when left empty."
          >
            {(control) => (
              <Input
                {...control}
                name="newSlug"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                placeholder="support"
                className="font-mono"
                defaultValue={state.values?.slug}
              />
            )}
          </Field>
        )}
      </CardContent>
    </Card>
  )
}

type RoleNameProps = {
  state: FormState
  isNew: boolean
  title?: string
  onTitle: (title: string) => void
}
