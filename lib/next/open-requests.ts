import { subscribe } from 'node:diagnostics_channel'
import type { Server, ServerResponse } from 'node:http'

export type OpenRequests = {
  /** From now on every answer says `Connection: close`, also those that are being worked on. */
  closeEach(): void
  /** Takes no new connection, closes the idle ones, and settles when the last answer has been sent. */
  finish(): Promise<void>
}

type Started = { response: ServerResponse; server: Server }

/** Follows the requests of this process's servers, by Node's own channel: Next hands its server to nobody. */
export function watchRequests(): OpenRequests {
  const servers = new Set<Server>()
  const open = new Set<ServerResponse>()
  let isClosing = false
  let onEmpty = () => undefined as void
  subscribe('http.server.request.start', (message) => {
    const { response, server } = message as Started
    servers.add(server)
    open.add(response)
    if (isClosing) response.shouldKeepAlive = false
    response.once('close', () => {
      open.delete(response)
      if (open.size === 0) onEmpty()
    })
  })
  return {
    closeEach() {
      isClosing = true
      for (const response of open) response.shouldKeepAlive = false
    },
    async finish() {
      for (const server of servers) server.close()
      if (open.size > 0) await new Promise<void>((resolve) => (onEmpty = resolve))
      // A browser keeps spare connections that never sent anything; they count neither as idle nor as a request.
      for (const server of servers) server.closeAllConnections()
    },
  }
}
