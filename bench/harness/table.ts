import type { Row } from './measurement'

const headings = ['what', 'beside', 'measured', 'goal', ''] as const

/** The rows as a table for a terminal, and below it where the time of missed goals went. */
export function terminalTable(rows: readonly Row[]): string {
  const lines = [headings, ...rows.map(cells)]
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const text = lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [
    text[0],
    '-'.repeat(Math.max(...text.map(({ length }) => length))),
    ...text.slice(1),
    ...profiles(rows),
  ].join('\n')
}

/** The same as Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const line = (parts: readonly string[]) =>
    `| ${parts.map((part) => part.replaceAll('|', '\\|')).join(' | ')} |`
  const table = [line(headings), line(headings.map(() => '---')), ...rows.map((row) => line(cells(row)))]
  return [
    ...table,
    ...profiles(rows).map((text) => (text.startsWith('  ') ? `    ${text.trim()}` : text)),
  ].join('\n')
}

function cells(row: Row): string[] {
  const verdict = row.met === null ? '' : row.met ? 'met' : 'missed'
  return [row.what, row.beside, row.measured, row.goal, verdict]
}

function profiles(rows: readonly Row[]): string[] {
  return rows.flatMap(({ what, profile }) =>
    profile?.length
      ? ['', `Where the time of "${what}" goes:`, '', ...profile.map((entry) => `  ${entry}`)]
      : [],
  )
}
