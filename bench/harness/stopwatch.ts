export type Stopwatch = {
  /** Runs while at least one piece of work is under way: two at once count once. */
  time<T>(work: () => Promise<T>): Promise<T>
  /** The same object, with all its methods timed. */
  watch<T extends object>(target: T): T
  /** Microseconds so far, and from zero again. */
  take(): number
}

export function createStopwatch(): Stopwatch {
  let underWay = 0
  let since = 0
  let total = 0
  const time = async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay++ === 0) since = performance.now()
    try {
      return await work()
    } finally {
      if (--underWay === 0) total += performance.now() - since
    }
  }
  return {
    time,
    watch: (target) =>
      new Proxy(target, {
        get(object, name) {
          const member = Reflect.get(object, name) as unknown
          if (typeof member !== 'function') return member
          return (...args: unknown[]) => time(async () => Reflect.apply(member, object, args) as unknown)
        },
      }),
    take() {
      const taken = total * 1_000
      total = 0
      return taken
    },
  }
}
