/** The attacks that are tried, by id: a test names its id in its title, and the table says these words for it. */
export const attacks = /** @type {const} */ ({
  'JWT-1': 'alg none, no signature',
  'JWT-2': 'HS256 keyed with our public key',
  'JWT-3': 'own key in jwk, jku, x5u',
  'JWT-4': 'hostile, huge, unknown kid',
  'JWT-5': 'expired, not yet valid, exp missing or text',
  'JWT-6': 'wrong or missing aud, iss, typ',
  'JWT-7': 'another token in the place of a session',
  'JWT-8': 'claims edited, or stale on a write',
  'JWT-9': 'private part of a key in the JWKS',
  'REF-1': '50 refreshes of one token at once',
  'REF-2': 'grandparent inside the grace',
  'REF-3': 'reuse after the grace',
  'REF-4': 'refresh token of another session',
  'REF-5': 'after sign-out, reset, deletion, restart',
  'REF-6': 'beyond the absolute lifetime',
  'REF-7': 'a 51st session',
  'REF-8': 'tokens from what the database holds',
  'REF-9': 'refresh racing a revocation',
  'CSR-1': 'no Origin and no Referer',
  'CSR-2': 'Origin: null',
  'CSR-3': 'look-alike origin, port, scheme, user info',
  'CSR-4': 'our header missing or wrong',
  'CSR-5': 'text/plain, form, multipart',
  'CSR-6': 'method override',
  'CSR-7': 'signing someone in as another',
  'CSR-8': 'leave by a CORS preflight',
  'CSR-9': 'server action with a foreign Origin',
  'RED-1': '//, /\\, encoded, tab, https:evil',
  'RED-2': 'javascript:, data:',
  'RED-3': 'CR LF in a target',
  'RED-4': 'arrays and objects as a target',
  'ENU-1': 'status, body, headers tell who has an account',
  'ENU-2': 'time tells who has an account',
  'ENU-3': '429 tells who has an account',
  'ENU-4': 'password-less and disabled people',
  'PWD-1': 'same first 72 bytes',
  'PWD-2': 'cut at NUL',
  'PWD-3': 'NFC and NFD taken for two',
  'PWD-4': '1 MB body',
  'PWD-5': '200 hashes at once',
  'PWD-6': '64 characters, spaces, emoji cut or refused',
  'PWD-7': 'common passwords',
  'PWD-8': 'reset link 50 times at once',
  'RAT-1': 'forwarded headers rotated',
  'RAT-2': 'case, spaces, zero-width, dotless i',
  'RAT-3': 'addresses of one IPv6 /64',
  'RAT-4': 'other spellings of the path',
  'RAT-5': 'limit + 50 at once',
  'RAT-6': 'restart',
  'RAT-7': 'window extended, or slipped out of',
  'RAT-8': 'victim locked out',
  'RAT-9': '200 people behind one address refused',
  'INJ-1': 'objects, arrays, null in place of scalars',
  'INJ-2': 'SQL in search, sort, cursor',
  'INJ-3': '__proto__',
  'INJ-4': 'CR LF in names and subjects',
  'INJ-5': 'HTML in mail',
  'INJ-6': 'Host and X-Forwarded-Host',
  'INJ-7': 'malformed, deep, cut off, repeated keys, gzip',
  'INJ-8': '16 KB cookies',
  'INJ-9': 'cache deception, ways round the proxy',
  'AUD-3': 'secrets in logs, database, answers',
  'AUD-4': 'act without its audit row',
  'TEN-1': 'strangers, other tenants, former members, lesser roles',
  'TEN-2': 'page of another tenant',
  'TEN-3': 'writing with a token from before the removal',
  'TEN-5': 'foreign ids in bodies, filters, sorts, cursors',
  'TEN-6': 'foreign parents, moves racing checks',
  'PRV-1': 'foreign fields in a body',
  'PRV-2': 'role above one’s own handed out or taken',
  'PRV-3': 'last owner demoted, or leaves',
  'PRV-4': 'invitation accepted 50 times, by another, unverified',
})

/** @typedef {keyof typeof attacks} AttackId */

export const attackIds = /** @type {AttackId[]} */ (Object.keys(attacks))

/**
 * The ids that words of a command line mean: `JWT` all of a group, `JWT-3` one; no word means all.
 *
 * @param {string[]} words
 * @returns {AttackId[]}
 */
export function chosenIds(words) {
  if (words.length === 0) return attackIds
  return attackIds.filter((id) => words.some((word) => id === word || id.startsWith(`${word}-`)))
}
