import type { ExecuteSql } from '@/lib/stores/prisma/execute-sql'

const each = 10

/** Other people's sessions, ten each, over the last month: a third ended, a tenth revoked. */
export async function seedSessions(executeSql: ExecuteSql, count: number): Promise<void> {
  await executeSql(
    `INSERT INTO users (id, email, name, email_verified_at, updated_at)
     SELECT gen_random_uuid(), 'other.' || n || '@example.com', 'Other', now(), now() FROM generate_series(1, $1::int) n`,
    [Math.ceil(count / each)],
  )
  await executeSql(
    `INSERT INTO sessions (id, user_id, refresh_hash, previous_refresh_hash, generation, salt, rotated_at, ip_address,
       client_key, user_agent, device_name, created_at, last_active_at, expires_at, absolute_expires_at, revoked_at)
     SELECT gen_random_uuid(), u.id, md5(random()::text) || n, md5(random()::text) || n, 3, md5(random()::text),
       t.at, '192.0.2.7', '192.0.2.7', repeat('Mozilla ', 14), 'Firefox on Linux', t.at, t.at, t.at + interval '20 days',
       t.at + interval '30 days', CASE WHEN random() < 0.1 THEN t.at END
     FROM (SELECT id, row_number() OVER () AS person FROM users WHERE email LIKE 'other.%') u
       CROSS JOIN generate_series(1, ${each}) n
       CROSS JOIN LATERAL (SELECT now() - random() * interval '30 days' + u.person * interval '0' AS at) t`,
  )
}
