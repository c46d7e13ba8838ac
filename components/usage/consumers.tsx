import { featureWords } from '@/components/billing/limit-words'
import { Card } from '@/components/ui/card'
import { FactCell } from '@/components/ui/list/fact-cell'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { UsageHistory } from '@/lib/features/usage/history'

/** Who used what, the most first. */
export function Consumers({ people, days }: { people: UsageHistory['people']; days: number }) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="consumers" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="consumers" className="text-lg font-medium">
          Who used it
        </h2>
        <p className="text-muted">In the last {days} days. Only those who manage billing see this.</p>
      </div>
      <Card aria-label="Use by person">
        <Table>
          <TableHead>
            <TableRow>
              <TableHeader>Person</TableHeader>
              <TableHeader>What</TableHeader>
              <TableHeader className="text-right">Times</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {people.map(({ userId, name, entitlement, amount }) => (
              <TableRow key={`${userId}/${entitlement}`}>
                <TableCell className="font-medium wrap-anywhere">{name}</TableCell>
                <FactCell name="What" className="mt-2 @2xl:mt-0">
                  {featureWords(entitlement)}
                </FactCell>
                <FactCell name="Times" className="@2xl:[&>div]:justify-end">
                  <span className="text-foreground">{amount.toLocaleString('en-US')}</span>
                </FactCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </section>
  )
}
