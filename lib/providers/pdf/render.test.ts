import { expect, it } from 'vitest'
import { renderPdf } from './render'

const document = {
  ...{ title: 'Invoice 1', brand: 'Gatehouse', footer: 'Thank you.' },
  facts: [['To', 'Acme']] as const,
  paragraphs: ['It was paid by card.'],
}
const pages = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length

it('draws a whole document, over as many pages as it takes', async () => {
  const one = await renderPdf(document)
  expect(Buffer.from(one.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.from(one).toString('latin1').trimEnd()).toMatch(/%%EOF$/)
  expect(pages(one)).toBe(1)
  const rows = Array.from({ length: 60 }, (_, at) => [`Row ${at}`, '1', '$1.00'])
  const table = { head: ['What', 'Quantity', 'Amount'], rows, sums: [['Total', '$60.00']] as const }
  expect(pages(await renderPdf({ ...document, table }))).toBeGreaterThan(1)
})

it('fails with what can’t be drawn', async () => {
  const paragraphs = [
    {
      toString: () => {
        throw new Error('no text')
      },
    } as unknown as string,
  ]
  await expect(renderPdf({ ...document, paragraphs })).rejects.toThrow('no text')
})
