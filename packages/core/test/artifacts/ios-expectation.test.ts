import { describe, expect, test } from 'vitest';
import {
  inEncryptedBackups,
  inEveryDump,
  inSomeDumps,
  onEveryIphone,
  onSomeIphones,
  withApp,
} from '../../src/artifacts/ios-expectation.ts';
import type { SourceFacts } from '../../src/model/index.ts';

const source = (facts: Partial<SourceFacts> = {}): SourceFacts => ({
  kind: 'itunes-backup',
  encrypted: false,
  device: { platform: 'ios', osVersion: '14.3' },
  installedApps: new Set(),
  domains: new Set(),
  ...facts,
});

describe('call history, Safari history and website data', () => {
  test.each([
    ['a plain backup of iOS 13 leaves it out', { device: ios('13.0') }, 'never'],
    ['a plain backup of iOS 12 holds it', { device: ios('12.5.7') }, 'always'],
    ['a plain backup of iOS 26 leaves it out', { device: ios('26.1') }, 'never'],
    [
      'a plain backup of an unknown version may hold it',
      { device: { platform: 'ios' } },
      'optional',
    ],
    [
      'a plain backup that may be a decrypted copy may hold it',
      { device: ios('16.1'), mayBeDecrypted: true },
      'optional',
    ],
    [
      'a plain backup of iOS 12 holds it, whatever it was made of',
      { device: ios('12.5.7'), mayBeDecrypted: true },
      'always',
    ],
    ['an encrypted backup holds it', { encrypted: true }, 'always'],
    ['a dump of the file system holds it', { kind: 'filesystem-dump' }, 'always'],
    [
      'a dump of an Android phone never has it',
      { kind: 'filesystem-dump', device: { platform: 'android' } },
      'never',
    ],
    ['a bug report never has it', { kind: 'bugreport' }, 'never'],
  ] as const)('%s', (_, facts, expectation) => {
    expect(inEncryptedBackups(source(facts))).toBe(expectation);
  });
});

test('what every iPhone has is expected in plain and encrypted backups alike', () => {
  expect(onEveryIphone(source())).toBe('always');
  expect(onEveryIphone(source({ encrypted: true }))).toBe('always');
  expect(onEveryIphone(source({ kind: 'sysdiagnose' }))).toBe('never');
  expect(onSomeIphones(source())).toBe('optional');
  expect(onSomeIphones(source({ kind: 'androidqf' }))).toBe('never');
});

test('the store of an app is expected where the app is installed or has a domain', () => {
  const expectation = (facts: Partial<SourceFacts>) =>
    withApp(source(facts), ['org.example.chat'], ['AppDomainGroup-group.org.example.chat']);
  expect(expectation({})).toBe('optional');
  expect(expectation({ installedApps: new Set(['org.example.chat']) })).toBe('always');
  expect(expectation({ domains: new Set(['AppDomainGroup-group.org.example.chat']) })).toBe(
    'always',
  );
  expect(expectation({ installedApps: new Set(['org.example.other']) })).toBe('optional');
});

function ios(osVersion: string) {
  return { platform: 'ios', osVersion } as const;
}

test('what no backup holds is looked for in dumps of iPhones alone', () => {
  const dump = source({ kind: 'filesystem-dump' });
  expect([inEveryDump(dump), inSomeDumps(dump)]).toEqual(['always', 'optional']);
  const others = [
    source({ encrypted: true }),
    source({ kind: 'filesystem-dump', device: { platform: 'android' } }),
  ];
  for (const other of others)
    expect([inEveryDump(other), inSomeDumps(other)]).toEqual(['never', 'never']);
});
