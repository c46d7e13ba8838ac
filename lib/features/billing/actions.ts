import type { AnyAction } from '@/lib/core/action/action'
import { setAddOnAction } from './add-ons'
import { cancelSubscriptionAction } from './cancel'
import { changePlanAction } from './change-plan'
import { checkoutAction } from './checkout'
import type { BillingFeature } from './feature'
import { listInvoicesAction, readInvoicePdfAction } from './invoices'
import { openPortalAction } from './open-portal'
import { readPaymentMethodAction } from './payment-method'
import { previewChangeAction } from './preview-change'
import { readBillingAction } from './read'
import { resumeSubscriptionAction } from './resume'
import { webhookAction } from './webhook'

/** What an organization has bought, and how it buys. */
export function billingActions(feature: BillingFeature): AnyAction[] {
  return [
    readBillingAction(feature),
    checkoutAction(feature),
    previewChangeAction(feature),
    changePlanAction(feature),
    setAddOnAction(feature),
    cancelSubscriptionAction(feature),
    resumeSubscriptionAction(feature),
    openPortalAction(feature),
    readPaymentMethodAction(feature),
    listInvoicesAction(feature),
    readInvoicePdfAction(feature),
    webhookAction(feature),
  ]
}
