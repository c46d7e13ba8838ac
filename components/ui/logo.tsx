import { site } from '@/lib/config/site'
import { cn } from './cn'

/** The mark: a gate in its wall, open by the width of one leaf. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M6.5 18V11a5.5 5.5 0 0 1 11 0v7"
        fill="none"
        stroke="#fff"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <path d="M12 18V9.5l3 1.75V18" fill="#fff" />
    </svg>
  )
}

/** The mark with the name beside it: `md` in bars, `lg` above a card. */
export function Wordmark({ size = 'md' }: { size?: 'md' | 'lg' }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-2 font-semibold tracking-tight text-foreground',
        size === 'lg' ? 'text-xl' : 'text-lg',
      )}
    >
      <Logo />
      {site.name}
    </span>
  )
}
