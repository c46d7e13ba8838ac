/**
 * Where a file belongs and what it may import: app → components → lib/client | lib/next → lib/features → lib/core.
 * The first zone that matches a path is its zone; what no zone matches may import everything.
 *
 * @type {{ name: string, paths: RegExp, may: string[] }[]}
 */
export const zones = [
  // A file called test-something is what tests stand on.
  { name: 'tests', paths: /\.(test|spec)\.tsx?$|(^|\/)test-[\w-]+\.ts$|^e2e\//, may: ['*'] },
  { name: 'scripts', paths: /^scripts\//, may: ['*'] },
  { name: 'seed', paths: /^prisma\//, may: ['seed', 'stores/prisma', 'stores', 'config', 'access', 'core'] },
  {
    name: 'boot',
    paths: /^(proxy|instrumentation[\w-]*|next\.config)\.ts$/,
    may: ['boot', 'next', 'root', 'env', 'config', 'core'],
  },
  {
    name: 'app',
    paths: /^app\//,
    may: ['app', 'components', 'client', 'next', 'root', 'features', 'config', 'access', 'core'],
  },
  {
    name: 'components',
    paths: /^components\//,
    may: ['components', 'client', 'next', 'root', 'features', 'config', 'access', 'core'],
  },
  { name: 'client', paths: /^lib\/client\//, may: ['client', 'config', 'access', 'core'] },
  {
    name: 'root',
    paths: /^lib\/next\/server\.ts$/,
    may: [
      'root',
      'next',
      'features',
      'stores',
      'stores/prisma',
      'providers',
      'seed',
      'config',
      'access',
      'env',
      'core',
    ],
  },
  {
    name: 'next',
    paths: /^lib\/next\//,
    may: ['next', 'root', 'features', 'config', 'access', 'env', 'core'],
  },
  { name: 'features', paths: /^lib\/features\//, may: ['features', 'access', 'core'] },
  {
    name: 'contract',
    paths: /^lib\/stores\/contract\//,
    may: ['contract', 'stores', 'stores/prisma', 'core'],
  },
  { name: 'stores/prisma', paths: /^lib\/stores\/prisma\//, may: ['stores/prisma', 'stores', 'core'] },
  { name: 'stores', paths: /^lib\/stores\//, may: ['stores', 'core'] },
  { name: 'providers', paths: /^lib\/providers\//, may: ['providers', 'core'] },
  { name: 'access', paths: /^lib\/config\/access\.ts$/, may: ['core'] },
  { name: 'env', paths: /^lib\/config\/env\.ts$/, may: ['config', 'core'] },
  { name: 'config', paths: /^lib\/config\//, may: ['config', 'access', 'core'] },
  // The one door out of core: createAuth that is given no stores keeps everything in memory.
  { name: 'defaults', paths: /^lib\/core\/auth\/memory-stores\.ts$/, may: ['stores', 'core'] },
  { name: 'core', paths: /^lib\/core\//, may: ['core', 'defaults'] },
]

/** What a file that starts with 'use client' may not import: it would reach the browser. */
export const serverZones = ['next', 'root', 'features', 'stores', 'stores/prisma', 'providers', 'env', 'seed']

/**
 * Packages that belong to some zones alone.
 *
 * @type {{ packages: RegExp, zones: string[], why: string }[]}
 */
export const packageRules = [
  {
    packages: /^(@prisma\/|\.prisma\/|pg$|pg-boss$|@electric-sql\/|pglite-prisma-adapter$)/,
    zones: ['stores/prisma', 'scripts', 'tests'],
    why: 'the database is reached through lib/stores/prisma',
  },
  {
    packages: /^(resend|stripe)$/,
    zones: ['providers', 'scripts', 'tests'],
    why: 'the outside world is reached through lib/providers',
  },
  {
    packages: /^(next(-themes)?|geist|server-only)(\/|$)/,
    zones: ['app', 'components', 'client', 'next', 'root', 'boot', 'scripts', 'tests'],
    why: 'this layer knows no web framework',
  },
  {
    packages: /^(react|react-dom)(\/|$)/,
    zones: ['app', 'components', 'client', 'next', 'root', 'providers', 'scripts', 'tests'],
    why: 'this layer draws nothing',
  },
]

/** The few modules of Node that core may use: they compute, and reach neither files nor the network nor the process. */
export const pureNodeModules = [
  'node:async_hooks',
  'node:buffer',
  'node:crypto',
  'node:net',
  'node:url',
  'node:util',
]

/** @param {string} path relative to the project, with forward slashes */
export function zoneOf(path) {
  return zones.find((zone) => zone.paths.test(path))
}
