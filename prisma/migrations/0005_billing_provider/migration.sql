-- AlterTable
ALTER TABLE "wallets" ADD COLUMN     "reported" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "reporting" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "billing_accounts" (
    "tenant_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "subscription" JSONB,
    "looks" BIGINT NOT NULL DEFAULT 0,
    "applied" BIGINT NOT NULL DEFAULT 0,
    "synced_at" TIMESTAMPTZ(3),
    "trialed_at" TIMESTAMPTZ(3),

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("tenant_id","provider")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "provider" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("provider","id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "plan" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "sold_since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("plan","version")
);

-- CreateTable
CREATE TABLE "simulated_customers" (
    "id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "simulated_customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "simulated_events" (
    "id" TEXT NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "customer_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "simulated_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "billing_accounts_provider_customer_id_key" ON "billing_accounts"("provider", "customer_id");

-- CreateIndex
CREATE INDEX "webhook_events_tenant_id_idx" ON "webhook_events"("tenant_id");

-- CreateIndex
CREATE INDEX "webhook_events_processed_at_received_at_idx" ON "webhook_events"("processed_at", "received_at");

-- CreateIndex
CREATE INDEX "webhook_events_received_at_idx" ON "webhook_events"("received_at");

-- CreateIndex
CREATE INDEX "simulated_customers_due_at_idx" ON "simulated_customers"("due_at");

-- CreateIndex
CREATE INDEX "simulated_events_customer_id_idx" ON "simulated_events"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "simulated_events_place_key" ON "simulated_events"("place");

-- AddForeignKey
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "simulated_events" ADD CONSTRAINT "simulated_events_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "simulated_customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The second wall around tenants, as for their other tables.
DO $$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['billing_accounts', 'webhook_events']
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
  GRANT SELECT, INSERT, UPDATE ON "wallets", "consumptions", "billing_accounts" TO "gatehouse_tenant";
  GRANT SELECT ON "webhook_events" TO "gatehouse_tenant";
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
