/** What the starter holds today. */
export function Inside() {
  return (
    <section aria-labelledby="inside" className="grid gap-6">
      <div className="grid gap-1">
        <h2 id="inside" className="text-xl font-semibold">
          What is inside
        </h2>
        <p className="max-w-prose text-muted">
          The parts every product rewrites, done once, in code short enough to read in an afternoon.
        </p>
      </div>
      <dl className="grid gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-2 lg:grid-cols-3">
        {parts.map(({ name, what }) => (
          <div key={name} className="grid content-start gap-1 bg-surface p-5">
            <dt className="font-medium">{name}</dt>
            <dd className="text-pretty text-muted">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const parts = [
  {
    name: 'Sign-up that keeps secrets',
    what: 'A taken address and a new one get the same answer in the same time. Links in mail work once and change nothing until their button is pressed.',
  },
  {
    name: 'Sessions people can see',
    what: 'Every device by name, thrown out with one press and gone within a second, on every instance.',
  },
  {
    name: 'Tokens that turn over',
    what: 'One-minute access tokens, rotating refresh tokens, reuse detected. Keys rotate and nobody is signed out.',
  },
  {
    name: 'One definition per action',
    what: 'Route, validation, origin check, rate limit, audit line and OpenAPI come from the same few lines.',
  },
  {
    name: 'Postgres without installing it',
    what: 'An embedded Postgres to begin with. Set DATABASE_URL and the same migrations run on yours.',
  },
  {
    name: 'Mail without an account',
    what: 'A mailbox in the browser while you build, Resend when you are ready, a queue that survives outages.',
  },
  {
    name: 'Organizations',
    what: 'Invite by mail or by a pasted list, switch, hand over, leave, delete and restore. The last owner can’t get lost.',
  },
  {
    name: 'One access model',
    what: 'Roles, inheritance and flags in one file. The server, the token, the row and the button decide alike.',
  },
  {
    name: 'Gates that say why',
    what: 'What somebody may not do says who can. A change reaches open pages within a second.',
  },
  {
    name: 'Roles of your customers’ own',
    what: 'Built by wildcards and exceptions; who gains or loses what is shown before anything is saved.',
  },
  {
    name: 'Access that explains itself',
    what: 'Any person, any act, any thing: how the decision came about, step by step.',
  },
  {
    name: 'Two walls around each organization',
    what: 'Stores that are bound to one organization, and row-level security in Postgres behind them.',
  },
]
