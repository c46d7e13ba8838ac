/**
 * What the product is called and where it points: the first file an adopter edits.
 * Colors live in `app/globals.css`.
 */
export const site: Site = {
  name: 'Gatehouse',
  tagline: 'The SaaS starter with the front door built in',
  description:
    'A Next.js starter you clone and own. Sign-up, sessions, mail and a typed API on your own Postgres, with no auth vendor and no auth library.',
  company: 'Gatehouse contributors',
  legalLine: 'Open source under the MIT license.',
  links: {
    repository: null,
    terms: null,
    privacy: null,
    support: null,
  },
}

export type Site = {
  name: string
  /** One line, under the name on the landing page and in link previews. */
  tagline: string
  /** One or two sentences for search engines. */
  description: string
  /** Who stands behind it, for the copyright line. */
  company: string
  /** The small print under forms and in the footer. */
  legalLine: string
  /** Shown wherever they are set: an absolute URL, a path or a mailto link. */
  links: {
    repository: string | null
    terms: string | null
    privacy: string | null
    support: string | null
  }
}
