import { cn } from '@/components/ui/cn'

/** GET, POST and so on: the word carries the meaning, the color only helps to find it. `column`: under one another. */
export function MethodBadge({ method, column = false }: { method: string; column?: boolean }) {
  return (
    <span
      className={cn(
        'shrink-0 font-mono font-semibold',
        column ? 'w-12 text-xs' : 'text-sm',
        tones[method] ?? 'text-muted',
      )}
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
