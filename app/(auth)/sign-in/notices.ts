/** What brought someone to the sign-in page, in words. The query names one of these and can say nothing else. */
export const signInNotices = {
  'password-reset': 'Your password is changed and every device was signed out. Sign in with the new one.',
  'account-deleted': 'Your account was deleted, with everything in it.',
  'signed-out': 'You are signed out.',
} as const

export function signInNotice(name: string | undefined): string | undefined {
  return Object.entries(signInNotices).find(([key]) => key === name)?.[1]
}
