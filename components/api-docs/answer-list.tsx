import { ChevronRight } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { CodeBlock } from './code-block'
import { FieldTable } from './field-table'
import type { ReferenceAnswer } from './reference'

/** Every answer of an operation; what it holds opens in place, without JavaScript too. */
export function AnswerList({ operation, answers }: { operation: string; answers: ReferenceAnswer[] }) {
  return (
    <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
      {answers.map((answer) => (
        <li key={answer.status}>
          <Answer operation={operation} answer={answer} />
        </li>
      ))}
    </ul>
  )
}

function Answer({ operation, answer }: { operation: string; answer: ReferenceAnswer }) {
  const head = <AnswerHead answer={answer} />
  if (!answer.rows.length && !answer.examples.length) {
    return <div className="flex min-h-10 items-center gap-3 px-3 py-2 touch:min-h-11">{head}</div>
  }
  return (
    <details className="group">
      <summary className="flex min-h-10 items-center gap-3 px-3 py-2 -outline-offset-2 hover:bg-hover touch:min-h-11">
        {head}
        <ChevronRight
          aria-hidden="true"
          className="ml-auto size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
      </summary>
      <div className="grid gap-3 border-t bg-background p-3">
        {answer.rows.length > 0 && (
          <FieldTable caption={`Fields of the ${answer.status} answer of ${operation}`} rows={answer.rows} />
        )}
        <AnswerExamples answer={answer} />
      </div>
    </details>
  )
}

/** Errors are read rather than copied: all of one status stand together, without a button each. */
function AnswerExamples({ answer: { status, codes, examples } }: { answer: ReferenceAnswer }) {
  if (codes.length) {
    return (
      <pre
        tabIndex={0}
        role="group"
        aria-label={`Examples, ${status}`}
        className="overflow-x-auto font-mono text-xs"
      >
        {examples.join('\n')}
      </pre>
    )
  }
  return examples.map((example, at) => <CodeBlock key={at} title={`Example, ${status}`} code={example} />)
}

function AnswerHead({ answer: { status, description, codes } }: { answer: ReferenceAnswer }) {
  return (
    <>
      <Badge tone={toneOf(status)} className="tabular-nums">
        {status}
      </Badge>
      {codes.length ? (
        <span className="flex min-w-0 flex-wrap gap-x-3 font-mono text-xs break-all">
          {codes.map((code) => (
            <span key={code}>{code}</span>
          ))}
        </span>
      ) : (
        <span className="min-w-0 text-sm text-pretty">{description}</span>
      )}
    </>
  )
}

function toneOf(status: string) {
  if (status < '300') return 'positive'
  if (status < '400') return 'accent'
  return status < '500' ? 'warning' : 'danger'
}
