import Image from 'next/image'

/** The product itself, in the theme that is on: screenshots, made again by `npm run screenshots -- --landing`. */
export function ProductShot() {
  return (
    <div className="overflow-hidden rounded-lg border shadow-float">
      {themes.map(({ name, className }) => (
        <Image
          key={name}
          src={`/screenshots/sessions-${name}.png`}
          alt="The sessions page: signed-in devices, each with a button to sign it out."
          width={1280}
          height={800}
          sizes="(min-width: 1168px) 1120px, 800px"
          loading="eager"
          // On a phone the whole page would be too small to read: its left part shows instead.
          className={`w-200 max-w-none md:w-full ${className}`}
        />
      ))}
    </div>
  )
}

const themes = [
  { name: 'light', className: 'dark:hidden' },
  { name: 'dark', className: 'hidden dark:block' },
]
