import { CopyButton } from '@/components/ui/copy-button'

/** Code under a title, with a button that copies it. Long lines scroll, by keyboard too. */
export function CodeBlock({ title, code }: { title: string; code: string }) {
  return (
    <figure className="overflow-hidden rounded-lg border bg-surface">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b bg-subtle/60 pr-1 pl-3 text-xs text-muted">
        {title}
        <CopyButton text={code} label={`Copy ${title}`} />
      </figcaption>
      {/* A region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <pre
        tabIndex={0}
        role="group"
        aria-label={title}
        className="max-h-96 overflow-auto p-3 font-mono text-xs"
      >
        <code>{code}</code>
      </pre>
    </figure>
  )
}
