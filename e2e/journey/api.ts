import type { APIRequestContext, APIResponse } from '@playwright/test'

/** Where the app under test is reached, as playwright.config.ts has it. */
export let appUrl = process.env.GATEHOUSE_E2E_URL ?? 'http://localhost:3000'

/** From now on the journeys of this process go to another. */
export function visitApp(url: string): void {
  appUrl = url
}

export type Api = {
  get(path: string): Promise<APIResponse>
  post(path: string, body?: object): Promise<APIResponse>
  put(path: string, body?: object): Promise<APIResponse>
  patch(path: string, body?: object): Promise<APIResponse>
  delete(path: string, body?: object): Promise<APIResponse>
}

/** Calls the API as our own pages do: with the origin, the header and the cookies of that browser. */
export function api(request: APIRequestContext): Api {
  const headers = { Origin: appUrl, 'X-Auth-Request': '1', 'Content-Type': 'application/json' }
  const send = (method: string, path: string, body?: object) =>
    request.fetch(appUrl + path, { method, headers, data: body && JSON.stringify(body), maxRedirects: 0 })
  return {
    get: (path) => request.get(appUrl + path, { maxRedirects: 0 }),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path, body) => send('DELETE', path, body),
  }
}
