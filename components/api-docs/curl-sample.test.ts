import { expect, test } from 'vitest'
import { curlSample } from './curl-sample'
import { documentForTests } from './document-for-tests'

const sample = (method: string, path: string) => {
  const operation = documentForTests.paths[path]?.[method.toLowerCase()]
  if (!operation) throw new Error(`the test names no operation: ${method} ${path}`)
  return curlSample(documentForTests, method, path, operation)
}

test('a mutation shows its origin and header, and its body is quoted for a shell', () => {
  expect(sample('POST', '/api/auth/signup')).toBe(
    [
      `curl 'https://app.test/api/auth/signup'`,
      `--cookie cookies.txt --cookie-jar cookies.txt`,
      `--header 'Content-Type: application/json'`,
      `--header 'Origin: https://app.test'`,
      `--header 'X-Auth-Request: 1'`,
      `--data '{"email":"ada@example.com","name":"Ada O'\\''Lovelace"}'`,
    ].join(' \\\n  '),
  )
})

test('a read of one’s own sends the cookies and fills in the path', () => {
  const text = sample('GET', '/api/auth/sessions/{id}')
  expect(text).toMatch(/^curl 'https:\/\/app\.test\/api\/auth\/sessions\/[0-9a-f-]{36}'/)
  expect(text).toContain('--cookie cookies.txt')
  expect(text).not.toContain('--header')
})

test('a method that curl would not take by itself is named', () => {
  expect(sample('DELETE', '/api/auth/sessions/{id}')).toContain('--request DELETE')
})
