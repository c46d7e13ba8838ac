/** Deepest nesting of a body: real ones have two or three levels. */
const maxDepth = 16

export type StrictJson = { ok: true; value: unknown } | { ok: false; message: string }

/**
 * JSON as RFC 8259 means it, and stricter where parsers differ: a repeated key, `__proto__`, deep nesting, bad UTF-8 and
 * half a surrogate pair (RFC 7493 §2.1) are refused rather than interpreted.
 */
export function parseStrictJson(bytes: Uint8Array): StrictJson {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, message: 'The body is not valid UTF-8.' }
  }
  const depthProblem = checkDepth(text)
  if (depthProblem) return { ok: false, message: depthProblem }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, message: 'The body is not valid JSON.' }
  }
  const stringProblem = checkStrings(text)
  return stringProblem ? { ok: false, message: stringProblem } : { ok: true, value }
}

const stringPattern = /"(?:[^"\\]|\\.)*"/y
const colonPattern = /\s*:/y

function checkDepth(text: string): string | null {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = endOfString(text, at) - 1
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    if (depth > maxDepth) return `The body is nested deeper than ${maxDepth} levels.`
  }
  return null
}

/** Runs on text that JSON.parse took, so only strings, braces and brackets need be told apart. */
function checkStrings(text: string): string | null {
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{') open.push(new Set())
    else if (char === '[') open.push(null)
    else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      const end = endOfString(text, at)
      // Stored or hashed as UTF-8 it would become U+FFFD, and be the same as any other.
      if (!isWellFormed(text.slice(at, end))) return 'The body holds half a surrogate pair.'
      const keys = open.at(-1)
      if (keys && isBeforeColon(text, end)) {
        const key = JSON.parse(text.slice(at, end)) as string
        if (key === '__proto__') return 'The key "__proto__" is not accepted.'
        if (keys.has(key)) return `The key ${JSON.stringify(key.slice(0, 64))} appears twice.`
        keys.add(key)
      }
      at = end - 1
    }
  }
  return null
}

/** Bytes that are valid UTF-8 hold no lone surrogate; an escape can. */
function isWellFormed(literal: string): boolean {
  return !literal.includes('\\u') || (JSON.parse(literal) as string).isWellFormed()
}

/** A key is told from a value by the colon after it, however many blanks stand between. */
function isBeforeColon(text: string, end: number): boolean {
  colonPattern.lastIndex = end
  return colonPattern.test(text)
}

/** The index after the closing quote; the end of the text when it never closes. */
function endOfString(text: string, start: number): number {
  stringPattern.lastIndex = start
  return stringPattern.test(text) ? stringPattern.lastIndex : text.length
}
