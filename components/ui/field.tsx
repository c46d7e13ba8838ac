import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { Label } from './label'

/**
 * Label above, help and error below, wired to the control by the attributes it hands over:
 * `<Field id="email" label="Email" error={…}>{(control) => <Input {...control} name="email" />}</Field>`
 */
export function Field({ id, label, aside, help, error, children }: FieldProps) {
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1.5">
      <div className="flex min-h-5 items-center justify-between gap-3">
        <Label htmlFor={id}>{label}</Label>
        {/* A link for a finger is taller than this line; it does not push the fields apart. */}
        {aside && <div className="touch:-my-3">{aside}</div>}
      </div>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className="text-sm text-muted">
          {help}
        </div>
      )}
    </div>
  )
}

export type FieldControl = {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

type FieldProps = {
  id: string
  label: ReactNode
  /** At the right of the label: a link such as "Forgot password?". */
  aside?: ReactNode
  help?: ReactNode
  error?: string
  children: (control: FieldControl) => ReactNode
}
