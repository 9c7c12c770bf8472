import { decodeBase64 } from '../../formats/plist/base64.ts';
import {
  dictionaryAt,
  isDictionary,
  isKeyedArchive,
  readPropertyList,
  stringAt,
  unarchive,
  type PlistOptions,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type ParseContext,
  type Row,
} from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import {
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { filled, storedTextAt } from '../rows/field-values.ts';
import { orProblem, withoutProblems } from '../rows/row-problems.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A device that puts files into iCloud Drive, or a person of whom there are files. */
export type CloudDrivePeer = {
  /** `device` or `person`. */
  readonly kind: string;
  /** Files name it by this number: `deviceId` or `creatorId` of `ios.shared-files`. */
  readonly number: number | null;
  readonly name: string | null;
};

/** Bytes of a kind of value that iCloudDriveCore writes before the property list. */
const mostPrefix = 16;
const magic = Uint8Array.from('bplist00', (letter) => letter.charCodeAt(0));

export const cloudDrivePeers = defineArtifact<CloudDrivePeer>({
  id: 'ios.cloud-drive-peers',
  version: 1,
  title: 'Devices and people of iCloud Drive',
  group: 'people',
  describes:
    'Devices from which files came into the iCloud Drive of the phone, by the names that they had, and people who made files that are shared with it. A device that nobody in ' +
    'the household knows can have access to the account.',
  cannotShow:
    'When a device or person was last active, and whether a device still has access: old ones stay in the list, and one that never put a file into iCloud Drive is not in it. A name is given by the ' +
    'owner of a device, and several can have the same.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/filesApp.py'],
  paths: ['/private/var/mobile/Library/Application Support/CloudDocs/session/db/server.db'],
  expected: inSomeDumps,
  decisive: columnsOf('devices', 'key name'),

  fields: {
    kind: { label: 'Device or person' },
    number: { label: 'Number' },
    name: { label: 'Name', personal: true },
  },
  summary: ['kind', 'number'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const devices = requireTable(database, 'devices', ['key', 'name']);
    const users = optionalTable(database, 'users', ['user_key', 'user_plist']);

    function* peerIn(row: Row, isDevice: boolean) {
      const name = isDevice
        ? filled(storedTextAt(row, devices.at.name))
        : yield* orProblem(row, (options) => nameIn(row, users!.at.user_plist, context, options));
      return {
        kind: 'record',
        data: {
          kind: isDevice ? 'device' : 'person',
          number: numberAt(row, isDevice ? devices.at.key : users!.at.user_key),
          name: name ?? null,
        },
        position: row.position(),
      } as const;
    }

    const tables = users === undefined ? [devices.table] : [devices.table, users.table];
    const rows = rowsAndVanished(file, context, database, tables);
    for (const table of tables) {
      for (const row of rows.live(table)) yield yield* peerIn(row, table === devices.table);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isDevice = row.table?.toLowerCase() === 'devices';
      const record = withoutProblems(peerIn(row, isDevice));
      if (record.data.name !== null) yield { ...record, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** The name in an archive of `NSPersonNameComponents`. */
function nameIn(
  row: Row,
  column: number,
  { limits }: ParseContext,
  options: PlistOptions,
): string | null {
  const blob = row.blob(column);
  if (blob === null || blob.length === 0) return null;
  const start = startOfList(blob);
  if (start === undefined) throw new EvidenceError('unsupported', 'user_plist: no property list');
  const list = readPropertyList(blob.slice(start), limits, options);
  const value = isKeyedArchive(list) ? unarchive(list, limits) : list;
  const parts = isDictionary(value) ? dictionaryAt(value, 'NS.nameComponentsPrivate') : undefined;
  const names = ['NS.givenName', 'NS.familyName'].map((key) => parts && stringAt(parts, key));
  return names.filter(Boolean).join(' ') || null;
}

function startOfList(blob: Uint8Array): number | undefined {
  for (let start = 0; start <= mostPrefix; start++) {
    if (magic.every((byte, i) => blob[start + i] === byte)) return start;
  }
  return undefined;
}

/** `Sam Example`, as an archive behind three bytes. */
const sam =
  'AQIDYnBsaXN0MDDUAQIDBAUGHiFZJGFyY2hpdmVyWCRvYmplY3RzVCR0b3BYJHZlcnNpb25fEA9OU0tleWVkQXJjaGl2ZXKnBwgNExQVG1UkbnVsbNIJCg' +
  'sMViRjbGFzc18QGE5TLm5hbWVDb21wb25lbnRzUHJpdmF0ZYAGgALTCQ4PEBESXU5TLmZhbWlseU5hbWVcTlMuZ2l2ZW5OYW1lgAWABIADU1NhbVdFeGFt' +
  'cGxl0hYXGBlYJGNsYXNzZXNaJGNsYXNzbmFtZaIZGl8QG19OU1BlcnNvbk5hbWVDb21wb25lbnRzRGF0YVhOU09iamVjdNIWFxwdoh0aXxAWTlNQZXJzb2' +
  '5OYW1lQ29tcG9uZW50c9EfIFRyb290gAESAAGGoAAIABEAGwAkACkAMgBEAEwAUgBXAF4AeQB7AH0AhACSAJ8AoQCjAKUAqQCxALYAvwDKAM0A6wD0APkA' +
  '/AEVARgBHQEfAAAAAAAAAgEAAAAAAAAAIgAAAAAAAAAAAAAAAAAAASQ=';

const devices = { columns: 'key INTEGER PRIMARY KEY, name TEXT' };
const users = { columns: 'user_key INTEGER PRIMARY KEY, user_plist BLOB' };

export const examples = (): ArtifactExample<CloudDrivePeer>[] => [
  {
    name: 'two devices, one without a name, and two people, of one of whom nothing is kept',
    content: {
      sqlite: {
        tables: {
          devices: {
            ...devices,
            rows: [
              [1, 'iPhone of Sam'],
              [4, 'Laptop'],
              [5, ''],
            ],
          },
          users: {
            ...users,
            rows: [
              [0, null],
              [2, decodeBase64(sam)!],
            ],
          },
        },
      },
    },
    records: [
      { kind: 'device', number: 1, name: 'iPhone of Sam' },
      { kind: 'device', number: 4, name: 'Laptop' },
      { kind: 'device', number: 5, name: null },
      { kind: 'person', number: 0, name: null },
      { kind: 'person', number: 2, name: 'Sam Example' },
    ],
  },
  {
    name: 'a person of whom something else than a list is kept',
    content: {
      sqlite: {
        tables: {
          devices: { ...devices, rows: [] },
          users: { ...users, rows: [[3, Uint8Array.of(1, 2, 3)]] },
        },
      },
    },
    records: [{ kind: 'person', number: 3, name: null }],
    problems: ['unsupported'],
  },
  {
    name: 'an account with one device, and nobody who shares',
    content: {
      sqlite: {
        tables: { devices: { ...devices, rows: [[1, 'iPhone']] }, users: { ...users, rows: [] } },
      },
    },
    records: [{ kind: 'device', number: 1, name: 'iPhone' }],
  },
  {
    name: 'a database without devices is of a schema that is not known',
    content: { sqlite: { tables: { users: { ...users, rows: [[0, null]] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
