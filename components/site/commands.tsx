import { CopyButton } from '@/components/ui/copy-button'

/** The two commands that start everything, ready to be copied. */
export function Commands() {
  return (
    <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
      {commands.map(({ command, does }) => (
        <li key={command} className="flex items-center gap-3 py-2.5 pr-2 pl-4">
          <div className="min-w-0 flex-1">
            <p className="font-mono text-base">
              <span aria-hidden="true" className="mr-2 text-muted select-none">
                $
              </span>
              {command}
            </p>
            <p className="text-sm text-pretty text-muted">{does}</p>
          </div>
          <CopyButton text={command} label={`Copy ${command}`} />
        </li>
      ))}
    </ul>
  )
}

const commands = [
  {
    command: 'npm run dev',
    does: 'Installs what is missing, makes keys, migrates and seeds an embedded Postgres, and serves it.',
  },
  {
    command: 'npm test',
    does: 'Lint, types, unit tests, stores on a real Postgres, and journeys in a real browser.',
  },
]
