/** Loads each key once, also when it is asked for while it loads. A failure is forgotten, so that it can be tried again. */
export function remember<T>(): (key: string, load: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key, load) => {
    const before = known.get(key)
    if (before) return before
    const loading = load()
    known.set(key, loading)
    loading.catch(() => known.delete(key))
    return loading
  }
}
