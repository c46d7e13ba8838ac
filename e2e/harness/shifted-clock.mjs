// Loaded by `node --import` before anything else: this process's clock stands wrong by CLOCK_SHIFT_MS.
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0)
const RealDate = Date
const realNow = RealDate.now

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [realNow() + shift] : given, made),
  apply: () => new RealDate(realNow() + shift).toString(),
  get: (target, name) => (name === 'now' ? () => realNow() + shift : Reflect.get(target, name)),
})
