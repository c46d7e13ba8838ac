/** `ada@example.com` → `a***@example.com`: enough to follow a mail through the log, not enough to write to it. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return '***'
  return `${address.slice(0, 1)}***${address.slice(at)}`
}

/** Masks addresses and drops links in text that came from elsewhere, such as a provider's error message. */
export function redactText(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/\bhttps?:\/\/\S+/gi, '[link]')
    .replace(/[^\s"'`<>(),;:]+@[^\s"'`<>(),;:]+/g, maskAddress)
    .slice(0, 300)
}
