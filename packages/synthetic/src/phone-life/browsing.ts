import { binaryPlist } from '../property-list.ts';
import { sqliteFile } from '../sqlite-file.ts';
import { tablesOf, type NamedValues } from '../named-rows.ts';
import {
  browserStateSchema,
  chromeFaviconsSchema,
  chromeHistorySchema,
  safariHistorySchema,
} from '../schemas.ts';
import { expiredDomain, nightjar, withdrawnDomain } from './indicators.ts';
import type { Kept } from './kept.ts';
import { randomOf, type Random } from './random.ts';
import {
  backupMade,
  cocoaSeconds,
  daySeconds,
  lifeBegins,
  moment,
  webkitMicroseconds,
  type Moment,
} from './times.ts';
import { met, type NearMiss, type PlantedFinding, type StoreContent } from './traces.ts';
import { ordinaryLink } from './vocabulary.ts';

interface Visit {
  readonly time: Moment;
  readonly url: string;
  readonly title: string;
  /** The page that this one sent the browser on to. */
  readonly redirectsTo?: Omit<Visit, 'redirectsTo'>;
}

function* ordinaryVisits(random: Random, perDay: number): Generator<Visit> {
  for (let day = lifeBegins; day < backupMade - daySeconds; day += daySeconds) {
    let time: Moment = day + random.whole(0, 4 * 3600);
    for (let left = random.whole(2, perDay); left > 0; left -= 1) {
      time += random.whole(20, 3000) + random.whole(0, 999_999) / 1e6;
      const url = ordinaryLink(random);
      const title = new URL(url).pathname.slice(1) || 'Home';
      // Many sites send http on to https: an ordinary redirect of the same host.
      const redirects = random.chance(0.08);
      yield redirects
        ? {
            time,
            url: url.replace('https:', 'http:'),
            title: '',
            redirectsTo: { time: time + 0.2, url, title },
          }
        : { time, url, title };
    }
  }
}

const safariTraces: readonly Visit[] = [
  {
    time: moment('2022-10-29T02:58:07Z') + 0.25,
    url: 'http://press-room.invalid/story/port-contract',
    title: '',
    redirectsTo: {
      time: moment('2022-10-29T02:58:07Z') + 0.75,
      url: 'https://relay-nest.test/l/0f7e21',
      title: '',
    },
  },
  {
    time: moment('2022-10-29T02:58:11Z') + 0.5,
    url: 'http://198.51.100.77:8080/c/0f7e21',
    title: '',
  },
];

const safariFindings: readonly PlantedFinding[] = [
  met('ios.safari-history', 'visited', nightjar.newsPage, 'a page that sent the browser on'),
  met('ios.safari-history', 'redirected', nightjar.relay, 'where that visit was sent'),
  met('ios.safari-history', 'redirected', nightjar.relay, 'the page it was sent to'),
  met('ios.safari-history', 'visited', nightjar.newsPage, 'where that visit came from'),
  met('ios.safari-history', 'visited', nightjar.address, 'a published address with a port'),
];

const safariNearMisses: readonly Visit[] = [
  {
    time: moment('2022-10-30T11:50:02Z'),
    url: 'https://search.lantern.example/?q=courier-track.test',
    title: 'courier-track.test',
  },
  {
    time: moment('2022-10-30T11:51:30Z'),
    url: 'https://reviews.harbour-tech.example/sites/relay-nest.test/',
    title: 'relay-nest.test reviewed',
  },
  { time: moment('2022-11-01T20:20:00Z'), url: 'http://198.51.100.7/status', title: 'Printer' },
  { time: moment('2022-11-01T20:21:00Z'), url: 'http://198.51.100.177/', title: 'Router' },
  {
    time: moment('2022-11-02T08:00:00Z'),
    url: 'https://relay-nest.test.example/',
    title: 'Bird boxes',
  },
  { time: moment('2022-11-02T08:04:00Z'), url: 'https://my-relay-nest.test/', title: 'Nest cams' },
  { time: moment('2022-11-04T19:03:00Z'), url: `https://${withdrawnDomain}/x`, title: 'Old' },
  { time: moment('2022-11-04T19:04:00Z'), url: `https://${expiredDomain}/y`, title: 'Older' },
];

/** History and open tabs; with `spiked` the visits to the addresses of the invented spyware, too. */
export function safari(spiked: boolean, kept: Kept): StoreContent {
  const random = randomOf('safari');
  const visits = [
    ...kept([...ordinaryVisits(random, 28)]),
    ...safariNearMisses,
    ...(spiked ? safariTraces : []),
  ].sort((left, right) => left.time - right.time);
  return {
    files: [
      {
        domain: 'AppDomain-com.apple.mobilesafari',
        relativePath: 'Library/Safari/History.db',
        content: safariHistory(visits),
        modified: backupMade - 900,
      },
      {
        domain: 'AppDomain-com.apple.mobilesafari',
        relativePath: 'Library/Safari/BrowserState.db',
        content: browserState(random, spiked),
        modified: backupMade - 900,
      },
    ],
    planted: spiked
      ? [
          ...safariFindings,
          met(
            'ios.safari-browser-state',
            'visited',
            nightjar.behindPort,
            'an open tab, sub-domain',
          ),
        ]
      : [],
    nearMisses: safariNearMisses.map(({ url }): NearMiss => ({
      artifact: 'ios.safari-history',
      seen: url,
      note: 'not the published host',
    })),
  };
}

function safariHistory(visits: readonly Visit[]): Uint8Array {
  const items = new Map<string, { id: number; count: number }>();
  const itemOf = (url: string): number => {
    const known = items.get(url) ?? { id: items.size + 1, count: 0 };
    items.set(url, known);
    known.count += 1;
    return known.id;
  };
  const rows: NamedValues[] = [];
  const add = (
    { time, url, title }: Visit,
    source: number | null,
    destination: number | null,
  ): void => {
    rows.push({
      id: rows.length + 1,
      history_item: itemOf(url),
      visit_time: cocoaSeconds(time),
      title,
      load_successful: 1,
      http_non_get: 0,
      synthesized: 0,
      redirect_source: source,
      redirect_destination: destination,
      origin: 0,
      generation: 0,
      attributes: 0,
      score: 100,
    });
  };
  for (const visit of visits) {
    const first = rows.length + 1;
    add(visit, null, visit.redirectsTo ? first + 1 : null);
    if (visit.redirectsTo) add(visit.redirectsTo, first, null);
  }
  return sqliteFile({
    userVersion: 13,
    tables: tablesOf(safariHistorySchema, {
      history_items: [...items].map(([url, { id, count }]) => ({
        id,
        url,
        domain_expansion: new URL(url).hostname.replace(/\..*$/u, ''),
        visit_count: count,
        daily_visit_counts: Buffer.alloc(4, count),
        should_recompute_derived_visit_counts: 0,
        visit_count_score: 100 * count,
      })),
      history_visits: rows,
    }),
  });
}

/** One open tab, with the pages that its back button leads to. */
interface OpenTab {
  readonly title: string;
  readonly pages: readonly string[];
  readonly viewed: Moment;
}

function browserState(random: Random, spiked: boolean): Uint8Array {
  const tabs: OpenTab[] = Array.from({ length: 9 }, (_, index) => ({
    title: `Tab ${index + 1}`,
    pages: Array.from({ length: random.whole(1, 4) }, () => ordinaryLink(random)),
    viewed: backupMade - random.whole(600, 20 * daySeconds),
  }));
  if (spiked) {
    tabs.splice(4, 0, {
      title: 'Sign in',
      pages: ['https://accounts.login-verify.example/signin?next=mail'],
      viewed: moment('2022-10-24T08:13:20Z'),
    });
  }
  const uuids = tabs.map(() => random.uuid());
  const windowId = random.uuid();
  return sqliteFile({
    tables: tablesOf(browserStateSchema, {
      browser_windows: [{ id: 1, uuid: windowId, type: 0, active_document_index: 0 }],
      tabs: tabs.map(({ title, pages, viewed }, index) => ({
        id: index + 1,
        uuid: uuids[index] ?? '',
        title,
        url: pages.at(-1) ?? '',
        user_visible_url: pages.at(-1) ?? '',
        order_index: index,
        last_viewed_time: cocoaSeconds(viewed),
        opened_from_link: 1,
        showing_reader: 0,
        private_browsing: 0,
        displaying_standalone_image: 0,
        browser_window_uuid: windowId,
        browser_window_id: 1,
      })),
      tab_sessions: tabs.map(({ title, pages }, index) => {
        const session = sessionData(title, pages);
        return {
          id: index + 1,
          tab_uuid: uuids[index] ?? '',
          session_data: session,
          uncompressed_session_data_size: session.length,
        };
      }),
    }),
  });
}

/** Four bytes of version, then a property list. */
function sessionData(title: string, pages: readonly string[]): Uint8Array {
  const list = binaryPlist({
    SessionHistory: {
      SessionHistoryCurrentIndex: pages.length - 1,
      SessionHistoryVersion: 1,
      SessionHistoryEntries: pages.map((url) => ({
        SessionHistoryEntryTitle: title,
        SessionHistoryEntryURL: url,
        SessionHistoryEntryOriginalURL: url,
        SessionHistoryEntryData: new Uint8Array(24),
      })),
    },
    RenderTreeSize: 120,
    IsAppInitiated: false,
  });
  return Buffer.concat([Buffer.from([0, 0, 0, 2]), list]);
}

const chromeTrace: Visit = {
  time: moment('2022-10-27T21:15:42Z'),
  url: 'https://out.tidal-pool.example/leave?u=https://courier-track.test/p/1',
  title: 'You are leaving Tidal Pool',
};

export function chrome(spiked: boolean, kept: Kept): StoreContent {
  const random = randomOf('chrome');
  const nearMiss: Visit = {
    time: moment('2022-11-03T07:00:00Z'),
    url: 'https://out.tidal-pool.example/leave?u=courier-track.test',
    title: 'Leaving',
  };
  const visits = [
    ...kept([...ordinaryVisits(random, 9)]),
    nearMiss,
    ...(spiked ? [chromeTrace] : []),
  ].sort((left, right) => left.time - right.time);
  const urls = new Map<string, { id: number; count: number; last: Moment; title: string }>();
  for (const { url, time, title } of visits) {
    const known = urls.get(url) ?? { id: urls.size + 1, count: 0, last: time, title };
    urls.set(url, { ...known, count: known.count + 1, last: time });
  }
  const content = sqliteFile({
    tables: tablesOf(chromeHistorySchema, {
      urls: [...urls].map(([url, { id, count, last, title }]) => ({
        id,
        url,
        title,
        visit_count: count,
        typed_count: 0,
        last_visit_time: webkitMicroseconds(last),
        hidden: 0,
      })),
      visits: visits.map(({ url, time }, index) => ({
        id: index + 1,
        url: urls.get(url)?.id ?? 0,
        visit_time: webkitMicroseconds(time),
        from_visit: 0,
        transition: 805_306_368,
        segment_id: 0,
        visit_duration: 1_000_000,
      })),
    }),
  });
  const profile = 'Library/Application Support/Google/Chrome/Default';
  const file = (name: string, bytes: Uint8Array): StoreContent['files'][number] => ({
    domain: 'AppDomain-com.google.chrome.ios',
    relativePath: `${profile}/${name}`,
    content: bytes,
    modified: backupMade - 4000,
  });
  return {
    files: [file('History', content), file('Favicons', favicons([...urls.keys()]))],
    planted: spiked
      ? [
          met(
            'ios.chrome-history',
            'visited',
            nightjar.parcels,
            'a whole address inside another one',
          ),
        ]
      : [],
    nearMisses: [
      {
        artifact: 'ios.chrome-history',
        seen: nearMiss.url,
        note: 'a host inside an address, but no address',
      },
    ],
  };
}

function favicons(pages: readonly string[]): Uint8Array {
  const ordinary = pages.filter((url) => !url.includes('/leave?'));
  const icons = [...new Set(ordinary.map((url) => `${new URL(url).origin}/favicon.ico`))];
  return sqliteFile({
    tables: tablesOf(chromeFaviconsSchema, {
      icon_mapping: ordinary.map((url, index) => ({
        id: index + 1,
        page_url: url,
        icon_id: icons.indexOf(`${new URL(url).origin}/favicon.ico`) + 1,
      })),
      favicons: icons.map((url, index) => ({ id: index + 1, url, icon_type: 1 })),
      favicon_bitmaps: icons.map((_, index) => ({
        id: index + 1,
        icon_id: index + 1,
        last_updated: webkitMicroseconds(backupMade - (index + 2) * daySeconds),
        width: 32,
        height: 32,
        last_requested: 0,
      })),
    }),
  });
}
