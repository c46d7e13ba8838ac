-- A link of a known address and the decoy of an unknown one are written at the same cost: a foreign key would be looked
-- up for the first alone, and its person's row be locked. What it did at a person's deletion, a trigger does.
ALTER TABLE "email_verifications" DROP CONSTRAINT "email_verifications_user_id_fkey";
ALTER TABLE "password_resets" DROP CONSTRAINT "password_resets_user_id_fkey";

CREATE FUNCTION "user_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "email_verifications" WHERE "user_id" = OLD."id";
  DELETE FROM "password_resets" WHERE "user_id" = OLD."id";
  RETURN NULL;
END
$$;

CREATE TRIGGER "users_deleted" AFTER DELETE ON "users"
  FOR EACH ROW EXECUTE FUNCTION "user_deleted"();
