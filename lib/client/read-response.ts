/** The JSON of a response; undefined when there is none or it is not JSON (a proxy's error page). */
export async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text ? JSON.parse(text) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** `Retry-After` (RFC 9110 §10.2.3) in milliseconds, at most an hour; null when absent or not understood. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  const at = Date.parse(value)
  // A date is on the server's clock; its own Date header says what that clock showed.
  const serverNow = Date.parse(headers.get('date') ?? '') || now
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : at - serverNow
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, 3_600_000) : null
}
