import Link from 'next/link'
import { connection } from 'next/server'
import { Commands } from '@/components/site/commands'
import { Inside } from '@/components/site/inside'
import { ProductShot } from '@/components/site/product-shot'
import { buttonVariants } from '@/components/ui/button'
import { site } from '@/lib/config/site'

export default async function LandingPage() {
  await connection()
  return (
    <div className="mx-auto grid max-w-280 grid-cols-1 gap-16 px-4 pt-12 pb-20 md:px-6 md:pt-16">
      <div className="grid grid-cols-1 items-end gap-8 lg:grid-cols-[minmax(0,1fr)_420px] lg:gap-14">
        <div className="grid gap-4">
          <h1 className="text-2xl font-semibold text-balance sm:text-3xl">{site.tagline}</h1>
          <p className="max-w-140 text-lg text-pretty text-muted">{site.description}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Link href="/sign-up" className={buttonVariants({ variant: 'primary', size: 'lg' })}>
              Try it: create an account
            </Link>
            <Link href="/docs/api" className={buttonVariants({ size: 'lg' })}>
              Read the API reference
            </Link>
            <Link href="/pricing" className={buttonVariants({ variant: 'ghost', size: 'lg' })}>
              See pricing
            </Link>
          </div>
        </div>
        <Commands />
      </div>
      <ProductShot />
      <Inside />
    </div>
  )
}
