// What is measured in this process, compiled by harness/compile.ts.
export { createAuth } from '@/lib/core/auth/create-auth'
export { createAccessTokens } from '@/lib/core/auth/tokens/access-token'
export { createKeyRing, generateKey } from '@/lib/core/auth/tokens/key-ring'
