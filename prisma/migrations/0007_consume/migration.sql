-- DropForeignKey
ALTER TABLE "consumptions" DROP CONSTRAINT "consumptions_tenant_id_fkey";

-- DropForeignKey
ALTER TABLE "consumptions" DROP CONSTRAINT "consumptions_user_id_fkey";

-- Whoever consumes would lock the rows of the tenant and of the person, which all of a tenant share, and look them up. What
-- the foreign keys did at a deletion, triggers do. A tenant's counters are deleted before (its triggers fire by their
-- names), and wait for whoever still moves them: what was consumed meanwhile is seen and goes too.
CREATE FUNCTION "tenant_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "consumptions" WHERE "tenant_id" = OLD."id";
  RETURN NULL;
END
$$;

CREATE TRIGGER "tenants_deleted" AFTER DELETE ON "tenants"
  FOR EACH ROW EXECUTE FUNCTION "tenant_deleted"();

CREATE OR REPLACE FUNCTION "user_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "email_verifications" WHERE "user_id" = OLD."id";
  DELETE FROM "password_resets" WHERE "user_id" = OLD."id";
  UPDATE "consumptions" SET "user_id" = NULL WHERE "user_id" = OLD."id";
  RETURN NULL;
END
$$;

-- A counter moves in its page, without touching the index.
ALTER TABLE "wallets" SET (fillfactor = 50);

-- How many of the units between two stands are beyond what is included (null: none is).
CREATE FUNCTION "overage_between"("included" bigint, "lower" bigint, "upper" bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN "included" IS NULL THEN 0 ELSE greatest(0, "upper" - greatest("included", "lower")) END
$$;

-- Whether a counter may go to `upper`: not beyond `most`, and not by more overage in its period than is sold.
CREATE FUNCTION "leaves_room"("included" bigint, "most" bigint, "consumed" bigint, "overage" bigint, "upper" bigint)
  RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT "most" IS NULL OR ("upper" <= "most" AND (
    "upper" <= greatest("included", "consumed")
    OR "overage" + "overage_between"("included", "consumed", "upper") <= "most" - "included"))
$$;

-- Times come as epoch ms: a number is sooner sent than a date.
CREATE FUNCTION "time_of"("ms" bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$ SELECT to_timestamp("ms" / 1000.0) $$;

CREATE FUNCTION "ms_of"("time" timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT (extract(epoch FROM "time") * 1000)::bigint
$$;

-- What a consumption keeps of a counter, to be taken back by.
CREATE FUNCTION "counter_note"("limit" text, "period" bigint, "included" bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('limit', "limit", 'period', "period", 'included', "included")
$$;

-- Counts units of any number of counters under a key: see WalletStore.consume. Each statement sees what was committed before
-- it, and what it decides by stays locked. Functions, so that their plans are kept by the connection, and there is one
-- round trip whatever comes of it. They answer in words, `counted 7 12`: the outcome, and what each counter stands at. Rows
-- of several columns would be made and read more slowly than all else is done.
CREATE FUNCTION "consume"(
  "tenant" uuid, "person" uuid, "what" text, "units" bigint, "name" text, "at" bigint,
  "limits" text[], "periods" bigint[], "includeds" bigint[], "mosts" bigint[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  "outcome" text;
  "counters" int := cardinality("limits");
  "starts" timestamptz[] := ARRAY(SELECT "time_of"(p) FROM unnest("periods") WITH ORDINALITY AS a (p, n) ORDER BY n);
  "known" record;
BEGIN
  FOR "attempt" IN 1..2 LOOP
    IF "counters" = 0 THEN
      -- No counter keeps the tenant from being deleted meanwhile.
      PERFORM FROM "tenants" WHERE "id" = "tenant" FOR KEY SHARE;
      IF NOT FOUND THEN
        RAISE foreign_key_violation USING MESSAGE = 'There is no such tenant';
      END IF;
    ELSE
      -- In one order for everybody, so that nobody waits for who waits for them.
      WITH locked AS MATERIALIZED (
        SELECT w."limit_key", w."period_start", a."included",
          "leaves_room"(a."included", a."most", w."consumed", w."overage", w."consumed" + "units") AS "ok"
        FROM unnest("limits", "starts", "includeds", "mosts") AS a ("limit_key", "period_start", "included", "most")
        JOIN "wallets" w USING ("limit_key", "period_start")
        WHERE w."tenant_id" = "tenant" ORDER BY w."limit_key", w."period_start" FOR UPDATE OF w)
      UPDATE "wallets" w SET "consumed" = w."consumed" + "units",
        "overage" = w."overage" + "overage_between"(l."included", w."consumed", w."consumed" + "units")
      FROM locked l
      WHERE (SELECT count(*) = "counters" AND bool_and("ok") FROM locked) AND w."tenant_id" = "tenant"
        AND w."limit_key" = l."limit_key" AND w."period_start" = l."period_start";
    END IF;

    IF FOUND THEN
      INSERT INTO "consumptions" AS c ("tenant_id", "key", "user_id", "entitlement", "amount", "counters", "consumed_at")
      SELECT "tenant", "name", "person", "what", "units",
        coalesce(jsonb_agg("counter_note"(a."limit_key", a."period", a."included")), '[]'), "time_of"("at")
      FROM unnest("limits", "periods", "includeds") AS a ("limit_key", "period", "included")
      ON CONFLICT ("tenant_id", "key") DO UPDATE SET "taken_back_at" = NULL, "user_id" = excluded."user_id",
        "counters" = excluded."counters", "consumed_at" = excluded."consumed_at"
      WHERE c."taken_back_at" IS NOT NULL AND c."entitlement" = excluded."entitlement" AND c."amount" = excluded."amount";
      IF FOUND THEN
        "outcome" := 'counted';
      ELSE
        -- The key is known: nobody has seen the counters move, and they move back.
        UPDATE "wallets" w SET "consumed" = w."consumed" - "units",
          "overage" = w."overage" - "overage_between"(a."included", w."consumed" - "units", w."consumed")
        FROM unnest("limits", "starts", "includeds") AS a ("limit_key", "period_start", "included")
        WHERE w."tenant_id" = "tenant" AND w."limit_key" = a."limit_key" AND w."period_start" = a."period_start";
      END IF;
      EXIT;
    END IF;

    -- No room, or no counter yet: the first of a period makes it.
    INSERT INTO "wallets" ("tenant_id", "limit_key", "period_start", "consumed")
    SELECT "tenant", a.*, 0 FROM unnest("limits", "starts") a ORDER BY 2, 3
    ON CONFLICT DO NOTHING;
  END LOOP;

  IF "outcome" IS NULL THEN
    SELECT c."entitlement" = "what" AND c."amount" = "units" AS "same", c."taken_back_at" IS NULL AS "stands"
    INTO "known" FROM "consumptions" c WHERE c."tenant_id" = "tenant" AND c."key" = "name";
    "outcome" := CASE WHEN NOT "known"."same" THEN 'conflict' WHEN "known"."stands" THEN 'repeated' ELSE 'refused' END;
  END IF;
  RETURN (SELECT concat_ws(' ', "outcome", string_agg(coalesce(w."consumed", 0)::text, ' ' ORDER BY a."place"))
  FROM unnest("limits", "starts") WITH ORDINALITY AS a ("limit_key", "period_start", "place")
  LEFT JOIN "wallets" w ON w."tenant_id" = "tenant" AND w."limit_key" = a."limit_key"
    AND w."period_start" = a."period_start");
END
$$;

-- The same of one counter, nearly always the case: the counter that is there moves, and the key is new. Whatever else it
-- is, the other finds out.
CREATE FUNCTION "consume_one"(
  "tenant" uuid, "person" uuid, "what" text, "units" bigint, "name" text, "at" bigint,
  "limit" text, "period" bigint, "included" bigint, "most" bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  "stand" bigint;
  "start" timestamptz := "time_of"("period");
  "note" jsonb := jsonb_build_array("counter_note"("limit", "period", "included"));
  "time" timestamptz := "time_of"("at");
BEGIN
  UPDATE "wallets" w SET "consumed" = w."consumed" + "units",
    "overage" = w."overage" + "overage_between"("included", w."consumed", w."consumed" + "units")
  WHERE w."tenant_id" = "tenant" AND w."limit_key" = "limit" AND w."period_start" = "start"
    AND "leaves_room"("included", "most", w."consumed", w."overage", w."consumed" + "units")
  RETURNING w."consumed" INTO "stand";
  IF FOUND THEN
    INSERT INTO "consumptions" ("tenant_id", "key", "user_id", "entitlement", "amount", "counters", "consumed_at")
    VALUES ("tenant", "name", "person", "what", "units", "note", "time")
    ON CONFLICT ("tenant_id", "key") DO NOTHING;
    IF FOUND THEN
      RETURN 'counted ' || "stand";
    END IF;
    UPDATE "wallets" w SET "consumed" = w."consumed" - "units",
      "overage" = w."overage" - "overage_between"("included", w."consumed" - "units", w."consumed")
    WHERE w."tenant_id" = "tenant" AND w."limit_key" = "limit" AND w."period_start" = "start";
  END IF;
  RETURN "consume"("tenant", "person", "what", "units", "name", "at",
    ARRAY["limit"], ARRAY["period"], ARRAY["included"], ARRAY["most"]);
END
$$;

-- Takes back what was counted under the key, once. The counters are locked before the key, as whoever consumes does.
CREATE FUNCTION "take_back"("tenant" uuid, "name" text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  "known" record;
BEGIN
  LOOP
    SELECT c."amount", c."counters" INTO "known" FROM "consumptions" c
    WHERE c."tenant_id" = "tenant" AND c."key" = "name" AND c."taken_back_at" IS NULL;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    PERFORM FROM jsonb_to_recordset("known"."counters") AS a ("limit" text, "period" bigint)
    JOIN "wallets" w ON w."limit_key" = a."limit" AND w."period_start" = "time_of"(a."period")
    WHERE w."tenant_id" = "tenant" ORDER BY w."limit_key", w."period_start" FOR UPDATE OF w;
    -- Meanwhile it may have been taken back, and counted again by other counters.
    UPDATE "consumptions" c SET "taken_back_at" = now()
    WHERE c."tenant_id" = "tenant" AND c."key" = "name" AND c."taken_back_at" IS NULL
      AND c."counters" = "known"."counters";
    EXIT WHEN FOUND;
  END LOOP;
  UPDATE "wallets" w SET "consumed" = w."consumed" - "known"."amount", "overage" = w."overage" - least(
    w."overage", "overage_between"(a."included", w."consumed" - "known"."amount", w."consumed"))
  FROM jsonb_to_recordset("known"."counters") AS a ("limit" text, "period" bigint, "included" bigint)
  WHERE w."tenant_id" = "tenant" AND w."limit_key" = a."limit" AND w."period_start" = "time_of"(a."period");
  RETURN true;
END
$$;

-- What a tenant has taken, null where there is none: asked by every check, and so with a plan that is kept. Times are epoch ms.
CREATE FUNCTION "subscription_of"("tenant" uuid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT json_build_object('since', "ms_of"(t."created_at"), 'held', (
      SELECT coalesce(json_agg(json_build_object('terms', p."terms", 'version', p."version", 'quantity', p."quantity",
        'anchor', "ms_of"(p."anchor"), 'expiresAt', "ms_of"(p."expires_at")) ORDER BY p."plan" COLLATE "C"), '[]')
      FROM "tenant_plans" p WHERE p."tenant_id" = t."id"), 'overrides', (
      SELECT coalesce(json_object_agg(o."key", json_build_object('max', o."max")), '{}')
      FROM "limit_overrides" o WHERE o."tenant_id" = t."id"))
    FROM "tenants" t WHERE t."id" = "tenant");
END
$$;

-- What counters stand at, in their order: consumed, overage and how much of that is being told.
CREATE FUNCTION "stands_of"("tenant" uuid, "limits" text[], "periods" bigint[]) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT json_agg(json_build_array(
      coalesce(w."consumed", 0), coalesce(w."overage", 0), coalesce(w."reporting", 0)) ORDER BY a."place")
    FROM unnest("limits", "periods") WITH ORDINALITY AS a ("limit_key", "period", "place")
    LEFT JOIN "wallets" w ON w."tenant_id" = "tenant" AND w."limit_key" = a."limit_key"
      AND w."period_start" = "time_of"(a."period"));
END
$$;
