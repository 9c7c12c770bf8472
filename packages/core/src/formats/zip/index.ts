export { readZip, looksLikeZip } from './read-zip.ts';
