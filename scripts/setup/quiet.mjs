/** Keeps tools from talking about themselves (telemetry, updates, the age of their data) and from calling home. */
export const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  BROWSERSLIST_IGNORE_OLD_DATA: '1',
  BASELINE_BROWSER_MAPPING_IGNORE_OLD_DATA: '1',
  REDOCLY_TELEMETRY: 'off',
  NO_UPDATE_NOTIFIER: '1',
}
