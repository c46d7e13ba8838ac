-- CreateTable
CREATE TABLE "tenant_plans" (
    "tenant_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "anchor" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_plans_pkey" PRIMARY KEY ("tenant_id","place"),
    CONSTRAINT "tenant_plans_quantity" CHECK ("quantity" >= 1)
);

-- CreateTable
CREATE TABLE "limit_overrides" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "max" BIGINT NOT NULL,

    CONSTRAINT "limit_overrides_pkey" PRIMARY KEY ("tenant_id","key"),
    CONSTRAINT "limit_overrides_max" CHECK ("max" >= -1)
);

-- CreateTable
CREATE TABLE "wallets" (
    "tenant_id" UUID NOT NULL,
    "limit_key" TEXT NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "consumed" BIGINT NOT NULL,

    CONSTRAINT "wallets_pkey" PRIMARY KEY ("tenant_id","limit_key","period_start"),
    CONSTRAINT "wallets_consumed" CHECK ("consumed" >= 0)
);

-- CreateTable
CREATE TABLE "consumptions" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "user_id" UUID,
    "entitlement" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "counters" JSONB NOT NULL,
    "consumed_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "consumptions_pkey" PRIMARY KEY ("tenant_id","key"),
    CONSTRAINT "consumptions_amount" CHECK ("amount" >= 1)
);

-- CreateIndex
CREATE INDEX "consumptions_user_id_idx" ON "consumptions"("user_id");

-- CreateIndex
CREATE INDEX "consumptions_tenant_id_consumed_at_idx" ON "consumptions"("tenant_id", "consumed_at");

-- AddForeignKey
ALTER TABLE "tenant_plans" ADD CONSTRAINT "tenant_plans_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_overrides" ADD CONSTRAINT "limit_overrides_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumptions" ADD CONSTRAINT "consumptions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumptions" ADD CONSTRAINT "consumptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The second wall around tenants, as for their other tables.
DO $$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['tenant_plans', 'limit_overrides', 'wallets', 'consumptions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('CREATE POLICY "own_tenant" ON %I USING (current_user <> ''gatehouse_tenant'' OR "tenant_id" = (SELECT "current_tenant"()))', owned);
  END LOOP;
END
$$;

-- Makes the role, if the database's user may, and gives it what a transaction in a tenant needs. Called again wherever
-- the role is missing, for roles are no part of a dump. False: the user may not make roles.
CREATE OR REPLACE FUNCTION "install_tenant_role"() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF to_regrole('gatehouse_tenant') IS NULL THEN
    BEGIN
      CREATE ROLE "gatehouse_tenant" NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- Another database of this server was quicker.
    END;
  END IF;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT "gatehouse_tenant" TO %I', current_user);
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO "gatehouse_tenant"', current_schema());
  GRANT SELECT, INSERT, UPDATE ON "tenants", "invitations" TO "gatehouse_tenant";
  GRANT SELECT, INSERT, DELETE ON "user_tenants", "user_tenant_roles", "permissions", "role_permissions", "closure"
    TO "gatehouse_tenant";
  GRANT SELECT, INSERT, UPDATE, DELETE ON "roles", "resources", "flag_overrides", "workspaces", "projects"
    TO "gatehouse_tenant";
  GRANT SELECT, INSERT, UPDATE, DELETE ON "tenant_plans", "limit_overrides" TO "gatehouse_tenant";
  GRANT SELECT, INSERT, UPDATE ON "wallets", "consumptions" TO "gatehouse_tenant";
  GRANT SELECT, UPDATE ON "idempotency_keys" TO "gatehouse_tenant";
  GRANT SELECT, INSERT ON "audit_events" TO "gatehouse_tenant";
  -- How flags are set for everyone is no secret of any tenant, and a check asks for it.
  GRANT SELECT ON "flags" TO "gatehouse_tenant";
  GRANT SELECT ("id", "email", "name") ON "users" TO "gatehouse_tenant";
  RETURN true;
EXCEPTION WHEN insufficient_privilege THEN
  RETURN false;
END
$$;

SELECT "install_tenant_role"();
