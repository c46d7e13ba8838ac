-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "tenant_id" UUID;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "last_tenant_id" UUID;

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seat_limit" INTEGER,
    "require_mfa" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "purge_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_tenants" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_tenant_roles" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "user_tenant_roles_pkey" PRIMARY KEY ("tenant_id","user_id","resource_type","resource_id","role")
);

-- CreateTable
CREATE TABLE "roles" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT,
    "custom" BOOLEAN NOT NULL,
    "exclude" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permissions" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "role_permissions" (
    "tenant_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "permission" TEXT NOT NULL,
    "ownership" BOOLEAN NOT NULL,

    CONSTRAINT "role_permissions_pkey" PRIMARY KEY ("role_id","permission")
);

-- CreateTable
CREATE TABLE "resources" (
    "tenant_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "parent_type" TEXT,
    "parent_id" UUID,
    "owner_id" UUID,

    CONSTRAINT "resources_pkey" PRIMARY KEY ("tenant_id","type","id")
);

-- CreateTable
CREATE TABLE "closure" (
    "tenant_id" UUID NOT NULL,
    "descendant_type" TEXT NOT NULL,
    "descendant_id" UUID NOT NULL,
    "depth" SMALLINT NOT NULL,
    "ancestor_type" TEXT NOT NULL,
    "ancestor_id" UUID NOT NULL,

    CONSTRAINT "closure_pkey" PRIMARY KEY ("tenant_id","descendant_type","descendant_id","depth")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flags" (
    "key" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "percent" INTEGER,

    CONSTRAINT "flags_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "flag_overrides" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "user_id" UUID,
    "enabled" BOOLEAN NOT NULL,

    CONSTRAINT "flag_overrides_pkey" PRIMARY KEY ("tenant_id","subject_id","key")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE INDEX "tenants_purge_at_idx" ON "tenants"("purge_at");

-- CreateIndex
CREATE INDEX "user_tenants_tenant_id_joined_at_id_idx" ON "user_tenants"("tenant_id", "joined_at", "id");

-- CreateIndex
CREATE INDEX "user_tenants_user_id_joined_at_idx" ON "user_tenants"("user_id", "joined_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_tenants_tenant_id_user_id_key" ON "user_tenants"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "user_tenant_roles_tenant_id_user_id_resource_type_role_idx" ON "user_tenant_roles"("tenant_id", "user_id", "resource_type", "role");

-- CreateIndex
CREATE INDEX "user_tenant_roles_thing_idx" ON "user_tenant_roles"("tenant_id", "resource_type", "resource_id", "user_id");

-- CreateIndex
CREATE INDEX "user_tenant_roles_tenant_id_resource_type_role_idx" ON "user_tenant_roles"("tenant_id", "resource_type", "role");

-- CreateIndex
CREATE UNIQUE INDEX "roles_tenant_id_type_slug_key" ON "roles"("tenant_id", "type", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "roles_tenant_id_id_key" ON "roles"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "role_permissions_tenant_id_permission_idx" ON "role_permissions"("tenant_id", "permission");

-- CreateIndex
CREATE INDEX "resources_tenant_id_parent_type_parent_id_idx" ON "resources"("tenant_id", "parent_type", "parent_id");

-- CreateIndex
CREATE INDEX "resources_owner_id_idx" ON "resources"("owner_id");

-- CreateIndex
CREATE INDEX "closure_tenant_id_ancestor_type_ancestor_id_idx" ON "closure"("tenant_id", "ancestor_type", "ancestor_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_tenant_id_created_at_id_idx" ON "invitations"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invitations_tenant_id_role_idx" ON "invitations"("tenant_id", "role");

-- CreateIndex
CREATE INDEX "invitations_invited_by_idx" ON "invitations"("invited_by");

-- CreateIndex
CREATE INDEX "invitations_accepted_by_idx" ON "invitations"("accepted_by");

-- CreateIndex
CREATE INDEX "flag_overrides_tenant_id_user_id_idx" ON "flag_overrides"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "workspaces_tenant_id_created_at_id_idx" ON "workspaces"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "workspaces_tenant_id_updated_at_id_idx" ON "workspaces"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "workspaces_created_by_idx" ON "workspaces"("created_by");

-- CreateIndex
CREATE INDEX "workspaces_deleted_at_idx" ON "workspaces"("deleted_at");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_tenant_id_id_key" ON "workspaces"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "projects_tenant_id_created_at_id_idx" ON "projects"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "projects_tenant_id_updated_at_id_idx" ON "projects"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "projects_tenant_id_workspace_id_idx" ON "projects"("tenant_id", "workspace_id");

-- CreateIndex
CREATE INDEX "projects_created_by_idx" ON "projects"("created_by");

-- CreateIndex
CREATE INDEX "projects_deleted_at_idx" ON "projects"("deleted_at");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_user_id_tenant_id_path_key_key" ON "idempotency_keys"("user_id", "tenant_id", "path", "key");

-- CreateIndex
CREATE INDEX "audit_events_tenant_id_at_idx" ON "audit_events"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "users_last_tenant_id_idx" ON "users"("last_tenant_id");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_last_tenant_id_fkey" FOREIGN KEY ("last_tenant_id") REFERENCES "tenants"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_tenants" ADD CONSTRAINT "user_tenants_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_tenants" ADD CONSTRAINT "user_tenants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_tenant_roles" ADD CONSTRAINT "user_tenant_roles_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "user_tenants"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_tenant_roles" ADD CONSTRAINT "user_tenant_roles_tenant_id_resource_type_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_type", "resource_id") REFERENCES "resources"("tenant_id", "type", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roles" ADD CONSTRAINT "roles_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permissions" ADD CONSTRAINT "permissions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_tenant_id_permission_fkey" FOREIGN KEY ("tenant_id", "permission") REFERENCES "permissions"("tenant_id", "name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_tenant_id_parent_type_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_type", "parent_id") REFERENCES "resources"("tenant_id", "type", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_tenant_id_descendant_type_descendant_id_fkey" FOREIGN KEY ("tenant_id", "descendant_type", "descendant_id") REFERENCES "resources"("tenant_id", "type", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_tenant_id_ancestor_type_ancestor_id_fkey" FOREIGN KEY ("tenant_id", "ancestor_type", "ancestor_id") REFERENCES "resources"("tenant_id", "type", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag_overrides" ADD CONSTRAINT "flag_overrides_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag_overrides" ADD CONSTRAINT "flag_overrides_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "user_tenants"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_tenant_id_workspace_id_fkey" FOREIGN KEY ("tenant_id", "workspace_id") REFERENCES "workspaces"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here by hand: what Prisma's schema can't say.

-- One open invitation for an address, also when two people invite it at the same moment.
CREATE UNIQUE INDEX "invitations_open_key" ON "invitations"("tenant_id", lower("email"))
  WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;

-- Lists by name: without regard to case, and in the same order whatever the database's collation.
CREATE INDEX "workspaces_name_idx" ON "workspaces"("tenant_id", (lower("name") COLLATE "C"), "id");
CREATE INDEX "projects_name_idx" ON "projects"("tenant_id", (lower("name") COLLATE "C"), "id");

-- A path is at most 16 things long.
ALTER TABLE "closure" ADD CONSTRAINT "closure_depth_check" CHECK ("depth" BETWEEN 0 AND 15);

-- Whoever is no member any more is in the tenant with no session. As the tables' owner: who removes a member may not
-- touch sessions.
CREATE FUNCTION "membership_ended"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE "sessions" SET "tenant_id" = NULL WHERE "user_id" = OLD."user_id" AND "tenant_id" = OLD."tenant_id";
  RETURN NULL;
END
$$;

CREATE TRIGGER "user_tenants_deleted" AFTER DELETE ON "user_tenants"
  FOR EACH ROW EXECUTE FUNCTION "membership_ended"();

-- True when the new slug was free. The exception is caught in here, so the transaction around it goes on.
CREATE FUNCTION "set_tenant_slug"("tenant" uuid, "new_slug" text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "tenants" SET "slug" = "new_slug" WHERE "id" = "tenant";
  RETURN true;
EXCEPTION WHEN unique_violation THEN
  RETURN false;
END
$$;

-- The second wall around tenants: a transaction in one tenant runs as the role gatehouse_tenant with app.tenant_id set,
-- and sees that tenant's rows alone; without app.tenant_id it sees none. The tables' owner is not held up.
CREATE FUNCTION "current_tenant"() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.tenant_id', true), '')::uuid
$$;

DO $$
DECLARE
  owned record;
BEGIN
  FOR owned IN SELECT * FROM (VALUES
    ('tenants', 'id'), ('user_tenants', 'tenant_id'), ('user_tenant_roles', 'tenant_id'), ('roles', 'tenant_id'),
    ('permissions', 'tenant_id'), ('role_permissions', 'tenant_id'), ('resources', 'tenant_id'),
    ('closure', 'tenant_id'), ('invitations', 'tenant_id'), ('flag_overrides', 'tenant_id'),
    ('workspaces', 'tenant_id'), ('projects', 'tenant_id'), ('idempotency_keys', 'tenant_id'),
    ('audit_events', 'tenant_id')) AS t ("table", "column")
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned."table");
    EXECUTE format('CREATE POLICY "own_tenant" ON %I USING (current_user <> ''gatehouse_tenant'' OR %I = (SELECT "current_tenant"()))',
      owned."table", owned."column");
  END LOOP;
END
$$;

-- Of people, those who are members.
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_tenant" ON "users" USING (current_user <> 'gatehouse_tenant'
  OR EXISTS (SELECT FROM "user_tenants" m WHERE m."user_id" = "users"."id"));

-- Makes the role, if the database's user may, and gives it what a transaction in a tenant needs. Called again wherever
-- the role is missing, for roles are no part of a dump. False: the user may not make roles.
CREATE FUNCTION "install_tenant_role"() RETURNS boolean LANGUAGE plpgsql AS $$
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
