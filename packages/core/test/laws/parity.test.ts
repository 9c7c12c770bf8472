import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parityPage } from '../../../../scripts/parity-page.mjs';
import { artifacts, rules, sequences } from '../../src/index.ts';
import { comparisons } from '../differential/mvt-modules.ts';
import { alerts } from '../parity/alerts-of-mvt.ts';
import { modules } from '../parity/modules-of-mvt.ts';
import { judgements } from '../parity/rules-beyond-mvt.ts';
import { traces } from '../parity/traces-beyond-mvt.ts';
import { root, textOf } from './repository.ts';

/** The modules of MVT 2026.7.29 for the iPhone, by what they read, and the one that its source has had for sysdiagnoses since September 2026. */
const modulesOfMvt = {
  backup: ['BackupInfo', 'ConfigurationProfiles', 'Manifest', 'ProfileEvents'],
  dump: [
    'CacheFiles',
    'Filesystem',
    'Netusage',
    'Analytics',
    'AnalyticsIOSVersions',
    'SafariFavicon',
    'ShutdownLog',
    'IOSVersionHistory',
    'WebkitIndexedDB',
    'WebkitLocalStorage',
    'WebkitSafariViewService',
  ],
  both: [
    'Calls',
    'ChromeFavicon',
    'ChromeHistory',
    'Contacts',
    'FirefoxFavicon',
    'FirefoxHistory',
    'IDStatusCache',
    'InteractionC',
    'LocationdClients',
    'OSAnalyticsADDaily',
    'Datausage',
    'SafariBrowserState',
    'SafariHistory',
    'TCC',
    'SMS',
    'SMSAttachments',
    'WebkitResourceLoadStatistics',
    'WebkitSessionResourceLog',
    'Whatsapp',
    'WhatsappContacts',
    'Shortcuts',
    'Applications',
    'Calendar',
    'GlobalPreferences',
  ],
  sysdiagnose: ['SysdiagnoseInfo'],
};

const artifactIds = new Set(artifacts.map(({ id }) => id));
const everyRule = [...rules, ...sequences];
const ruleIds = new Set(everyRule.map(({ id }) => id));
const rows = [...modules, ...traces];
const idsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`(ios\.[a-z-]+)`/g)].map(([, id]) => id!);
const ruleNames = [
  ...alerts.flatMap((row) => row.rules),
  ...judgements.flatMap(({ ours }) => idsIn(ours)),
];

describe('the tables of parity', () => {
  test.each(['backup', 'dump', 'both', 'sysdiagnose'] as const)(
    'list each module of MVT once: %s',
    (evidence) => {
      const listed = modules.filter((row) => row.evidence === evidence).map(({ module }) => module);
      expect(listed).toEqual(modulesOfMvt[evidence]);
    },
  );

  test('name only artifacts and rules that exist', () => {
    const named = rows.flatMap((row) => row.artifacts);
    expect(named.filter((id) => !artifactIds.has(id))).toEqual([]);
    expect(ruleNames.filter((id) => !ruleIds.has(id))).toEqual([]);
    const mentioned = [...modules.map(({ differs }) => differs), ...alerts.map(({ why }) => why)]
      .flatMap(idsIn)
      .filter((id) => !artifactIds.has(id) && !ruleIds.has(id));
    expect(mentioned).toEqual([]);
  });

  test('have an artifact and a proof for whatever is there', () => {
    for (const { artifacts: ours, proofs, state } of rows) {
      expect(ours.length > 0).toBe(state !== 'not there');
      expect(proofs.length > 0).toBe(state !== 'not there');
    }
  });

  test('name tests that exist, and that test one of the artifacts beside them', () => {
    for (const { artifacts: ours, proofs } of rows) {
      for (const { kind, file } of proofs) {
        expect(existsSync(join(root, file)), file).toBe(true);
        // What holds for every artifact names none.
        if (kind === 'examples' || kind === 'MVT') continue;
        const text = textOf(file);
        const isNamed = ours.some(
          (id) => text.includes(`/${id.slice('ios.'.length)}.ts'`) || text.includes(`'${id}'`),
        );
        expect(isNamed, `${file}: ${ours.join()}`).toBe(true);
      }
    }
  });

  test('say of an artifact that it was compared with MVT only where it is', () => {
    const said = modules
      .filter(({ proofs }) => proofs.some(({ kind }) => kind === 'MVT'))
      .flatMap((row) => row.artifacts);
    expect([...said].sort()).toEqual(comparisons.map(({ artifact }) => artifact).sort());
  });

  test('name every artifact that refers to the pages of MVT', () => {
    const counterparts = artifacts.filter(({ references }) =>
      references.some((address) => address.startsWith('https://docs.mvt.re/')),
    );
    expect(counterparts.length).toBeGreaterThan(30);
    const named = new Set(modules.flatMap((row) => row.artifacts));
    const also = new Set(traces.flatMap((row) => row.artifacts));
    expect(
      counterparts.map(({ id }) => id).filter((id) => !named.has(id) && !also.has(id)),
    ).toEqual([]);
  });

  test('name every rule for the iPhone, but for traces of deletion, which have a page of their own', () => {
    const named = new Set(ruleNames);
    const unnamed = everyRule
      .filter(({ id, antiForensic }) => id.startsWith('ios.') && antiForensic === undefined)
      .map(({ id }) => id)
      .filter((id) => !named.has(id));
    expect(unnamed).toEqual([]);
  });

  test('name every artifact for the iPhone, but for those that only traces of deletion need', () => {
    const named = new Set([
      ...rows.flatMap((row) => row.artifacts),
      ...idsIn(textOf('docs/anti-forensics.md')),
    ]);
    const unnamed = artifacts.map(({ id }) => id).filter((id) => !named.has(id));
    expect(unnamed.filter((id) => id.startsWith('ios.'))).toEqual([]);
  });

  test('are what the page says (npm run docs)', () => {
    expect(textOf('docs/parity.md')).toBe(parityPage({ modules, alerts, traces, judgements }));
  });
});
