import { cn } from './cn'

/** A person as their initials. Always stands beside their name, so it is hidden from screen readers. */
export function Avatar({ name, email, size = 'md' }: { name: string; email: string; size?: 'md' | 'lg' }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid shrink-0 place-items-center rounded-full bg-accent-subtle text-xs font-medium text-accent-text uppercase',
        size === 'lg' ? 'size-9' : 'size-7',
      )}
    >
      {initials(name, email)}
    </span>
  )
}

/** First letters of the first and last word of the name, or the first letter of the address. */
export function initials(name: string, email: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0] ?? email]
  return picked.map((word) => [...(word ?? '')][0] ?? '').join('')
}
