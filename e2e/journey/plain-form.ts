import { rawRequest, type RawResponse } from './raw-request'

export type PlainForm = { path: string; fields: Record<string, string> }

/** The form around a button, as a browser without JavaScript would send it: its hidden fields say which action it is. */
export async function readForm(path: string, button: string, cookie = ''): Promise<PlainForm> {
  const { text } = await rawRequest(path, { headers: { Cookie: cookie } })
  const form = text.match(/<form\b[\s\S]*?<\/form>/g)?.find((html) => html.includes(`>${button}</button>`))
  if (!form) throw new Error(`${path} has no form with ${button}`)
  const inputs = form.match(/<input\b[^>]*>/g) ?? []
  const fields = inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')])
  return { path, fields: Object.fromEntries(fields) as Record<string, string> }
}

/** Sends it as multipart/form-data, with what was typed and with any headers. */
export function submitForm(
  { path, fields }: PlainForm,
  typed: Record<string, string>,
  headers: Record<string, string>,
): Promise<RawResponse> {
  const boundary = 'a-boundary-that-no-value-holds'
  const parts = Object.entries({ ...fields, ...typed }).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = `${parts.join('')}--${boundary}--\r\n`
  return rawRequest(path, {
    method: 'POST',
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  })
}

function attribute(input: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? ''
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}
