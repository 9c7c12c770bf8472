import { expect, test } from 'vitest';
import {
  appPrivacyReport,
  examples as ofPrivacy,
} from '../../src/artifacts/ios/app-privacy-report.ts';
import { crashReports, examples as ofCrashes } from '../../src/artifacts/ios/crash-reports.ts';
import {
  iosVersionHistory,
  examples as ofVersions,
} from '../../src/artifacts/ios/ios-version-history.ts';
import { jetsamEvents, examples as ofJetsam } from '../../src/artifacts/ios/jetsam-events.ts';
import {
  processSnapshots,
  examples as ofSnapshots,
} from '../../src/artifacts/ios/process-snapshots.ts';
import type { AnyArtifact, ArtifactExample } from '../../src/model/index.ts';
import { exampleBytes } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

const reports: readonly (readonly [AnyArtifact, ArtifactExample])[] = [
  [appPrivacyReport, ofPrivacy()[0]!],
  [crashReports, ofCrashes()[0]!],
  [iosVersionHistory, ofVersions()[0]!],
  [jetsamEvents, ofJetsam()[0]!],
  [processSnapshots, ofSnapshots()[1]!],
];

/** A name and a value that is no object, as they stand in a text. */
const member = /"(\w{4,})":("(?:[^"\\]|\\.)*"|-?\d[\d.]*)/g;

test.each(reports)(
  '$id tells a name or a value that was changed, or lost nothing',
  (artifact, example) => {
    const text = new TextDecoder().decode(exampleBytes(example.content));
    const devicePath = example.devicePath!;
    const read = (content: string) => {
      const { lines, problems } = examine(artifact, new TextEncoder().encode(content), {
        devicePath,
      });
      const told = problems.reduce((sum, { count }) => sum + count, 0);
      return { told, values: JSON.stringify(lines.map(({ data }) => data)) };
    };
    const whole = read(text);
    const silent: string[] = [];
    for (const { index, 0: found, 1: name = '', 2: value = '' } of text.matchAll(member)) {
      const end = index + found.length;
      const put = (changed: string): string => text.slice(0, index) + changed + text.slice(end);
      const other = value.startsWith('"') ? '"x"' : '7';
      for (const [what, changed] of [
        ['renamed', put(`"${name.slice(0, -1)}~":${value}`)],
        ['of another kind', put(`"${name}":[]`)],
        ['twice', put(`${found},"${name}":${other}`)],
      ] as const) {
        const { told, values } = read(changed);
        if (told === whole.told && values !== whole.values) silent.push(`${name} ${what}`);
      }
    }
    // The frames of a thread are thousands, and only name code that the list of images has.
    expect(silent.filter((one) => !one.startsWith('imageIndex '))).toEqual([]);
  },
);

test.each([
  ['2022-09-18 15:28:37.00 +0900', 0],
  ['2022-09-18 15:28:37.00 +0x00', 1],
  ['2022-09-~8 15:28:37.00 +0900', 1],
  ['2022-19-18 15:28:37.00 +0900', 1],
  ['2022-09-18 03:28:37.00 PM +0900', 0],
  ['\u0662\u0660\u0662\u0662-09-18 15:28:37', 0],
  ['yesterday', 0],
])('a time that has the form of one and cannot be is told: %s', (timestamp, told) => {
  const content = JSON.stringify({
    bug_type: '211',
    os_version: 'iPhone OS 14.6 (18F72)',
    timestamp,
  });
  const { problems } = examine(iosVersionHistory, new TextEncoder().encode(content));
  expect(problems).toHaveLength(told);
});
