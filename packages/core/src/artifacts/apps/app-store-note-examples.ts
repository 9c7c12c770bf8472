import type { ArtifactExample } from '../../model/index.ts';
import type { AppStoreNote } from './app-store-note.ts';

const nothing: AppStoreNote = {
  table: 'current_apps',
  id: null,
  bundleId: null,
  containingBundleId: null,
  name: null,
  version: null,
  build: null,
  vendorName: null,
  itemId: null,
  accountId: null,
  url: null,
  eventType: null,
  isBeta: null,
  isSystemApp: null,
  isPrior: null,
  isHidden: null,
  notedAt: null,
  startedAt: null,
  endedAt: null,
  removedAt: null,
  boughtAt: null,
};

/** The examples of `ios.app-store-user`. */
export const appStoreNoteExamples = (): ArtifactExample<AppStoreNote>[] => [
  {
    name: 'apps on the phone, one that was removed, their use, and a purchase',
    content: {
      sqlite: {
        tables: {
          current_apps: {
            columns:
              'pid INTEGER PRIMARY KEY, app_platform INTEGER, bundle_id TEXT, bundle_version TEXT, cohort TEXT, device_vendor_id TEXT, deletion_date DATETIME, event_type INTEGER, evid INTEGER, ' +
              'is_arcade INTEGER, is_beta INTEGER, is_clip INTEGER, is_prior INTEGER, is_system_app INTEGER, item_id INTEGER, item_name TEXT, short_version TEXT, storefront INTEGER, ' +
              'timestamp DATETIME, vendor_name TEXT',
            rows: [
              [
                1,
                1,
                'org.example.app',
                '204',
                null,
                null,
                null,
                1,
                9,
                0,
                0,
                0,
                0,
                0,
                77,
                'Example',
                '2.4',
                143441,
                743_203_499.5,
                'Example Works',
              ],
              [
                2,
                1,
                'org.example.gone',
                '7',
                null,
                null,
                743_300_000,
                1,
                8,
                0,
                1,
                0,
                1,
                0,
                78,
                'Gone',
                '0.7',
                143441,
                743_203_600,
                null,
              ],
            ],
          },
          launch_events: {
            columns:
              'pid INTEGER PRIMARY KEY, bundle_id TEXT, containing_bundle_id, event_source INTEGER, is_extension INTEGER, launch_end_time DATETIME, launch_start_time DATETIME, timestamp DATETIME',
            rows: [
              [
                4,
                'org.example.app.widget',
                'org.example.app',
                1,
                1,
                743_203_760,
                743_203_700,
                743_203_761,
              ],
            ],
          },
          purchase_history_apps: {
            columns:
              'pid INTEGER PRIMARY KEY, bundle_id TEXT, date_purchased DATETIME, developer_name TEXT, hidden INTEGER, product_url URL, purchaser_dsid INTEGER, store_item_id INTEGER, title TEXT',
            rows: [
              [
                5,
                'org.example.old',
                480_000_000,
                'Old Works',
                1,
                'https://apps.example.org/old',
                1234567890,
                79,
                'Old',
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        id: 1,
        bundleId: 'org.example.app',
        name: 'Example',
        version: '2.4',
        build: '204',
        vendorName: 'Example Works',
        itemId: 77,
        eventType: 1,
        isBeta: false,
        isSystemApp: false,
        isPrior: false,
        notedAt: '2024-07-20T21:24:59.500Z',
      },
      {
        ...nothing,
        id: 2,
        bundleId: 'org.example.gone',
        name: 'Gone',
        version: '0.7',
        build: '7',
        itemId: 78,
        eventType: 1,
        isBeta: true,
        isSystemApp: false,
        isPrior: true,
        notedAt: '2024-07-20T21:26:40Z',
        removedAt: '2024-07-22T00:13:20Z',
      },
      {
        ...nothing,
        table: 'launch_events',
        id: 4,
        bundleId: 'org.example.app.widget',
        containingBundleId: 'org.example.app',
        notedAt: '2024-07-20T21:29:21Z',
        startedAt: '2024-07-20T21:28:20Z',
        endedAt: '2024-07-20T21:29:20Z',
      },
      {
        ...nothing,
        table: 'purchase_history_apps',
        id: 5,
        bundleId: 'org.example.old',
        name: 'Old',
        vendorName: 'Old Works',
        itemId: 79,
        accountId: 1234567890,
        url: 'https://apps.example.org/old',
        isHidden: true,
        boughtAt: '2016-03-18T13:20:00Z',
      },
    ],
    times: [
      [{ at: '2024-07-20T21:24:59.500Z', marks: 'app noted by the store', clock: 'utc' }],
      [
        { at: '2024-07-20T21:26:40Z', marks: 'app noted by the store', clock: 'utc' },
        { at: '2024-07-22T00:13:20Z', marks: 'app removed', clock: 'utc' },
      ],
      [
        { at: '2024-07-20T21:28:20Z', marks: 'app used', clock: 'utc' },
        { at: '2024-07-20T21:29:20Z', marks: 'app used, ends', clock: 'utc' },
      ],
      [{ at: '2016-03-18T13:20:00Z', marks: 'app first got by the account', clock: 'utc' }],
    ],
  },
  {
    name: 'an older version with a list for a purpose of the store',
    content: {
      sqlite: {
        tables: {
          current_apps_crossfire: {
            columns: 'pid INTEGER PRIMARY KEY, bundle_id TEXT, item_id INTEGER, timestamp DATETIME',
            rows: [[1, 'org.example.app', 77, 643_203_499]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        table: 'current_apps_crossfire',
        id: 1,
        bundleId: 'org.example.app',
        itemId: 77,
        notedAt: '2021-05-20T11:38:19Z',
      },
    ],
  },
  {
    name: 'a database of another program',
    content: { sqlite: { tables: { other: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
