import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prefetchHeader, stampPrefetches } from './prefetch-stamp'

let server: Server
let url: string

beforeAll(async () => {
  stampPrefetches()
  server = createServer((request, response) => response.end(String(request.headers[prefetchHeader])))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((closed) => server.close(closed)))

it.each([
  ['a click', {}, '0'],
  ['the router that fetches ahead', { 'next-router-prefetch': '1' }, '1'],
  ['a browser that fetches ahead', { 'sec-purpose': 'prefetch;prerender' }, '1'],
  ['an older one', { purpose: 'prefetch' }, '1'],
  ['a client that says so under our own name', { [prefetchHeader]: '1' }, '0'],
])('tells %s', async (_, headers, told) => {
  expect(await (await fetch(url, { headers })).text()).toBe(told)
})
