import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { recoverRows } from '../../src/formats/sqlite/recovery/index.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

/** What is compared with indicators in a row that is there is compared in the same row once it was deleted. */

beforeAll(startSqlite);
const { Database } = await initSqlJs();

/** Tables of which a row was found again once it was deleted, behind the artifact that reads it. */
const compared = new Set<string>();

/** Tables of artifacts that look for deleted rows themselves. */
const ownRecovery: { readonly [artifact: string]: readonly string[] } = {
  'ios.app-provisioning': ['profiles', 'xml_profiles_cache'],
  'ios.app-states': ['application_identifier_tab', 'kvs'],
  'ios.cache-files': ['cfurl_cache_response', 'cfurl_cache_blob_data', 'cfurl_cache_receiver_data'],
  'ios.calendar': ['CalendarItem', 'Participant'],
  'ios.calls': ['ZCALLRECORD', 'ZHANDLE'],
  'ios.calls-before-unlock': ['ZCALLRECORD', 'ZHANDLE'],
  'ios.chrome-favicon': ['icon_mapping', 'favicons'],
  'ios.chrome-downloads': ['downloads', 'downloads_url_chains'],
  'ios.chrome-searches': ['keyword_search_terms'],
  'ios.chrome-history': ['urls', 'visits'],
  'ios.contacts': ['ABMultiValue', 'ABMultiValueEntry'],
  'ios.firefox-history': ['history', 'visits', 'moz_places', 'moz_historyvisits'],
  'ios.homekit-invitations': ['ZMKFINVITATION'],
  'ios.interaction-c': ['ZINTERACTIONS', 'ZCONTACTS', 'ZATTACHMENT'],
  'ios.message-accounts': ['handle', 'chat'],
  'ios.netusage-domains': ['ZAPPDOMAINUSAGE'],
  'ios.shared-notes': ['ZICCLOUDSYNCINGOBJECT', 'ZICINVITATION'],
  'ios.shortcuts': ['ZSHORTCUT', 'ZSHORTCUTACTIONS'],
  'ios.sms-attachments': ['attachment'],
  'ios.safari-bookmarks': ['bookmarks'],
  'ios.safari-browser-state': ['tabs', 'tab_sessions', 'bookmarks', 'session_state', 'cloud_tabs'],
  'ios.safari-suggestions': ['ignored_siri_suggested_sites'],
  'ios.safari-favicon': ['page_url', 'icon_info', 'rejected_resources'],
  'ios.tcc': ['access', 'expired'],
  'ios.webkit-resource-load-statistics': ['ObservedDomains'],
  'ios.whatsapp-chats': ['ZWACHATSESSION'],
};

/** Fields whose values stand in rows of another table, to which nothing leads any more where the number of the deleted row is lost. */
const ofOtherRows: { readonly [artifact: string]: { readonly [field: string]: string } } = {
  'ios.message-chats': {
    memberEmails: 'stand in `handle`, and are compared by `ios.message-accounts`',
  },
  'ios.mewe': { links: 'that of a card stands in `ZCHATLINK`, beside the number of the message' },
  'ios.sms-attachments': { email: 'stands in `handle`, and is compared by `ios.message-accounts`' },
};

const cases = artifactModules.flatMap(({ definition: artifact, examples }) => {
  const tables =
    'tables' in artifact
      ? artifact.tables.filter(({ recover }) => recover).map(({ table }) => table)
      : (ownRecovery[artifact.id] ?? []);
  return examples.flatMap(({ name, content, devicePath, problems = [] }) =>
    tables.length > 0 && typeof content === 'object' && 'sqlite' in content && problems.length === 0
      ? [
          {
            id: artifact.id,
            name,
            artifact,
            tables,
            bytes: () => exampleBytes(content),
            devicePath,
          },
        ]
      : [],
  );
});

test('there are artifacts whose deleted rows are read', () => {
  const ids = new Set(cases.map(({ id }) => id));
  expect(ids.size).toBeGreaterThanOrEqual(16);
  expect(Object.keys(ownRecovery).filter((id) => !ids.has(id))).toEqual([]);
  expect(Object.keys(ofOtherRows).filter((id) => !ids.has(id))).toEqual([]);
});

describe('what is compared of a row', () => {
  test.each(cases)('is found once it was deleted: $id, $name', (one) => {
    const { artifact, tables, bytes, devicePath } = one;
    const read = (file: Uint8Array): Examined =>
      examine(artifact, file, { ...(devicePath !== undefined && { devicePath }) });
    const before = observablesOf(artifact, read(bytes()), false);
    const lost: string[] = [];
    for (const table of tables) {
      const rowIds = rowIdsOf(bytes(), table);
      // Of a table without any row nothing tells what its rows looked like.
      for (const rowId of rowIds.length > 1 ? rowIds : []) {
        const changed = without(bytes(), table, rowId);
        // Of tables with two rows recovery is not always sure.
        if (!isRecovered(changed, table)) continue;
        compared.add(`${one.id} ${table}`);
        const after = read(changed);
        const live = observablesOf(artifact, after, false);
        const deleted = observablesOf(artifact, after, true);
        for (const value of before)
          if (!live.has(value) && !deleted.has(value)) lost.push(`${table} ${rowId}: ${value}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

test('that is asked of many tables', () => {
  expect(compared.size).toBeGreaterThan(60);
});

describe('rows of a page that nothing leads to any more', () => {
  let unattached = 0;

  test.each(cases)('are not called deleted: $id, $name', (one) => {
    const { artifact, tables, bytes, devicePath } = one;
    const deletedIn: string[] = [];
    for (const table of tables) {
      const changed = withLostPage(bytes(), table);
      if (changed === undefined) continue;
      const { lines } = examine(artifact, changed, {
        ...(devicePath !== undefined && { devicePath }),
      });
      if (lines.some(({ deleted }) => deleted === true)) deletedIn.push(table);
      unattached += lines.filter(({ position }) => isFreelist(position)).length;
    }
    expect(deletedIn).toEqual([]);
  });

  test('that is asked of some', () => {
    expect(unattached).toBeGreaterThan(200);
  });
});

const isFreelist = (position: unknown): boolean =>
  (position as { readonly space?: string }).space === 'freelist';

/** The rows of a table of one page, on a page of their own that no table and no list of free pages knows; the table is empty. */
function withLostPage(file: Uint8Array, table: string): Uint8Array | undefined {
  const database = new Database(file);
  const [found] = database.exec(`SELECT rootpage FROM sqlite_schema WHERE name = '${table}'`);
  const root = Number(found?.values[0]?.[0] ?? 0);
  database.close();
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const pageSize = header.getUint16(16);
  const at = (root - 1) * pageSize;
  const leaf = 13;
  if (root < 2 || file[at] !== leaf) return undefined;
  const pages = file.length / pageSize + 1;
  const changed = new Uint8Array(pages * pageSize);
  changed.set(file);
  changed.copyWithin(file.length, at, at + pageSize);
  const view = new DataView(changed.buffer);
  view.setUint32(28, pages);
  changed.fill(0, at, at + pageSize);
  view.setUint8(at, leaf);
  view.setUint16(at + 5, pageSize);
  return changed;
}

function isRecovered(file: Uint8Array, table: string): boolean {
  const rows = [...recoverRows({ file: memoryFile(file) })];
  return rows.some((row) => row.table?.toLowerCase() === table.toLowerCase());
}

function observablesOf(
  { id, fields }: AnyArtifact,
  { lines }: Examined,
  deleted: boolean,
): Set<string> {
  const names = Object.keys(fields).filter(
    (name) => fields[name]?.observable !== undefined && ofOtherRows[id]?.[name] === undefined,
  );
  const chosen = lines.filter((line) => (line.deleted === true) === deleted);
  return new Set(
    chosen.flatMap(({ data }) =>
      names.flatMap((name) => [data[name] ?? []].flat().map((value) => JSON.stringify(value))),
    ),
  );
}

function rowIdsOf(file: Uint8Array, table: string): number[] {
  const database = new Database(file);
  try {
    const [result] = database.exec(`SELECT count(*) FROM sqlite_schema WHERE name = '${table}'`);
    if (result?.values[0]?.[0] === 0) return [];
    return (database.exec(`SELECT rowid FROM ${table}`)[0]?.values ?? []).map(([id]) => Number(id));
  } finally {
    database.close();
  }
}

function without(file: Uint8Array, table: string, rowId: number): Uint8Array {
  const database = new Database(file);
  try {
    database.run('PRAGMA secure_delete = 0');
    database.run(`DELETE FROM ${table} WHERE rowid = ${rowId}`);
    return database.export();
  } finally {
    database.close();
  }
}
