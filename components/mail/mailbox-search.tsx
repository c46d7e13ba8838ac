import { Search } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

/** Narrows the mailbox to a recipient. A plain form: the address of the page says what is shown. */
export function MailboxSearch({ recipient }: { recipient: string }) {
  return (
    <form role="search" action="/dev/mail" className="flex w-full gap-2 sm:w-80">
      <label htmlFor="to" className="sr-only">
        Recipient
      </label>
      {/* The key starts the field afresh when "Show all mail" empties the search. */}
      <Input
        key={recipient}
        id="to"
        name="to"
        type="search"
        inputMode="email"
        autoComplete="off"
        placeholder="ada@example.com"
        defaultValue={recipient}
      />
      <Button type="submit">
        <Search aria-hidden="true" />
        Search
      </Button>
    </form>
  )
}
