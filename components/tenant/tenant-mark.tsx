import { cn } from '@/components/ui/cn'

/** An organization as the first letter of its name. Its name always stands beside it. */
export function TenantMark({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid shrink-0 place-items-center rounded-md bg-foreground font-medium text-background uppercase',
        size === 'sm' ? 'size-5 rounded-sm text-xs' : 'size-7 text-xs',
      )}
    >
      {[...name.trim()][0]}
    </span>
  )
}
