const isLong = process.env.GATEHOUSE_LONG === '1'

/** All of them in the long form; else every n-th, beginning with another for each turn, so that all of them get theirs. */
export function inTurn<T>(all: readonly T[], turn: number, every: number): readonly T[] {
  return isLong ? all : all.filter((_, at) => at % every === turn % every)
}
