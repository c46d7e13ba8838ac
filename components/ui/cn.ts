import { clsx, type ClassValue } from 'clsx'

/**
 * Joins class names, leaving out what is false. It settles no conflicts (that would cost every page 8 KB of
 * JavaScript): a primitive offers a prop where callers vary what it sets itself.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes)
}
