/** Of a document that there is not. */
export function noFile(): Response {
  return new Response('There is no such document.', { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
