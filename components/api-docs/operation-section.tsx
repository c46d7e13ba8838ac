import { Link2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { AnswerList } from './answer-list'
import { CodeBlock } from './code-block'
import { FieldTable } from './field-table'
import { MethodBadge } from './method-badge'
import type { Access, ReferenceOperation } from './reference'

/** Everything about one operation. Its anchor is the operation's id. */
export function OperationSection({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, limits, access, parameters, body, answers, curl } =
    operation
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid gap-4 border-t py-10">
      <header className="grid gap-2">
        <h2 id={`${id}-title`} className="group text-lg font-semibold">
          {summary}
          <a
            href={`#${id}`}
            aria-label={`Link to ${summary}`}
            className="ml-1 inline-flex size-6 items-center justify-center rounded-md align-middle text-muted opacity-0 group-hover:opacity-100 focus-visible:opacity-100 touch:size-11 touch:opacity-100"
          >
            <Link2 aria-hidden="true" className="size-4" />
          </a>
        </h2>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
          <MethodBadge method={method} />
          <code className="font-mono text-sm break-all">{path}</code>
          <AccessBadge access={access} />
        </p>
        {description.map((text) => (
          <p key={text} className="max-w-prose text-pretty text-muted">
            {text}
          </p>
        ))}
      </header>
      {limits.length > 0 && (
        <Part title="Rate limits">
          <ul className="grid gap-1 text-muted">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Part>
      )}
      {parameters.length > 0 && (
        <Part title="Parameters">
          <FieldTable caption={`Parameters of ${summary}`} rows={parameters} />
        </Part>
      )}
      {body && body.rows.length > 0 && (
        <Part title={body.required ? 'Body' : 'Body, may be empty'}>
          <FieldTable caption={`Body of ${summary}`} rows={body.rows} />
        </Part>
      )}
      <Part title="Request">
        <CodeBlock title="curl" code={curl} />
      </Part>
      <Part title="Answers">
        <AnswerList operation={summary} answers={answers} />
      </Part>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-2">
      <h3 className="text-sm font-medium">{title}</h3>
      {children}
    </div>
  )
}

function AccessBadge({ access }: { access: Access }) {
  const { words, tone } = accessWords[access]
  return <Badge tone={tone}>{words}</Badge>
}

const accessWords = {
  public: { words: 'Public', tone: 'neutral' },
  optional: { words: 'Cookie or bearer, optional', tone: 'neutral' },
  'signed-in': { words: 'Cookie or bearer', tone: 'accent' },
} as const
