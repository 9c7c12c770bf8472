/** What a published indicator can name; the `origin.type` of a finding. */
export const indicatorTypes = [
  'domain',
  'url',
  'ipv4',
  'ipv6',
  'email',
  'process',
  'file-name',
  'file-path',
  'md5',
  'sha1',
  'sha256',
  'app-id',
  'certificate',
  'profile-id',
  'android-property',
] as const;

/** Of a list, what is of no such type is counted under `notLoaded`. */
export type IndicatorType = (typeof indicatorTypes)[number];

/**
 * What a field of a record holds, and so with which indicators it is compared:
 *
 * - `url`: url, and its host with domain, ipv4, ipv6
 * - `domain`: domain, ipv4, ipv6 (a bare host, with or without port)
 * - `process`: process by the last path component; file-name; file-path where it is a path
 * - `file-path`: file-path, and file-name by the last path component
 * - `program`: a bundle id or a path of a program: app-id, and as a process
 * - the others: the indicators of the same name
 */
export type ObservableType = IndicatorType | 'program';

/** How the phone met a value; decides level and state (`gradeOf`). */
export const metKinds = [
  'received',
  'sent',
  'visited',
  'redirected',
  'resolved',
  'installed',
  'ran',
  'stored',
  'configured',
] as const;

/** Published in `findings.jsonl`, and so never renamed; what is only known to lie there is `stored`. */
export type Met = (typeof metKinds)[number];
