import Link from 'next/link'
import type { ReactNode } from 'react'
import type { OpenApiDocument } from '@/lib/core/action/openapi'
import { CodeBlock } from './code-block'
import { referencePath } from './reference-path'

/** What holds for every call: where, how to sign in, what a mutation must show, how errors look. */
export function ReferenceIntro({ document }: { document: OpenApiDocument }) {
  const origin = document.servers[0]?.url ?? ''
  return (
    <>
      <header className="grid gap-2 pb-8">
        <h1 className="text-2xl font-semibold">API reference</h1>
        <p className="max-w-prose text-lg text-pretty text-muted">
          Every endpoint, derived from the definitions that also route, validate and limit it. As a file:{' '}
          <a href="/api/openapi.json" className="text-link">
            openapi.json
          </a>
          , OpenAPI {document.openapi.replace(/\.\d+$/, '')}.
        </p>
      </header>
      <div className="grid grid-cols-1 gap-8 pb-10">
        <Rule id="base" title="Requests">
          JSON in and out, at <Code>{origin}</Code>. Anything that is not GET also needs{' '}
          <Code>Content-Type: application/json</Code>, this site’s <Code>Origin</Code> and{' '}
          <Code>X-Auth-Request: 1</Code>, so that no other site can send it in a person’s name. With an{' '}
          <Code>Authorization</Code> header the last two are not needed.
        </Rule>
        <Rule id="authentication" title="Authentication">
          Signing in sets two cookies: an access token that lives a minute and a refresh token that is traded
          for the next pair. Send them back, or send the access token as <Code>Authorization: Bearer</Code>.
          On 401 <Code>UNAUTHENTICATED</Code>, call{' '}
          <Link href={referencePath('sessions', 'refresh')} className="text-link">
            refresh
          </Link>{' '}
          once and repeat. The samples keep the cookies in a file, so they work one after the other.
        </Rule>
        <Rule id="errors" title="Errors">
          A status, a code from a fixed set and a message for people. Every answer carries{' '}
          <Code>X-Request-Id</Code>; a 429 or 503 says in <Code>Retry-After</Code> how many seconds to wait.
          <div className="mt-3">
            <CodeBlock title="An error" code={errorExample} />
          </div>
        </Rule>
      </div>
    </>
  )
}

function Rule({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid grid-cols-1 gap-2">
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      <div className="max-w-prose text-pretty text-muted">{children}</div>
    </section>
  )
}

function Code({ children }: { children: ReactNode }) {
  return (
    <code className="rounded-sm bg-subtle px-1 py-px font-mono text-sm break-words text-foreground">
      {children}
    </code>
  )
}

const errorExample = JSON.stringify(
  {
    error: {
      code: 'VALIDATION',
      message: 'Some fields need another look.',
      issues: [{ path: 'email', message: 'Enter an email address.' }],
    },
  },
  null,
  2,
)
