import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // A restarted `next dev` takes a page that it compiles anew, on what it kept on disk, for changed at every request, and
    // reloads it for ever (16.4.6): sign in, restart, and open a page you have not been to.
    turbopackFileSystemCacheForDev: false,
    // In production the first to open a page shall not wait for its code; a preview is to be there at once.
    preloadEntriesOnStart: process.env.GATEHOUSE_PREVIEW !== '1',
  },
  // `npm test` has checked them just before.
  typescript: { ignoreBuildErrors: process.env.GATEHOUSE_TYPES_CHECKED === '1' },
  // The image optimizer fetches what it is given from this very server: files of ours alone, never a page.
  images: { localPatterns: [{ pathname: '/_next/static/media/**' }, { pathname: '/screenshots/**' }] },
  // Native and WebAssembly parts, and packages that look for files beside themselves.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    '@prisma/schema-engine-wasm',
    'pdfkit',
    'pg',
    'pg-boss',
    'pglite-prisma-adapter',
    'pino',
    'react-email',
  ],
  // The pipeline logs the API's requests itself, with who and what. Links with a token and what forms send stay out.
  logging: { incomingRequests: { ignore: [/^\/api\//, /[?&]token=/] }, serverFunctions: false },
}

export default config
