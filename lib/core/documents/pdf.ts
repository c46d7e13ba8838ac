/** What is put on paper: a heading, facts, text, and a table with its sums. */
export type PaperDocument = {
  readonly title: string
  /** Whose it is, e.g. the product's name. */
  readonly brand: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly paragraphs: readonly string[]
  readonly table?: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly sums: readonly (readonly [label: string, value: string])[]
  }
  readonly footer: string
}

/** Makes a PDF (ISO 32000) of a document. */
export type RenderPdf = (document: PaperDocument) => Promise<Uint8Array>
