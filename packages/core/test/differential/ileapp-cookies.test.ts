import { describe, expect, test } from 'vitest';
import { cookies } from '../../src/artifacts/ios/cookies.ts';
import { caseFiles, goldenRows, isCorpusAbsent, runCase, wholeSecond } from './ileapp-golden.ts';

const image = 'josh_ios17_ffs';

/** A time to the second. */
const second = (at: unknown): unknown => (typeof at === 'string' ? at.replace(/\.\d+Z$/, 'Z') : at);

const flagsOf = (flags: unknown): { isSecure: boolean; isHttpOnly: boolean } => ({
  isSecure: String(flags).includes('Secure'),
  isHttpOnly: String(flags).includes('HTTP Only'),
});

describe('cookies of a phone with iOS 17 (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('are those that iLEAPP prints, field by field', () => {
    const { records, problems } = runCase(cookies, caseFiles(image, 'cookies'));
    expect(problems).toEqual([]);
    expect(records).toHaveLength(259);
    const ours = records.map(({ devicePath, data }) => ({
      file: devicePath,
      host: data['domain'],
      name: data['name'],
      path: data['path'],
      valueLength: data['valueLength'],
      created: second(data['creationIsodate']),
      expires: second(data['expiryIsodate']),
      isSecure: data['isSecure'],
      isHttpOnly: data['isHttpOnly'],
    }));
    const theirs = goldenRows(image, 'appCookies.appCookies').map((row) => ({
      file: String(row['Source File']).replace(/^.*\/filesystem1/, ''),
      host: row['Host'],
      name: row['Cookie Name'],
      path: row['Path'],
      // Ours tells how long a value is, never what it is.
      valueLength: new TextEncoder().encode(String(row['Value'])).length,
      created: wholeSecond(row['Created']),
      expires: wholeSecond(row['Expires']),
      ...flagsOf(row['Flags']),
    }));
    expect(sorted(ours)).toEqual(sorted(theirs));
  });
});

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
