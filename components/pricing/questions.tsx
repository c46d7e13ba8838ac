/** What people ask before they pay. */
export function Questions() {
  return (
    <section aria-labelledby="questions" className="grid gap-6">
      <h2 id="questions" className="text-xl font-semibold">
        Questions
      </h2>
      <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {questions.map(({ asked, answer }) => (
          <div key={asked} className="grid content-start gap-1">
            <dt className="font-medium">{asked}</dt>
            <dd className="text-pretty text-muted">{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const questions = [
  {
    asked: 'What happens when a limit is reached?',
    answer:
      'What counts against it waits until the limit resets, or until you raise it with an add-on or another plan. Nothing is charged by surprise, and everything else goes on working.',
  },
  {
    asked: 'When am I charged for a change?',
    answer:
      'A larger plan holds at once: you pay the difference for the days that are left. A smaller one begins when the period you have paid for ends. You see the sum before you decide.',
  },
  {
    asked: 'Can I cancel?',
    answer:
      'At any time, on your billing page. What you have paid for stays until its period ends, and until then you can take the cancellation back.',
  },
  {
    asked: 'What happens to my data after a downgrade?',
    answer:
      'It stays. What the smaller plan does not include is locked rather than deleted, and opens again with the plan.',
  },
  {
    asked: 'Who can change the plan?',
    answer: 'Owners of the organization. Everyone else is told whom to ask.',
  },
]
