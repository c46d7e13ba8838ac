/** One line of the doctor: a part, how it is, and what to do about it when something should be done. */
export type Finding = {
  part: string
  state: 'well' | 'note' | 'broken'
  text: string
  advice?: string
}

const signs = { well: '✓', note: '·', broken: '✗' }

export function describeFinding({ part, state, text, advice }: Finding): string {
  const line = `  ${signs[state]} ${part.padEnd(14)} ${text}`
  return advice ? `${line}\n${' '.repeat(19)}${advice}` : line
}
