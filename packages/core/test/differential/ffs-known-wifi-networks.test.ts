import { describe, expect, test } from 'vitest';
import { knownWifiNetworks } from '../../src/artifacts/ios/known-wifi-networks.ts';
import { caseFiles, isCorpusAbsent, runCase } from './ileapp-golden.ts';

describe('known networks of a phone with iOS 15 (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('are the one network, and the address made up for it', () => {
    const { records, problems, read } = runCase(
      knownWifiNetworks,
      caseFiles('josh_ios15_ffs', 'wifi'),
    );
    expect(problems).toEqual([]);
    expect(read).toHaveLength(3);
    const byList = new Map(records.map(({ data }) => [data['list'], data]));
    expect(records).toHaveLength(2);
    expect(byList.get('known')).toMatchObject({
      ssid: 'Matt_Foley',
      accessPoints: 9,
      security: 'WPA2 Personal',
      captive: false,
      addedAt: '2023-04-15T13:53:47.476017Z',
      joinedByUserAt: '2023-04-15T13:53:47.472469Z',
      lastAssociatedAt: '2023-05-20T19:55:03.073125Z',
    });
    expect(byList.get('private-address')).toMatchObject({
      ssid: 'Matt_Foley',
      bssids: ['6a:22:32:98:f4:df'],
      privateMacAddress: '5e:e9:b1:2c:04:fb',
      lastJoined: '2023-05-20T19:55:03.159939Z',
    });
  });
});
