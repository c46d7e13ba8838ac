/** The web links of a message in reading order, each once: those of the HTML part, then those only the text has. */
export function findLinks(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/<a\s[^>]*?href="(https?:\/\/[^"]+)"/gi)].map((match) =>
    decodeEntities(match[1] ?? ''),
  )
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"')\]]+/gi)].map(([link]) =>
    link.replace(/[.,;:!?]+$/, ''),
  )
  return [...new Set([...inHtml, ...inText])]
}

/** The six digits that stand alone on a line of the text; undefined when there are none. */
export function findCode(text: string): string | undefined {
  return /^[ \t]*(\d{6})[ \t]*$/m.exec(text)?.[1]
}

function decodeEntities(value: string): string {
  return value.replace(/&(amp|quot|lt|gt|#x27|#39);/g, (entity) => entities[entity] ?? entity)
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&#x27;': "'",
  '&#39;': "'",
}
