import { binaryPlist } from '../property-list.ts';
import { sqliteFile } from '../sqlite-file.ts';
import { tablesOf, type NamedValues } from '../named-rows.ts';
import { dataUsageSchema } from '../schemas.ts';
import { nightjar } from './indicators.ts';
import { randomOf } from './random.ts';
import {
  backupMade,
  cocoaSeconds,
  dateOf,
  daySeconds,
  lifeBegins,
  moment,
  type Moment,
} from './times.ts';
import { met, type StoreContent } from './traces.ts';

interface Process {
  readonly name: string;
  readonly bundle?: string;
  readonly first: Moment;
  readonly last: Moment;
}

/** Names of processes that every phone of these years shows, and of the apps of this one. */
const ordinary: readonly (readonly [name: string, bundle?: string])[] = [
  ['mDNSResponder', 'mDNSResponder'],
  ['apsd', 'apsd'],
  ['identityservicesd', 'com.apple.identityservicesd'],
  ['imagent', 'com.apple.MobileSMS'],
  ['mobilesafari', 'com.apple.mobilesafari'],
  ['com.apple.WebKit.Networking', 'com.apple.mobilesafari'],
  ['nsurlsessiond', 'nsurlsessiond'],
  ['itunesstored', 'com.apple.AppStore'],
  ['appstored'],
  ['locationd', 'locationd'],
  ['timed'],
  ['cloudd', 'com.apple.cloudd'],
  ['maild', 'com.apple.mobilemail'],
  ['weatherd', 'com.apple.weather'],
  ['softwareupdateservicesd'],
  ['WhatsApp', 'net.whatsapp.WhatsApp'],
  ['Chrome', 'com.google.chrome.ios'],
  ['TideBank', 'example.tidebank.mobile'],
  ['Wayfarer', 'example.wayfarer.maps'],
  ['KitchenNotes', 'example.kitchen-notes.app'],
  // Near the published names, and not them.
  ['nightjar', 'example.birdguide.nightjar'],
  ['nightjardiag', 'example.birdguide.nightjar'],
  ['roamingsync', 'com.apple.roamingsync'],
];

const daemonFirst = moment('2022-10-29T03:13:05Z');

export function usage(spiked: boolean): StoreContent {
  const random = randomOf('usage');
  const processes: Process[] = ordinary.map(([name, bundle]) => ({
    name,
    ...(bundle !== undefined && { bundle }),
    first: lifeBegins - random.whole(0, 90) * daySeconds - random.whole(0, 80_000),
    last: backupMade - random.whole(300, 3 * daySeconds),
  }));
  if (spiked) {
    processes.push({ name: 'nightjard', first: daemonFirst, last: moment('2022-11-09T04:40:51Z') });
  }
  const live: NamedValues[] = processes.map((process, index) => ({
    ZHASPROCESS: index + 1,
    ZTIMESTAMP: cocoaSeconds(process.last),
  }));
  // Usage of a process whose own row was taken away.
  if (spiked) {
    live.push({
      ZHASPROCESS: processes.length + 6,
      ZTIMESTAMP: cocoaSeconds(moment('2022-11-09T04:41:10Z')),
    });
  }
  const database = sqliteFile({
    tables: tablesOf(dataUsageSchema, {
      ZPROCESS: processes.map(({ name, bundle, first, last }, index) => ({
        Z_PK: index + 1,
        Z_ENT: 8,
        Z_OPT: 4,
        ZFIRSTTIMESTAMP: cocoaSeconds(first),
        ZTIMESTAMP: cocoaSeconds(last),
        ZBUNDLENAME: bundle ?? null,
        ZPROCNAME: bundle === undefined ? name : `${name}/${bundle}`,
      })),
      ZLIVEUSAGE: live.map((row, index) => ({
        Z_PK: index + 1,
        Z_ENT: 5,
        Z_OPT: 9,
        ZKIND: 0,
        ZMETADATA: 0,
        ZTAG: 0,
        ZWIFIIN: random.whole(0, 90_000_000),
        ZWIFIOUT: random.whole(0, 9_000_000),
        ZWWANIN: random.whole(0, 40_000_000),
        ZWWANOUT: random.whole(0, 4_000_000),
        ...row,
      })),
      Z_PRIMARYKEY: [
        { Z_ENT: 5, Z_NAME: 'LiveUsage', Z_SUPER: 0, Z_MAX: live.length },
        { Z_ENT: 8, Z_NAME: 'Process', Z_SUPER: 0, Z_MAX: processes.length },
      ],
    }),
  });

  const baseline = new Map<string, readonly (Date | number)[]>();
  const addDay = (name: string, time: Moment): void => {
    const bytes = [1, 2, 3, 4].map(() => random.whole(0, 5_000_000));
    baseline.set(name, [dateOf(Math.floor(time)), ...bytes]);
  };
  for (const { name, last } of processes) addDay(name, last);
  if (spiked) addDay('roamingsyncagent', moment('2022-11-08T02:10:00Z'));
  const daily = binaryPlist({
    netUsageBaseline: Object.fromEntries(baseline),
    lastUpdate: dateOf(backupMade - 7200),
  });
  return {
    files: [
      {
        domain: 'WirelessDomain',
        relativePath: 'Library/Databases/DataUsage.sqlite',
        content: database,
        modified: backupMade - 60,
      },
      {
        domain: 'HomeDomain',
        relativePath: 'Library/Preferences/com.apple.osanalytics.addaily.plist',
        content: daily,
        modified: backupMade - 7200,
      },
    ],
    planted: spiked
      ? [
          met('ios.data-usage', 'ran', nightjar.daemon, 'a published process without an app'),
          {
            artifact: 'ios.data-usage',
            origin: { kind: 'rule', id: 'ios.orphan-data-usage-row' },
            met: 'ran',
            level: 'high',
            note: 'usage whose process was taken out of the list',
          },
          met(
            'ios.os-analytics-ad-daily',
            'ran',
            nightjar.daemon,
            'the same process in daily usage',
          ),
          met(
            'ios.os-analytics-ad-daily',
            'ran',
            nightjar.roamingAgent,
            'a name cut after 16 characters',
          ),
          {
            artifact: 'ios.os-analytics-ad-daily',
            origin: { kind: 'rule', id: 'ios.mobile-data-of-unlisted-process' },
            met: 'ran',
            level: 'low',
            note: 'a process that only the daily usage still names',
          },
        ]
      : [],
    nearMisses: ordinary
      .filter(([name]) => /nightjar|roaming/u.test(name))
      .map(([name]) => ({ artifact: 'ios.data-usage', seen: name, note: 'not the whole name' })),
  };
}
