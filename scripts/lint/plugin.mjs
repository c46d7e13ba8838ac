import { fileNames } from './file-names.mjs'
import { importZones } from './import-zones.mjs'
import { tenantRows } from './tenant-rows.mjs'

/** The rules that are this project's own. */
export const gatehouse = {
  rules: { 'import-zones': importZones, 'file-names': fileNames, 'tenant-rows': tenantRows },
}
