// lib/core/helpers/example.ts breaks gatehouse/file-names
export const one = 1
