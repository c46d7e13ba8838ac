/**
 * Whether a cache could take an address for that of a file, as careless ones do by its ending and against all headers. No
 * page of ours has a dot in it. What such an address answers may be kept for whoever asks next, so it is never personal.
 */
export function isFilePath(pathname: string): boolean {
  return /\.|%2e/i.test(pathname)
}
