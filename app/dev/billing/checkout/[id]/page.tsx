import type { Metadata } from 'next'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { CheckoutCard } from '@/components/simulator/checkout-card'
import { SimulatorNote } from '@/components/simulator/simulator-note'
import { simulatedCheckout } from '@/lib/next/simulator'

/** Not `no-referrer`: a form sent without JavaScript would then say `Origin: null` and be refused. */
export const metadata: Metadata = { title: 'Checkout', referrer: 'same-origin', robots: { index: false } }

export default guarded(FailedScreen, CheckoutPage)

/** The page where an order is paid, as a provider has it at its own site. */
async function CheckoutPage({ params, searchParams }: CheckoutPageProps) {
  const [{ id }, { another }] = await Promise.all([params, searchParams])
  const checkout = await simulatedCheckout(id)
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center sm:py-12">
      <header>
        <SimulatorNote />
      </header>
      <main id="main" tabIndex={-1} className="mt-6 w-full max-w-110 outline-none">
        <CheckoutCard checkout={checkout} wantsCard={another !== undefined} />
      </main>
    </div>
  )
}

type CheckoutPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ another?: string | string[] }>
}
