import { site } from '@/lib/config/site'

/** The small print below the card, with the documents this installation has. */
export function LegalLine() {
  const { terms, privacy } = site.links
  const documents = [
    { href: terms, name: 'Terms' },
    { href: privacy, name: 'Privacy' },
  ]
  return (
    <footer className="mt-6 flex flex-wrap items-center justify-center gap-x-3 text-center text-xs text-muted">
      <span>{site.legalLine}</span>
      {documents.map(
        ({ href, name }) =>
          href && (
            <a key={name} href={href} className="standalone-link">
              {name}
            </a>
          ),
      )}
    </footer>
  )
}
