const most = 3

/**
 * The sentences of a text that hold most of what it is about, in their order: those whose words the text uses most. Stands
 * where a product would ask a model.
 */
export function summarize(name: string, text: string): string {
  const sentences = text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
  if (sentences.length === 0) return `${name} has no description yet.`
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weigh = (sentence: string) => {
    const words = wordsOf(sentence)
    return words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / Math.max(1, words.length)
  }
  const heaviest = sentences
    .map((sentence, at) => ({ sentence, at, weight: weigh(sentence) }))
    .toSorted((one, other) => other.weight - one.weight || one.at - other.at)
    .slice(0, most)
  const kept = heaviest.toSorted((one, other) => one.at - other.at).map(({ sentence }) => sentence)
  return `${name}: ${kept.join(' ')}`
}

/** Longer words carry the meaning. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
}
