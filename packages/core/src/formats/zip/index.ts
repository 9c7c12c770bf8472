export { endsAsZip, readZip, looksLikeZip } from './read-zip.ts';
