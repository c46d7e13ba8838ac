/**
 * The chance that a value of `a` is above one of `b`, ties counted half (Mann–Whitney U over all pairs): 0.5 when nothing
 * tells them apart, 0 or 1 when one value is enough.
 */
export function areaUnderCurve(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))]
  all.sort((x, y) => x.value - y.value)
  let rankSum = 0
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to]?.value === all[from]?.value) to++
    const meanRank = (from + 1 + to) / 2
    rankSum += meanRank * all.slice(from, to).filter(({ isA }) => isA).length
  }
  return (rankSum - (a.length * (a.length + 1)) / 2) / (a.length * b.length)
}
