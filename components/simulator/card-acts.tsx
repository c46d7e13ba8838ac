import { ActForm } from '@/components/ui/act-form'
import { changeCustomer } from './simulator-actions'

/** Another card on file, or none. */
export function CardActs({ id, hasCard }: { id: string; hasCard: boolean }) {
  return (
    <div className="flex flex-wrap gap-2">
      <ActForm
        action={changeCustomer}
        fields={{ id, card: 'success' }}
        variant="primary"
        pendingText="Saving the card…"
      >
        Save a card that works
      </ActForm>
      <ActForm action={changeCustomer} fields={{ id, card: 'decline' }} pendingText="Saving the card…">
        Save a card that is declined
      </ActForm>
      {hasCard && (
        <ActForm
          action={changeCustomer}
          fields={{ id, card: 'none' }}
          variant="danger-quiet"
          pendingText="Removing the card…"
        >
          Remove the card
        </ActForm>
      )}
    </div>
  )
}
