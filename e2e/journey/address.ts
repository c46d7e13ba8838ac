import { randomInt } from 'node:crypto'

/** A client address nobody else has, in the range for private use. */
export function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
}

/** The header in which the one proxy that the server trusts tells a client's address. */
export function from(address: string): Record<string, string> {
  return { 'X-Forwarded-For': address }
}
