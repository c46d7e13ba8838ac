import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Image from 'next/image'
import { ProductPreview } from './product-preview'

/** Screenshots of the product where `npm run screenshots` has put them; until then the page itself, live. */
export function ProductShot({ now }: { now: number }) {
  if (!screenshotsExist) return <ProductPreview now={now} />
  return (
    <div className="overflow-hidden rounded-lg border shadow-float">
      {themes.map(({ name, className }) => (
        <Image
          key={name}
          src={`/screenshots/sessions-${name}.png`}
          alt="The sessions page: signed-in devices, each with a button to sign it out."
          width={1280}
          height={800}
          unoptimized
          className={className}
        />
      ))}
    </div>
  )
}

const themes = [
  { name: 'light', className: 'w-full dark:hidden' },
  { name: 'dark', className: 'hidden w-full dark:block' },
]

const screenshotsExist = themes.every(({ name }) =>
  existsSync(join(process.cwd(), 'public', 'screenshots', `sessions-${name}.png`)),
)
