import { cn } from '@/components/ui/cn'

/** GET, POST and so on: the word carries the meaning, the color only helps to find it. */
export function MethodBadge({ method, className }: { method: string; className?: string }) {
  return (
    <span
      className={cn('shrink-0 font-mono text-xs font-semibold', tones[method] ?? 'text-muted', className)}
    >
      {method}
    </span>
  )
}

const tones: Record<string, string> = {
  GET: 'text-accent-text',
  POST: 'text-positive',
  PUT: 'text-warning',
  PATCH: 'text-warning',
  DELETE: 'text-danger',
}
