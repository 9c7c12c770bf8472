import { binaryPlist } from '../property-list.ts';
import { sqliteFile } from '../sqlite-file.ts';
import { tablesOf } from '../named-rows.ts';
import { interactionSchema, observationsSchema, shortcutsSchema } from '../schemas.ts';
import { nightjar } from './indicators.ts';
import { people } from './people.ts';
import { randomOf, type Random } from './random.ts';
import { backupMade, cocoaSeconds, daySeconds, lifeBegins, moment } from './times.ts';
import { met, type StoreContent } from './traces.ts';
import { ordinarySites } from './vocabulary.ts';

/** What the system writes down by itself: website data, who is in touch with whom, shortcuts. */
export function background(spiked: boolean): StoreContent {
  const random = randomOf('background');
  const safariData = 'Library/WebKit/WebsiteData';
  const safari = 'AppDomain-com.apple.mobilesafari';
  const storage = (host: string): StoreContent['files'][number] => ({
    domain: safari,
    relativePath: `${safariData}/LocalStorage/https_${host}_0.localstorage`,
    content: sqliteFile({
      tables: [{ name: 'ItemTable', columns: 'key TEXT UNIQUE, value BLOB NOT NULL', rows: [] }],
    }),
    modified: backupMade - random.whole(1, 40) * daySeconds,
  });
  return {
    files: [
      storage('www.quayside-herald.example'),
      storage('maps.wayfarer.example'),
      storage('my-relay-nest.test'),
      ...(spiked ? [storage(nightjar.relay.value)] : []),
      {
        domain: safari,
        relativePath: `${safariData}/ResourceLoadStatistics/observations.db`,
        content: observations(random, spiked),
        modified: backupMade - 1200,
      },
      {
        domain: safari,
        relativePath: `${safariData}/ResourceLoadStatistics/full_browsing_session_resourceLog.plist`,
        content: sessionLog(random),
        modified: backupMade - 40 * daySeconds,
      },
      {
        domain: 'HomeDomain',
        relativePath: 'Library/CoreDuet/People/interactionC.db',
        content: interactions(random),
        modified: backupMade - 700,
      },
      {
        domain: 'HomeDomain',
        relativePath: 'Library/Shortcuts/Shortcuts.sqlite',
        content: shortcuts(),
        modified: backupMade - 9 * daySeconds,
      },
    ],
    planted: spiked
      ? [
          met(
            'ios.manifest',
            'resolved',
            nightjar.relay,
            'the folder of website data names the host',
          ),
          met(
            'ios.webkit-resource-load-statistics',
            'resolved',
            nightjar.relay,
            'website statistics',
          ),
        ]
      : [],
    nearMisses: [
      { artifact: 'ios.manifest', seen: 'https_my-relay-nest.test_0', note: 'another host' },
    ],
  };
}

function observations(random: Random, spiked: boolean): Uint8Array {
  const domains = ordinarySites.map(({ host }) => host.split('.').slice(-2).join('.'));
  const rows = [...new Set([...domains, 'my-relay-nest.test'])].map((registrableDomain) => ({
    registrableDomain,
    lastSeen: backupMade - random.whole(600, 30 * daySeconds),
    touched: random.chance(0.7),
  }));
  if (spiked) {
    rows.push({
      registrableDomain: nightjar.relay.value,
      lastSeen: moment('2022-10-29T02:58:07Z'),
      touched: false,
    });
  }
  return sqliteFile({
    tables: tablesOf(observationsSchema, {
      ObservedDomains: rows.map(({ registrableDomain, lastSeen, touched }, index) => ({
        domainID: index + 1,
        registrableDomain,
        lastSeen,
        hadUserInteraction: touched ? 1 : 0,
        mostRecentUserInteractionTime: touched ? lastSeen : -1,
        grandfathered: 0,
        isPrevalent: 0,
        isVeryPrevalent: 0,
        dataRecordsRemoved: 0,
        timesAccessedAsFirstPartyDueToUserInteraction: 0,
        timesAccessedAsFirstPartyDueToStorageAccessAPI: 0,
        isScheduledForAllButCookieDataRemoval: 0,
      })),
    }),
  });
}

function sessionLog(random: Random): Uint8Array {
  return binaryPlist({
    version: 1,
    endOfGrandfatheringTimestamp: 0,
    browsingStatistics: ordinarySites.slice(0, 5).map(({ host }) => ({
      PrevalentResourceOrigin: host,
      hadUserInteraction: true,
      mostRecentUserInteraction: lifeBegins + random.whole(0, daySeconds),
      lastSeen: lifeBegins + random.whole(0, daySeconds),
      grandfathered: false,
      subframeUnderTopFrameOrigins: [{ origin: 'video.tidal-pool.example', count: 2 }],
      subresourceUnderTopFrameOrigins: [],
      topFrameUniqueRedirectsFrom: [],
      topFrameUniqueRedirectsTo: [],
    })),
  });
}

function interactions(random: Random): Uint8Array {
  const rows = Array.from({ length: 120 }, (_, index) => {
    const start = backupMade - (120 - index) * 20_000 - random.whole(0, 9000);
    return { start, person: random.whole(0, people.length - 1), incoming: random.chance(0.5) };
  });
  return sqliteFile({
    tables: tablesOf(interactionSchema, {
      ZCONTACTS: people.map(({ first, last, phone }, index) => ({
        Z_PK: index + 1,
        Z_ENT: 2,
        Z_OPT: 3,
        ZDISPLAYNAME: `${first} ${last}`,
        ZIDENTIFIER: phone,
        ZINCOMINGRECIPIENTCOUNT: 0,
        ZINCOMINGSENDERCOUNT: random.whole(1, 90),
        ZOUTGOINGRECIPIENTCOUNT: random.whole(1, 90),
        ZCREATIONDATE: cocoaSeconds(lifeBegins),
        ZFIRSTINCOMINGSENDERDATE: cocoaSeconds(lifeBegins + 5000),
        ZLASTINCOMINGSENDERDATE: cocoaSeconds(backupMade - 9000),
      })),
      ZINTERACTIONS: rows.map(({ start, person, incoming }, index) => ({
        Z_PK: index + 1,
        Z_ENT: 3,
        Z_OPT: 1,
        ZDIRECTION: incoming ? 0 : 1,
        ZISRESPONSE: 0,
        ZMECHANISM: 4,
        ZRECIPIENTCOUNT: 1,
        ZSENDER: incoming ? person + 1 : null,
        ZCREATIONDATE: cocoaSeconds(start),
        ZSTARTDATE: cocoaSeconds(start),
        ZENDDATE: cocoaSeconds(start),
        ZBUNDLEID: 'com.apple.MobileSMS',
        ZDOMAINIDENTIFIER: people[person]?.phone ?? null,
        ZUUID: random.uuid(),
      })),
      Z_2INTERACTIONRECIPIENT: rows
        .map(({ person, incoming }, index) => ({ person, incoming, index }))
        .filter(({ incoming }) => !incoming)
        .map(({ person, index }) => ({
          Z_2RECIPIENTS: person + 1,
          Z_3INTERACTIONRECIPIENT: index + 1,
        })),
    }),
  });
}

function shortcuts(): Uint8Array {
  const list = [
    ['Train home', 'https://tickets.metroline.example/v/home'],
    ['Bread timer', 'https://kitchen-notes.example/bread/rye'],
    ['Look up', 'https://search.lantern.example/?q=weather-pulse.example'],
  ] as const;
  return sqliteFile({
    tables: tablesOf(shortcutsSchema, {
      ZSHORTCUT: list.map(([name], index) => ({
        Z_PK: index + 1,
        Z_ENT: 7,
        Z_OPT: 2,
        ZACTIONCOUNT: 1,
        ZACTIONS: index + 1,
        ZCREATIONDATE: cocoaSeconds(lifeBegins + index * daySeconds),
        ZMODIFICATIONDATE: cocoaSeconds(lifeBegins + (index + 3) * daySeconds),
        ZACTIONSDESCRIPTION: 'Open a page',
        ZNAME: name,
        ZWORKFLOWID: `5B1C7A00-0000-4000-8000-00000000000${index}`,
      })),
      ZSHORTCUTACTIONS: list.map(([, url], index) => ({
        Z_PK: index + 1,
        Z_ENT: 8,
        Z_OPT: 1,
        ZSHORTCUT: index + 1,
        ZDATA: binaryPlist([
          {
            WFWorkflowActionIdentifier: 'is.workflow.actions.openurl',
            WFWorkflowActionParameters: { WFInput: url },
          },
        ]),
      })),
    }),
  });
}
