import type { Metadata, Viewport } from 'next'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { SkipLink } from '@/components/ui/skip-link'
import { ThemeProvider } from '@/components/ui/theme-provider'
import { site } from '@/lib/config/site'
import { runningServer } from '@/lib/next/current'
import './globals.css'

/** Every page: fonts, theme, skip link. Reading the nonce makes all of them dynamic, which the CSP needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // The theme script sets the class of <html> before React looks at it.
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <SkipLink />
        <ThemeProvider nonce={nonce}>
          <WhenRunning>{children}</WhenRunning>
        </ThemeProvider>
      </body>
    </html>
  )
}

/** Without a server there is no page to be had, whichever it is. */
const WhenRunning = guarded(FailedScreen, async ({ children }: { children: ReactNode }) => {
  await runningServer()
  return children
})

export const metadata: Metadata = {
  title: { default: `${site.name}: ${site.tagline}`, template: `%s · ${site.name}` },
  description: site.description,
  applicationName: site.name,
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbfc' },
    { media: '(prefers-color-scheme: dark)', color: '#0c0c0e' },
  ],
}
