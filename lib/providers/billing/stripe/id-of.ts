/** Stripe names what belongs to something by its id, or, where that was asked for, writes it out. */
export function idOf(reference: string | { readonly id: string }): string {
  return typeof reference === 'string' ? reference : reference.id
}
