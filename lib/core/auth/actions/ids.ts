import { z } from 'zod'
import { isUuid } from '../uuid'

/**
 * An id in a body or a query. A database compares UUIDs by value, everything else (limits, events, "is it my own?") by
 * letter: from here on they have one spelling.
 */
export const idSchema = z
  .uuid('Expected an id.')
  .toLowerCase()
  .meta({ examples: ['0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11'] })

/** RFC 9562 §5.9. */
const nobodys = '00000000-0000-0000-0000-000000000000'

/** An id in a path may be any text. One that is no id is not found, so it becomes the one that nothing has. */
export const pathIdSchema = z.string().overwrite((id) => (isUuid(id) ? id.toLowerCase() : nobodys))

export const idParams = z.object({ id: pathIdSchema })
