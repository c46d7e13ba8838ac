import { site } from '@/lib/config/site'

/** The links that exist in this installation. */
export function footerLinks(): { href: string; name: string }[] {
  const { repository, terms, privacy, support } = site.links
  const optional = [
    { href: repository, name: 'Source' },
    { href: terms, name: 'Terms' },
    { href: privacy, name: 'Privacy' },
    { href: support, name: 'Support' },
  ]
  return [
    { href: '/pricing', name: 'Pricing' },
    { href: '/docs/api', name: 'API reference' },
    { href: '/sign-in', name: 'Sign in' },
    { href: '/sign-up', name: 'Create account' },
    ...optional.flatMap(({ href, name }) => (href ? [{ href, name }] : [])),
  ]
}
