import { dayWords } from './day-words'
import { exactTime } from './relative-time'

/** A day that matters to the day: when something renews, ends or resets. */
export function Day({ value, className }: { value: string; className?: string }) {
  return (
    <time dateTime={value} title={exactTime(value, 'UTC')} className={className}>
      {dayWords(value)}
    </time>
  )
}
