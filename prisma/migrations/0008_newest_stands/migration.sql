-- What the newest counter of each limit stands at: limit, start of its period in epoch ms, consumed, overage. Asked beside
-- "subscription_of" by every check, which learns from that which periods count now: nearly always the newest ones. Found by
-- skipping from limit to limit in the index, for each has as many rows as it had periods. Names of limits are not passed: by
-- how many there are it would be planned anew at each call.
CREATE FUNCTION "newest_stands_of"("tenant" uuid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    WITH RECURSIVE newest AS (
      (SELECT w."limit_key", w."period_start", w."consumed", w."overage" FROM "wallets" w
        WHERE w."tenant_id" = "tenant" ORDER BY w."limit_key" DESC, w."period_start" DESC LIMIT 1)
      UNION ALL
      SELECT o.* FROM newest n, LATERAL (
        SELECT w."limit_key", w."period_start", w."consumed", w."overage" FROM "wallets" w
        WHERE w."tenant_id" = "tenant" AND w."limit_key" < n."limit_key"
        ORDER BY w."limit_key" DESC, w."period_start" DESC LIMIT 1) o)
    SELECT coalesce(json_agg(json_build_array("limit_key", "ms_of"("period_start"), "consumed", "overage")), '[]')
    FROM newest);
END
$$;
