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

-- Counts units of several counters, or of none, under a key: see WalletStore.consume. Each statement sees what was
-- committed before it, and what it decides by stays locked. A function, so that its plans are kept by the connection, and
-- there is one round trip whatever comes of it.
CREATE FUNCTION "consume"(
  "tenant" uuid, "person" uuid, "what" text, "units" bigint, "name" text, "at" timestamptz, "noted" jsonb,
  "limits" text[], "starts" timestamptz[], "includeds" bigint[], "mosts" bigint[],
  OUT "outcome" text, OUT "stands" bigint[]) LANGUAGE plpgsql AS $$
DECLARE
  "several" int := cardinality("limits");
  "known" record;
BEGIN
  FOR "attempt" IN 1..2 LOOP
    IF "several" = 1 THEN
      UPDATE "wallets" w SET "consumed" = w."consumed" + "units",
        "overage" = w."overage" + "overage_between"("includeds"[1], w."consumed", w."consumed" + "units")
      WHERE w."tenant_id" = "tenant" AND w."limit_key" = "limits"[1] AND w."period_start" = "starts"[1]
        AND "leaves_room"("includeds"[1], "mosts"[1], w."consumed", w."overage", w."consumed" + "units")
      RETURNING ARRAY[w."consumed"] INTO "stands";
    ELSIF "several" = 0 THEN
      -- No counter keeps the tenant from being deleted meanwhile.
      PERFORM FROM "tenants" WHERE "id" = "tenant" FOR KEY SHARE;
      IF NOT FOUND THEN
        RAISE foreign_key_violation USING MESSAGE = 'There is no such tenant';
      END IF;
    ELSE
      -- In one order for everybody, so that nobody waits for who waits for them.
      WITH locked AS MATERIALIZED (
        SELECT w."limit_key", w."period_start", w."consumed", w."overage", a."included", a."most"
        FROM unnest("limits", "starts", "includeds", "mosts") AS a ("limit_key", "period_start", "included", "most")
        JOIN "wallets" w USING ("limit_key", "period_start")
        WHERE w."tenant_id" = "tenant" ORDER BY w."limit_key", w."period_start" FOR UPDATE OF w),
      room AS (
        SELECT count(*) = "several" AND bool_and("leaves_room"(
          l."included", l."most", l."consumed", l."overage", l."consumed" + "units")) AS "ok"
        FROM locked l)
      UPDATE "wallets" w SET "consumed" = w."consumed" + "units",
        "overage" = w."overage" + "overage_between"(l."included", w."consumed", w."consumed" + "units")
      FROM locked l
      WHERE (SELECT "ok" FROM room) AND w."tenant_id" = "tenant" AND w."limit_key" = l."limit_key"
        AND w."period_start" = l."period_start";
    END IF;

    IF FOUND THEN
      INSERT INTO "consumptions" AS c ("tenant_id", "key", "user_id", "entitlement", "amount", "counters", "consumed_at")
      VALUES ("tenant", "name", "person", "what", "units", "noted", "at")
      ON CONFLICT ("tenant_id", "key") DO UPDATE SET "taken_back_at" = NULL, "user_id" = excluded."user_id",
        "counters" = excluded."counters", "consumed_at" = excluded."consumed_at"
      WHERE c."taken_back_at" IS NOT NULL AND c."entitlement" = excluded."entitlement" AND c."amount" = excluded."amount";
      IF FOUND THEN
        "outcome" := 'counted';
        EXIT;
      END IF;
      -- The key is known: nobody has seen the counters move, and they move back.
      UPDATE "wallets" w SET "consumed" = w."consumed" - "units",
        "overage" = w."overage" - "overage_between"(a."included", w."consumed" - "units", w."consumed")
      FROM unnest("limits", "starts", "includeds") AS a ("limit_key", "period_start", "included")
      WHERE w."tenant_id" = "tenant" AND w."limit_key" = a."limit_key" AND w."period_start" = a."period_start";
      "stands" := NULL;
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
  IF "stands" IS NULL THEN
    SELECT coalesce(array_agg(coalesce(w."consumed", 0) ORDER BY a."place"), '{}') INTO "stands"
    FROM unnest("limits", "starts") WITH ORDINALITY AS a ("limit_key", "period_start", "place")
    LEFT JOIN "wallets" w ON w."tenant_id" = "tenant" AND w."limit_key" = a."limit_key"
      AND w."period_start" = a."period_start";
  END IF;
END
$$;
