import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.resetModules())

/** The headers as they are in that environment, which is read once. */
async function headersIn(mode: 'production' | 'preview' | 'development'): Promise<Record<string, string>> {
  vi.doMock('@/lib/config/env', () => ({ readEnv: () => ({ mode }) }))
  const { securityHeaders } = await import('./security-headers')
  return securityHeaders()
}

it('demand https for two years, subdomains too, in production alone', async () => {
  const { 'Strict-Transport-Security': strict } = await headersIn('production')
  expect(strict).toBe('max-age=63072000; includeSubDomains')
  for (const mode of ['preview', 'development'] as const) {
    vi.resetModules()
    expect(await headersIn(mode)).not.toHaveProperty('Strict-Transport-Security')
  }
})
