import { cpSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import {
  check,
  fresh,
  passwordFile,
  phoneBackup,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const flags = [
  '--indicators',
  writtenIndicators(),
  '--password-file',
  passwordFile('correct horse'),
];
const words = messages('en');

const stateOf = ({ case: { sources } }: Checked) =>
  sources.map(({ label, state, failure }) => [
    label.slice(label.lastIndexOf('/') + 1),
    state,
    failure?.reason,
  ]);

/**
 * By the contract: S0 where nothing could be read, S1 where something was and the list of files, which an artifact reads, is read in part.
 * Without one entry of the list, no key is known, so that nothing can be read of an encrypted backup; of a plain one what is known by its name is.
 */
const cuts: readonly (readonly [name: string, bytes: (size: number) => number, isLost: boolean])[] =
  [
    ['01 within the header', () => 50, true],
    ['02 after the header', () => 100, true],
    ['03 after the first page', () => 4096, true],
    ['04 at 10 percent', (size) => Math.floor(size * 0.1), false],
    ['05 in the middle', (size) => Math.floor(size / 2), false],
    ['06 at 90 percent', (size) => Math.floor(size * 0.9), false],
    ['07 at 99 percent', (size) => Math.floor(size * 0.99), false],
  ];

describe.each([true, false])('a list of files that is cut off (encrypted: %s)', (encrypted) => {
  const backup = phoneBackup({ encrypted });
  const parent = fresh('cuts');
  mkdirSync(parent);
  for (const [name, bytes] of cuts) {
    cpSync(backup, join(parent, name), { recursive: true });
    const list = join(parent, name, 'Manifest.db');
    truncateSync(list, bytes(statSync(list).size));
  }
  const result = check(parent, ...flags);
  const whole = check(backup, ...flags);
  const report = readFileSync(join(result.folder, 'report.html'), 'utf8');

  test('gives the state of the contract, wherever the cut is', () => {
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(stateOf(result)).toEqual(
      cuts.map(([name, , isLost]) =>
        isLost && encrypted ? [name, 'S0', 'malformed-manifest'] : [name, 'S1', undefined],
      ),
    );
  });

  test('is told for each, in the terminal and in the report', () => {
    const sentence = words.text('cli.source.manifest-damaged');
    // One that could not be opened stands in the list of results, with its reason, the others before it.
    const lines = `${result.err}\n${result.out}`.split('\n');
    // What is said of many is said once, and their names follow.
    const together = lines.slice(lines.indexOf(sentence) + 1);
    const named = together.slice(
      0,
      together.findIndex((line) => !line.startsWith('  ')),
    );
    for (const { label } of result.case.sources)
      expect([...lines, ...named.map((name) => `${name.trim()}: ${sentence}`)]).toContain(
        `${label}: ${sentence}`,
      );
    expect(report.split(sentence.replace("'", '&#39;')).length - 1).toBeGreaterThanOrEqual(
      cuts.length,
    );
  });

  test.each(cuts.map(([name, , isLost], n) => [name, isLost, `s${n + 1}`] as const))(
    '%s: what is not known to be there is not called absent',
    (_, isLost, source) => {
      const rows = result.coverage.filter((row) => row.source === source);
      const outcomes = new Set(rows.map(({ outcome }) => outcome));
      if (isLost && encrypted) expect([...outcomes]).toEqual(['not-reached']);
      else {
        const row = (id: string) => rows.find(({ artifact }) => artifact === id)!;
        expect(['partly-read', ...(isLost ? ['unreadable'] : [])]).toContain(
          row('ios.manifest').outcome,
        );
        expect(row('ios.sms').outcome).toBe('read');
        const absent = rows.filter(({ outcome }) => outcome === 'not-present');
        for (const { artifact } of absent)
          expect([artifact, whole.row(artifact).outcome]).toEqual([artifact, 'not-present']);
      }
    },
  );
});

/** A backup whose file at this place of its folder is the bomb. */
function withBomb(encrypted: boolean, name: string): string {
  const folder = phoneBackup({ encrypted });
  writeFileSync(join(folder, name), sharedBomb());
  return folder;
}

describe('a property list that unfolds without end', () => {
  test.each([true, false])(
    'as the description of the phone costs its part (encrypted: %s)',
    (encrypted) => {
      const result = check(withBomb(encrypted, 'Info.plist'), ...flags);
      expect([result.code, result.case.state]).toEqual([3, 'S1']);
      expect(result.row('ios.backup-info')).toMatchObject({
        outcome: 'unreadable',
        problems: [{ code: 'limit-exceeded' }],
      });
      expect(result.row('ios.sms').outcome).toBe('read');
      expect(result.err).toContain(words.text('cli.source.description-damaged'));
    },
  );

  test('as the settings of a plain backup costs no part, and is told', () => {
    const result = check(withBomb(false, 'Manifest.plist'), ...flags);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.row('ios.sms').outcome).toBe('read');
    expect(result.err).toContain(words.text('cli.source.description-damaged'));
  });

  test('as the keys of an encrypted backup costs all', () => {
    const result = check(withBomb(true, 'Manifest.plist'), ...flags);
    expect([result.code, result.case.state]).toEqual([3, 'S0']);
    expect(stateOf(result).map(([, , reason]) => reason)).toEqual(['malformed-keybag']);
    expect(result.err).toContain(words.text('cli.source.keybag-damaged'));
    expect(result.out).not.toContain(words.text('plural.findings', { n: 0 }));
  });

  test('in an artifact costs itself only', () => {
    const name = 'com.apple.identityservices.idstatuscache.plist';
    const folder = phoneBackup({
      change: (file) =>
        file.relativePath.endsWith(name) ? { ...file, content: sharedBomb() } : file,
    });
    const result = check(folder, ...flags);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.row('ios.id-status-cache')).toMatchObject({
      outcome: 'unreadable',
      problems: [{ code: 'limit-exceeded' }],
    });
    expect(result.row('ios.sms').outcome).toBe('read');
    const part = words.text('artifact.ios.id-status-cache.name');
    expect(result.err).toContain(`${part}: ${words.text('reason.limit-exceeded')}\n`);
  });
});

/** A binary property list of some hundred bytes whose objects refer to the next one many times. */
function sharedBomb(): Uint8Array {
  const depth = 40;
  const objects: number[][] = [];
  for (let i = 0; i < depth; i++)
    objects.push([0xaf, 0x10, 16, ...new Array<number>(16).fill(i + 1)]);
  objects.push([0x51, 0x78]);
  const body: number[] = [...Buffer.from('bplist00')];
  const offsets: number[] = [];
  for (const object of objects) {
    offsets.push(body.length);
    body.push(...object);
  }
  const table = body.length;
  for (const offset of offsets) body.push(offset >> 8, offset & 255);
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeUInt32BE(objects.length, 12);
  trailer.writeUInt32BE(table, 28);
  return Uint8Array.from([...body, ...trailer]);
}
