import type { ExecuteSql } from '@/lib/stores/prisma/execute-sql'

const each = 10
/** Few enough that a statement ends before the patience for background work does. */
const peopleAtOnce = 5_000

/** Other people's sessions, ten each, begun over the last month; a tenth is revoked. */
export async function seedSessions(executeSql: ExecuteSql, count: number): Promise<void> {
  const people = Math.ceil(count / each)
  for (let first = 1; first <= people; first += peopleAtOnce) {
    await executeSql(statement, [first, Math.min(people, first + peopleAtOnce - 1)])
  }
}

const statement = `
  WITH people AS (
    INSERT INTO users (id, email, name, email_verified_at, updated_at)
    SELECT gen_random_uuid(), 'other.' || n || '@example.com', 'Other', now(), now()
    FROM generate_series($1::int, $2::int) n
    RETURNING id)
  INSERT INTO sessions (id, user_id, refresh_hash, previous_refresh_hash, generation, salt, rotated_at, ip_address,
    client_key, user_agent, device_name, created_at, last_active_at, expires_at, absolute_expires_at, revoked_at)
  SELECT gen_random_uuid(), s.user_id, gen_random_uuid()::text, gen_random_uuid()::text, 3, md5(random()::text), s.at,
    '192.0.2.7', '192.0.2.7', repeat('Mozilla ', 14), 'Firefox on Linux', s.at, s.at, s.at + interval '20 days',
    s.at + interval '30 days', CASE WHEN random() < 0.1 THEN s.at END
  FROM (SELECT people.id AS user_id, now() - random() * interval '30 days' AS at
        FROM people, generate_series(1, ${each})) s`
