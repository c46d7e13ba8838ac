// lib/core/auth/example.ts breaks typescript/no-non-null-assertion
export const first = (all: string[]) => all[0]!
