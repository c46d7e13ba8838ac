// lib/features/projects/example.ts breaks import/no-default-export
export default function archiveProject() {}
