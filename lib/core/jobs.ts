/** A queued job as its handler sees it. */
export type Job<T> = {
  /** The same at every attempt: what a provider's idempotency key is made of. */
  id: string
  data: T
  /** 1 at the first attempt. */
  attempt: number
  /** Aborts when the process can wait no longer for what is in hand: the job fails then, and is tried again. */
  signal: AbortSignal
}

/** Does one job. Throws to have it tried again; a `JobFailure` says more about when, or that it is of no use. */
export type JobHandler<T> = (job: Job<T>) => Promise<void>

/** Why a job failed. The message ends up in the log and in `npm run doctor`: no secret, link or whole address in it. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure'
  /** True when no retry can help. */
  readonly permanent: boolean
  /** Milliseconds that the other side asked us to wait. */
  readonly retryAfterMs: number

  constructor(
    message: string,
    options: { permanent?: boolean; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.permanent = options.permanent ?? false
    this.retryAfterMs = options.retryAfterMs ?? 0
  }
}

/** What background work writes its lines to; pino fits. */
export type JobLog = Record<
  'info' | 'warn' | 'error',
  (data: Record<string, unknown>, message: string) => void
>
