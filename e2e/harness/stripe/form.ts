/** A form as Stripe takes it, `items[0][price]=…`, written out. A list is a form whose names count from 0. */
export class Form {
  private constructor(private readonly entries: readonly (readonly [string, string])[]) {}

  static parse(text: string): Form {
    return new Form([...new URLSearchParams(text)])
  }

  names(): string[] {
    return [...new Set(this.entries.map(([name]) => /^[^[]*/.exec(name)?.[0] ?? ''))]
  }

  has(name: string): boolean {
    return this.names().includes(name)
  }

  text(name: string): string | null {
    return this.entries.find(([one]) => one === name)?.[1] ?? null
  }

  number(name: string): number | null {
    const text = this.text(name)
    return text === null ? null : Number(text)
  }

  child(name: string): Form {
    return new Form(
      this.entries.flatMap(([one, value]) => {
        const [, first, rest = ''] = /^([^[]*)\[([^\]]*)\]/.exec(one) ?? []
        if (first !== name) return []
        return [[rest + one.slice(`${first}[${rest}]`.length), value] as const]
      }),
    )
  }

  list(name: string): Form[] {
    const items = this.child(name)
    return items.names().map((at) => items.child(at))
  }

  texts(name: string): string[] {
    const items = this.child(name)
    return items.names().flatMap((at) => items.text(at) ?? [])
  }

  /** A form of names and texts alone, such as metadata. */
  record(name: string): Record<string, string> {
    return Object.fromEntries(this.child(name).entries)
  }
}
