import { expect } from 'vitest'
import type { Answer } from './browser'

/** A whole document that says `words` without a script of it running, with the status and what every page has. */
export function expectPage(page: Answer, status: number, words: string): void {
  expect({ status: page.status, location: page.headers.get('location') }).toEqual({ status, location: null })
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  expect(page.cookies).toEqual([])
  const visible = page.text
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<!--.*?-->/g, '')
  expect(visible).toMatch(/<h1\b/)
  expect(visible.replace(/<[^>]+>/g, ' ')).toContain(words)
  const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1]
  expect(nonce).toBeTruthy()
  const scripts = page.text.match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(1)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  expect(page.headers.get('x-request-id')).toBeTruthy()
  expect(page.headers.get('cache-control')).toContain('no-store')
}

export function expectOutagePage(page: Answer): void {
  expectPage(page, 503, 'Gatehouse is briefly unavailable')
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
}
