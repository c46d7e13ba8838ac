import { ExternalLink } from 'lucide-react'
import { buttonVariants } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'

/** What a reader can do with a message: press its links, but the one in the footer, and copy its code. */
export function MessageActs({ links, code }: { links: string[]; code?: string }) {
  const acts = links.filter((link) => pathOf(link) !== '/')
  return (
    <div className="grid gap-3">
      {code && (
        <p className="flex items-center gap-2">
          <span className="text-muted">Code</span>
          <span className="font-mono text-lg tabular-nums">{code}</span>
          <CopyButton text={code} label="Copy the code" />
        </p>
      )}
      {acts.length > 0 && (
        <ul aria-label="Links in this message" className="flex flex-wrap gap-2">
          {acts.map((link, index) => (
            <li key={link} className="flex max-w-full items-center">
              <a href={link} className={buttonVariants({ variant: index === 0 ? 'primary' : 'secondary' })}>
                <ExternalLink aria-hidden="true" />
                <span className="truncate">Open {pathOf(link)}</span>
              </a>
              <CopyButton text={link} label={`Copy the link to ${pathOf(link)}`} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function pathOf(link: string): string {
  return URL.canParse(link) ? new URL(link).pathname : link
}
