import type { Mail } from '../../core/mail/mail'

/** One mail of every kind, as a real one would be: for tests and for the pictures of the interface. */
export function previewMails(url: string): { [Kind in Mail['kind']]: Extract<Mail, { kind: Kind }> } {
  const person = { to: 'ada@example.com', name: 'Ada Lovelace' }
  const at = Date.UTC(2026, 10, 21, 9, 41)
  return {
    'verify-email': {
      kind: 'verify-email',
      ...person,
      link: `${url}/verify-email?token=8Qm1yJc0nS4uXoV7dTqkzL2wRb5eHfGaPi9MlKxCvNE`,
      expiresInMs: 86_400_000,
    },
    'reset-password': {
      kind: 'reset-password',
      ...person,
      link: `${url}/reset-password?token=3VbW9sYqT1gDk6ZrUoLxE8nJhF0cAiM5pQyRvB7tKeI`,
      expiresInMs: 3_600_000,
    },
    'password-changed': { kind: 'password-changed', ...person, at, link: `${url}/forgot-password` },
    'new-sign-in': {
      kind: 'new-sign-in',
      ...person,
      deviceName: 'Chrome on macOS',
      ipAddress: '203.0.113.24',
      at,
      link: `${url}/account/sessions`,
    },
    'sign-up-attempt': {
      kind: 'sign-up-attempt',
      ...person,
      signInLink: `${url}/sign-in`,
      resetLink: `${url}/forgot-password`,
    },
    'payment-failed': {
      kind: 'payment-failed',
      ...{ ...person, organization: 'Acme', subscribed: 'Pro', link: `${url}/t/acme/billing` },
      nextAttemptAt: at + 3 * 86_400_000,
    },
    'subscription-ended': {
      kind: 'subscription-ended',
      ...{ ...person, organization: 'Acme', subscribed: 'Pro', link: `${url}/t/acme/billing` },
      ...{ why: 'unpaid', holds: 'Free' },
    },
    invitation: {
      kind: 'invitation',
      to: person.to,
      organization: 'Acme',
      inviter: 'Grace Hopper',
      role: 'Admin',
      link: `${url}/invite/mW2pYz7KcQ9sVx4TnB1dRf6GhJ3kLa8uEoI5wXyZbCA`,
      expiresInMs: 7 * 86_400_000,
    },
  }
}
