// lib/features/projects/example.ts

export function archiveProject() {}
