/**
 * When an act took away what had the focus, gives it to the page's content rather than to nothing. Returns what cancels
 * that.
 */
export function keepFocus(): () => void {
  // A closing dialog hands the focus back first; what it was handed to may be gone.
  const timer = setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById('main')?.focus()
  }, 60)
  return () => clearTimeout(timer)
}
