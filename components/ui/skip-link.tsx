/** First stop of the keyboard: past the navigation to the page's own content, which carries `id="main"`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-100 -translate-y-16 rounded-md bg-foreground px-3 py-2 font-medium text-background focus-visible:translate-y-0"
    >
      Skip to content
    </a>
  )
}
