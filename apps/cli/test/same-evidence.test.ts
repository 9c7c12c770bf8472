import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPhone, encryptBackup, writeBackup } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import {
  check,
  contents,
  encryption,
  fresh,
  passwordFile,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const indicators = ['--indicators', writtenIndicators()];

/** The lines of records and of the timeline, of the findings all but the stored names. */
function results({ folder, findings }: Checked): ReadonlyMap<string, string> {
  const kept = new Map(
    [...contents(folder)].filter(([name]) => /^(?:records\/.*|timeline)\.jsonl$/.test(name)),
  );
  const nameless = JSON.stringify(findings, (key, value: unknown) =>
    key === 'storedAt' ? undefined : value,
  );
  return kept.set('findings', nameless);
}

function expectSame(one: Checked, other: Checked): void {
  const [left, right] = [results(one), results(other)];
  expect([...right.keys()]).toEqual([...left.keys()]);
  for (const [name, content] of left) expect(right.get(name) === content, name).toBe(true);
}

test('a backup gives the same records and findings plain and encrypted', () => {
  const [plain, encrypted] = [fresh('plain'), fresh('encrypted')];
  writeBackup(plain, { ...demoPhone().backup, decrypted: encryption });
  encryptBackup(plain, encrypted, encryption, demoPhone().backup.seed);
  const flags = [...indicators, '--full'];
  const one = check(plain, ...flags);
  const other = check(encrypted, ...flags, '--password-file', passwordFile(encryption.password));
  expect(one.findings.length).toBeGreaterThanOrEqual(demoPhone().planted.length);
  expect([one.case.state, other.case.state]).toEqual(['S5', 'S5']);
  expectSame(one, other);
});

test('a backup gives the same bytes whatever its folder is called', () => {
  const [one, other] = ['Backup', 'copies/copy of أثر'].map((name) => {
    const folder = join(fresh('named'), name);
    mkdirSync(folder, { recursive: true });
    writeBackup(folder, { ...demoPhone().backup, decrypted: encryption });
    return contents(check(folder, ...indicators).folder);
  });
  expect(one!.size).toBeGreaterThan(10);
  expect(other).toEqual(one);
});

const corpus = process.env.ATHAR_CORPUS ?? '';
const real = join(corpus, 'ios/backup/mvt-ios14');
const synthetic = join(corpus, 'ios/backup/synth-encrypted-a');

describe('a public backup (skipped where the corpus is absent)', () => {
  test.skipIf(!existsSync(real) || !existsSync(synthetic))(
    'gives the same records and findings as its encrypted copy, in the files that both hold',
    () => {
      const { cases } = JSON.parse(readFileSync(join(corpus, 'SOURCES.json'), 'utf8')) as {
        readonly cases: readonly { readonly case: string; readonly password?: string }[];
      };
      const key = cases.find((entry) => entry.case === 'ios/backup/synth-encrypted-a')!.password!;
      const published = ['--indicators', join(corpus, 'indicators/stix2')];
      const one = check(real, ...published);
      const other = check(synthetic, ...published, '--password-file', passwordFile(key));
      const { read } = other.case.sources[0]!;
      // The container is invented: what its own lists say is not what the phone's files say.
      const payload = read.filter(({ devicePath }) => devicePath.startsWith('/private/'));
      const shared = new Set(payload.map(({ devicePath }) => devicePath));
      let count = 0;
      for (const { artifact } of other.coverage.filter(({ records }) => records > 0)) {
        const mine = (result: Checked) =>
          result.records(artifact).filter(({ devicePath }) => shared.has(devicePath as string));
        expect(mine(other), artifact).toEqual(mine(one));
        count += mine(other).length;
      }
      const findings = (result: Checked) =>
        result.findings.flatMap(({ provenance, ...finding }) => {
          const [place] = provenance as { devicePath: string; position: object }[];
          return shared.has(place!.devicePath) ? [{ ...finding, position: place!.position }] : [];
        });
      expect(findings(other)).toEqual(findings(one));
      expect(count).toBeGreaterThan(0);
    },
  );
});
