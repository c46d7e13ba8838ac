'use client'

import { site } from '@/lib/config/site'
import './globals.css'

/** The root layout itself failed: a document of its own, in the system's fonts, with as little code as can be. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>{`Something went wrong · ${site.name}`}</title>
        <main id="main" className="mx-auto grid max-w-140 justify-items-start gap-1 px-4 py-24">
          <h1 className="text-2xl font-semibold">{site.name} could not be shown</h1>
          <p className="text-muted">
            Something failed on our side and has been logged. Try again in a moment.
          </p>
          <button
            type="button"
            className="mt-5 h-11 rounded-md bg-accent px-4 font-medium text-accent-foreground"
            onClick={() => retry()}
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
