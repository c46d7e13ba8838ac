import type { Layer } from './situation'

/** An active plan or add-on must give what any plan gives. Where no plans are sold nothing is asked. */
export const planLayer: Layer = ({ plans }, { name, plans: givenBy }) =>
  !plans || givenBy.length === 0 || plans.active.some(({ terms }) => terms.features.includes(name))
    ? null
    : { reason: 'plan_required' }
