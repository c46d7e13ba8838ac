-- AlterTable
ALTER TABLE "wallets" ADD COLUMN     "overage" BIGINT NOT NULL DEFAULT 0;

-- What the provider knows of was overage; counted on from there, it is told once.
UPDATE "wallets" SET "overage" = greatest("reported", "reporting");

ALTER TABLE "wallets" ADD CONSTRAINT "wallets_overage" CHECK ("overage" >= 0);
