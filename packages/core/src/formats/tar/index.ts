export { readTar } from './read-tar.ts';
export { TarScanner } from './tar-scanner.ts';
export type { TarMembers } from './tar-members.ts';
export { looksLikeTar } from './tar-header.ts';
