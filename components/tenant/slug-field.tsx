import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** The address of an organization: the part that can be chosen, after the part that can't. */
export function SlugField({ error, help, ...input }: SlugFieldProps) {
  return (
    <Field id="slug" label="Address" error={error} help={help}>
      {(control) => (
        <div className="flex items-stretch">
          <span
            aria-hidden="true"
            className="flex items-center rounded-l-md border border-r-0 border-input bg-subtle px-2.5 font-mono text-sm text-muted"
          >
            /t/
          </span>
          <Input
            {...control}
            name="slug"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...input}
            className="rounded-l-none font-mono"
          />
        </div>
      )}
    </Field>
  )
}

type SlugFieldProps = ComponentProps<typeof Input> & { error?: string; help: string }
