import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type PDFDocument from 'pdfkit'
import type { PaperDocument, RenderPdf } from '@/lib/core/documents/pdf'

const margin = 56
const ink = '#18181b'
const muted = '#71717a'

/** Draws on A4, in the product's own face: Latin and Cyrillic letters. */
export const renderPdf: RenderPdf = async (document) => {
  // It brings tables of all scripts, which would take a good part of each start of the app.
  const { default: Paper } = await import('pdfkit')
  const paper = new Paper({ size: 'A4', margin, info: { Title: document.title, Author: document.brand } })
  draw(paper, document)
  paper.end()
  return new Uint8Array(await buffer(paper))
}

type Paper = InstanceType<typeof PDFDocument>

function draw(paper: Paper, { brand, title, facts, paragraphs, table, footer }: PaperDocument): void {
  paper.registerFont('regular', fontFile('Geist-Regular'))
  paper.registerFont('bold', fontFile('Geist-SemiBold'))
  paper.font('bold').fontSize(10).fillColor(muted).text(brand)
  paper.moveDown(1.5).fontSize(22).fillColor(ink).text(title)
  paper.moveDown(0.75)
  for (const [label, value] of facts) drawFact(paper, label, value)
  if (facts.length > 0) paper.moveDown(1)
  paper.font('regular').fontSize(11).fillColor(ink)
  for (const paragraph of paragraphs) paper.text(paragraph, margin, undefined, { lineGap: 3 }).moveDown(0.5)
  if (table) drawTable(paper, table)
  paper.moveDown(2).font('regular').fontSize(9).fillColor(muted).text(footer, margin)
}

function drawFact(paper: Paper, label: string, value: string): void {
  const top = paper.y
  paper.font('regular').fontSize(10).fillColor(muted).text(label, margin, top, { width: 110 })
  paper.fillColor(ink).text(value, margin + 120, top)
  paper.moveDown(0.25)
}

function drawTable(paper: Paper, { head, rows, sums }: NonNullable<PaperDocument['table']>): void {
  drawRow(paper, head, { bold: true, color: muted })
  rule(paper)
  for (const row of rows) drawRow(paper, row, { color: ink })
  rule(paper)
  const blanks = head.slice(2).map(() => '')
  for (const [label, value] of sums) drawRow(paper, [label, ...blanks, value], { bold: true, color: ink })
}

/** The first column takes half of the width; numbers stand at the right. */
function drawRow(
  paper: Paper,
  cells: readonly string[],
  { bold, color }: { bold?: boolean; color: string },
): void {
  const width = paper.page.width - 2 * margin
  const others = width / 2 / Math.max(1, cells.length - 1)
  const wide = cells.length === 1 ? width : width / 2
  paper
    .font(bold ? 'bold' : 'regular')
    .fontSize(10)
    .fillColor(color)
  const height = Math.max(
    ...cells.map((cell, at) => paper.heightOfString(cell, { width: at === 0 ? wide : others })),
  )
  if (paper.y + height > paper.page.height - margin) paper.addPage()
  const top = paper.y
  cells.forEach((cell, at) => {
    const left = at === 0 ? margin : margin + wide + (at - 1) * others
    paper.text(cell, left, top, { width: at === 0 ? wide : others, align: at === 0 ? 'left' : 'right' })
  })
  paper.x = margin
  paper.y = top + height + 6
}

function rule(paper: Paper): void {
  paper
    .moveTo(margin, paper.y)
    .lineTo(paper.page.width - margin, paper.y)
    .strokeColor('#d4d4d8')
    .stroke()
  paper.y += 6
}

/** Beside the application, as `next start` demands node_modules to be: a bundler would make a module of the file. */
function fontFile(name: string): string {
  return join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans', `${name}.ttf`)
}
