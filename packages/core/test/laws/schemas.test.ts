import { beforeAll, describe, expect, test } from 'vitest';
import type {
  AnyArtifact,
  AnyRule,
  ArtifactExample,
  SqliteExample,
} from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { backupFacts, examine, type Examined } from '../builders/examine.ts';
import { once } from '../builders/once.ts';
import { coverageOf } from '../../src/engine/coverage.ts';
import { artifactModules, ruleModules } from '../modules.ts';

/**
 * Older and newer versions of iOS: a database that lacks a table or a column is read for what is there, and the coverage says
 * what was not; one whose schema is another is not supported, which is neither an error nor nothing.
 */

beforeAll(startSqlite);

interface Case {
  readonly id: string;
  readonly artifact: AnyArtifact;
  readonly example: ArtifactExample;
  readonly database: SqliteExample;
}

/** Artifacts for which every schema is a known one, each with its reason. */
const ofAnySchema: { readonly [id: string]: string } = {
  'ios.database-state': 'reads how a database is kept, not what its tables hold',
};

const cases: readonly Case[] = artifactModules.flatMap(({ definition, examples }) =>
  examples.flatMap((example) => {
    const { content, records, problems = [] } = example;
    if (typeof content !== 'object' || !('sqlite' in content)) return [];
    if (records.length === 0 || problems.length > 0) return [];
    if (Object.hasOwn(ofAnySchema, definition.id)) return [];
    return [{ id: definition.id, artifact: definition, example, database: content.sqlite }];
  }),
);

const rules = ruleModules.map(({ definition }) => definition);

/** An example as it is, and without each name. */
const readingsOf = once((one: Case) => ({
  whole: read(one, one.database),
  lacking: Array.from(reduced(one.database), ({ lacks, database }) => ({
    lacks,
    found: read(one, database),
  })),
}));

const unrelated: SqliteExample = { tables: { unrelated: { columns: 'a TEXT', rows: [['x']] } } };

/**
 * Tables and columns that may be gone while the artifact still counts as read, each with the reason: the coverage names them as absent, and no
 * gap is told. `*` at the end stands for any rest of the name.
 */
const older = 'systems before a certain version lack it';
const later = 'systems after a certain version lack it';
const forms = 'one of several forms, each of which lacks what is of another';
const numbered = 'Core Data numbers these names anew when a store is changed';
const madeLater = 'made when it is first needed: a list of what is gone';
const beside = 'a description: what is compared, when it was and who it was with stand elsewhere';
const secondary =
  'beside what the artifact is for: databases that tools made anew lack it, and what they hold is read in full';
const unproven =
  'known from one version, or from public copies of the schema: what every version has is not known';

const mayBeGone: { readonly [id: string]: readonly (readonly [why: string, names: string])[] } = {
  'ios.accounts': [[older, 'ZACCOUNT.ZOWNINGBUNDLEID']],
  'ios.analytics': [[forms, 'hard_failures all_events']],
  'ios.analytics-ios-versions': [[forms, 'hard_failures all_events']],
  'ios.app-provisioning': [
    [older, 'xml_profiles_cache certificates certificate_provisioning_cache'],
  ],
  'ios.app-store-user': [[unproven, 'current_apps* launch_events* purchase_history_apps*']],
  'ios.cache-files': [
    [older, 'cfurl_cache_response.partition'],
    [secondary, 'cfurl_cache_receiver_data cfurl_cache_blob_data'],
  ],
  'ios.calendar': [
    [older, 'Participant.last_modified Conference*'],
    [later, 'CalendarItem.conference'],
    [
      secondary,
      'CalendarItem.end_date CalendarItem.last_modified CalendarItem.creation_date CalendarItem.start_tz Identity Participant.is_self',
    ],
  ],
  'ios.calls': [
    [
      older,
      'ZCALLRECORD.ZSERVICE_PROVIDER ZCALLRECORD.ZINITIATOR ZCALLRECORD.ZBLOCKEDBYEXTENSION ZCALLRECORD.ZIDENTITYEXTENSION ZCALLRECORD.ZIMAGEURL ZHANDLE',
    ],
    [forms, 'ZHANDLE.ZVALUE'],
  ],
  'ios.calls-before-unlock': [[older, 'ZCALLRECORD.ZSERVICE_PROVIDER']],
  'ios.chrome-favicon': [
    [older, 'favicon_bitmaps favicon_bitmaps.last_requested'],
    [later, 'favicons.last_updated'],
  ],
  'ios.chrome-history': [
    [older, 'visits.external_referrer_url'],
    [secondary, 'urls.last_visit_time'],
  ],
  'ios.chrome-downloads': [[older, 'downloads*']],
  'ios.chrome-searches': [[older, 'keyword_search_terms']],
  'ios.cloud-drive-peers': [[unproven, 'users']],
  'ios.contacts': [
    [
      secondary,
      'ABPerson.CreationDate ABPerson.ModificationDate ABMultiValue ABMultiValueEntry ABMultiValueEntryKey',
    ],
  ],
  'ios.data-usage': [
    [older, 'ZLIVEUSAGE.ZPROCNAME ZLIVEUSAGE.ZBUNDLENAME ZPROCESS.ZEXTENSIONNAME'],
  ],
  'ios.facebook-messenger': [
    [older, 'client_messages'],
    [unproven, 'attachment_ctas attachment_ctas.action_url'],
  ],
  'ios.facetime-links': [[unproven, 'ZCONVERSATIONLINK.*']],
  'ios.firefox-favicon': [[forms, 'history favicon_sites favicon_site_urls']],
  'ios.firefox-history': [[older, 'moz_places.last_visit_date_local']],
  'ios.groupme': [[unproven, 'ZGMMESSAGE.*']],
  'ios.homekit-invitations': [[unproven, 'ZMKFINVITATION*']],
  'ios.interaction-c': [
    [older, 'ZINTERACTIONS.ZCONTENTURL ZATTACHMENT*'],
    [numbered, 'Z_1INTERACTIONS* Z_2INTERACTIONRECIPIENT*'],
    [secondary, 'ZINTERACTIONS.ZCREATIONDATE ZINTERACTIONS.ZENDDATE'],
  ],
  'ios.interaction-contacts': [
    [secondary, 'ZCONTACTS.ZFIRSTINCOMINGSENDERDATE ZCONTACTS.ZLASTINCOMINGSENDERDATE'],
  ],
  'ios.knowledge-c': [[older, 'ZSTRUCTUREDMETADATA.*']],
  'ios.mail': [
    [beside, 'messages.summary messages.date_sent'],
    [older, 'messages.global_message_id message_rich_links* rich_links'],
    [older, 'remote_content_links* additional_remote_content_links*'],
  ],
  'ios.mastodon': [[unproven, 'ZMASTODONUSER.* ZSETTING*']],
  'ios.message-accounts': [[secondary, 'chat']],
  'ios.message-chats': [
    [older, 'sync_deleted_chats'],
    [secondary, 'chat.* chat_handle_join* handle*'],
  ],
  'ios.netusage-domains': [[older, 'ZAPPDOMAINUSAGE']],
  'ios.notes': [
    [numbered, 'ZICCLOUDSYNCINGOBJECT.ZCREATIONDATE* ZICCLOUDSYNCINGOBJECT.ZMODIFICATIONDATE1'],
  ],
  'ios.photos': [[forms, 'ZADDITIONALASSETATTRIBUTES.*']],
  'ios.powerlog': [
    [forms, 'PLProcessNetworkAgent_EventInterval_UsageDiff PLCameraAgent_EventForward_Camera'],
    [forms, 'PLXPCAgent_EventPoint_BackgroundTransfer'],
    [unproven, 'PLProcessNetworkAgent_EventInterval_UsageDiff.BundleName'],
    [unproven, 'PLCameraAgent_EventForward_Camera.* PLXPCAgent_EventPoint_BackgroundTransfer.*'],
    [forms, 'PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval_Dynamic'],
    [
      forms,
      'PLCoalitionAgent_EventInterval_CoalitionInterval PLAppTimeService_Aggregate_AppRunTime*',
    ],
    [forms, 'PLXPCAgent_EventForward_InCallService*'],
    [unproven, 'PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval_Dynamic.BundleID'],
    [unproven, 'PLCoalitionAgent_EventInterval_CoalitionInterval.BundleId'],
  ],
  'ios.reminders': [
    [forms, 'ZREMCDREMINDER* ZREMCDOBJECT*'],
    [older, 'ZREMCDTEMPLATE* ZREMCDSAVEDREMINDER*'],
  ],
  'ios.safari-browser-state': [
    [
      unproven,
      'cloud_tabs.system_fields cloud_tab_close_requests cloud_tab_close_requests.system_fields',
    ],
    [forms, 'tabs.uuid'],
    [older, 'bookmarks.* cloud_tabs.last_viewed_time'],
    [secondary, 'tabs.user_visible_url'],
  ],
  'ios.safari-favicon': [[forms, 'rejected_resources']],
  'ios.safari-history': [[secondary, 'history_tombstones']],
  'ios.shared-calendars': [[unproven, 'Identity* Calendar.* Sharee* Notification*']],
  'ios.shared-files': [[unproven, 'client_items.*']],
  'ios.shared-notes': [[older, 'ZICINVITATION*']],
  'ios.shared-photos': [
    [unproven, 'ZGENERICALBUM.* ZCLOUDSHAREDALBUMINVITATIONRECORD* ZSHARE* ZCLOUDSHAREDCOMMENT*'],
  ],
  'ios.shortcuts': [
    [forms, 'ZSHORTCUTACTIONS.ZSHORTCUT ZSHORTCUT.ZACTIONS'],
    [beside, 'ZSHORTCUT.ZACTIONSDESCRIPTION'],
  ],
  'ios.sms': [
    [madeLater, 'deleted_messages'],
    [
      older,
      'message.message_summary_info unsynced_removed_recoverable_messages chat_recoverable_message_join*',
    ],
    [secondary, 'message.date_read message.subject'],
  ],
  'ios.sms-attachments': [
    [secondary, 'attachment.start_date handle message message_attachment_join'],
  ],
  'ios.tcc': [
    [older, 'access.last_modified expired'],
    [later, 'access_times'],
    [secondary, 'expired.last_modified expired.expired_at'],
  ],
  'ios.threema': [[forms, 'ZMESSAGE.ZCAPTION']],
  'ios.viber': [[later, 'ZVIBERMESSAGE.*']],
  'ios.voicemail': [[older, 'deleted']],
  'ios.webkit-resource-load-statistics': [
    [older, 'ObservedDomains.mostRecentWebPushInteractionTime'],
    [secondary, 'ObservedDomains.mostRecentUserInteractionTime'],
  ],
  'ios.whatsapp': [
    [
      secondary,
      'ZWAMESSAGE.ZMEDIAITEM ZWAMEDIAITEM ZWAMEDIAITEM.ZTITLE ZWAMEDIAITEM.ZVCARDSTRING ZWAMEDIAITEM.ZVCARDNAME ZWAMESSAGEDATAITEM',
    ],
  ],
  'ios.whatsapp-chats': [
    [
      secondary,
      'ZWACHATSESSION.ZGROUPINFO ZWAGROUPINFO ZWAGROUPINFO.ZCREATIONDATE ZWAMESSAGE ZWAMESSAGE.ZCHATSESSION ZWAMESSAGE.ZMESSAGEDATE ZWACHATSESSION.ZLASTMESSAGETEXT ZWACHATSESSION.ZSAVEDINPUT',
    ],
  ],
  'ios.whatsapp-contacts': [[unproven, 'ZWAADDRESSBOOKCONTACT.*']],
};

/** Artifacts whose records may stand in other tables than those of an example. */
const inOtherTables: { readonly [id: string]: string } = {
  'ios.firefox-favicon': forms,
  'ios.tcc': 'the examples hold decisions that were put aside or uses, and no decision that stands',
};

/** Every excuse, as `artifact name`. */
const excuses = Object.entries(mayBeGone).flatMap(([id, reasons]) =>
  reasons.flatMap(([, names]) => names.split(' ').map((name) => `${id} ${name}`)),
);

function excuseOf(name: string): string | undefined {
  return excuses.find((excuse) =>
    excuse.endsWith('*') ? name.startsWith(excuse.slice(0, -1)) : name === excuse,
  );
}

describe('a database of an unknown schema', () => {
  const artifacts = [...new Map(cases.map((one) => [one.id, one])).values()];
  test.each(artifacts)('is not supported, and not nothing: $id', (one) => {
    const coverage = coverageAfter(one, read(one, unrelated));
    expect(coverage).toMatchObject({ outcome: 'not-supported', records: 0 });
    expect(coverage.problems.length).toBeGreaterThan(0);
  });

  test('is tried on every artifact that reads databases', () => {
    expect(artifacts.length).toBeGreaterThan(45);
  });
});

describe('a database that lacks a table or a column', () => {
  test.each(cases)('is read for what is there: $id, $example.name', (one) => {
    const { whole, lacking } = readingsOf(one);
    for (const { lacks, found } of lacking) {
      const { outcome, problems, absent = [] } = coverageAfter(one, found);
      const told = [...problems.map(({ detail }) => detail), ...absent].join('\n').toLowerCase();
      // Core Data numbers the names of relations anew in each version.
      const name = lacks
        .split('.')
        .at(-1)!
        .toLowerCase()
        .replace(/^z_?\d+/, '');

      expect(
        problems.map(({ code }) => code),
        lacks,
      ).not.toContain('internal');
      expect(['read', 'partly-read', 'not-supported', 'not-present'], lacks).toContain(outcome);
      expect(absent.filter((one) => /(?:^|\.)$/.test(one))).toEqual([]);
      // A file without a place for any record is not one in which none was found.
      const isAll = !lacks.includes('.') && !Object.hasOwn(inOtherTables, one.id);
      if (isAll && found.records === 0 && whole.records > 0)
        expect(outcome, lacks).not.toBe('read');
      // Nothing is never shown where there was something, without a word about it.
      if (dataOf(found) !== dataOf(whole)) expect(told, lacks).toContain(name);
    }
  });
});

describe('a database that lacks what every version has', () => {
  const artifacts = [...new Map(cases.map((one) => [one.id, one.artifact])).values()];
  const silentOf = once(({ id }: AnyArtifact) => silentIn(cases.filter((one) => one.id === id)));
  test.each(artifacts)('does not count as read: $id', (artifact) => {
    expect(
      [...silentOf(artifact)].filter((lacks) => !excuseOf(`${artifact.id} ${lacks}`)).join(' '),
    ).toBe('');
  });

  test('has no excuse that is out of date', () => {
    const used = artifacts.flatMap((artifact) =>
      [...silentOf(artifact)].map((lacks) => excuseOf(`${artifact.id} ${lacks}`)),
    );
    expect(excuses.filter((excuse) => !used.includes(excuse)).join('\n')).toBe('');
  });

  test.each(artifacts)('is tried without each name that is declared: $id', (artifact) => {
    const tried = new Set(
      cases
        .filter(({ id }) => id === artifact.id)
        .flatMap(({ database }) => [...reduced(database)].map(({ lacks }) => lacks.toLowerCase())),
    );
    // A table of no example has the columns of one that is: they are read alike.
    const untried = (artifact.decisive ?? [])
      .flatMap((line) => line.toLowerCase().split(' or '))
      .filter((name) => tried.has(name.split('.')[0]!) && !tried.has(name));
    expect(untried.join(' ')).toBe('');
  });
});

describe('what is missing from a schema', () => {
  const judged = [...new Set(cases.map(({ id }) => id))].filter((id) => rulesOf(id).length > 0);
  test.each(judged)('is no sign of anything: %s', (judgedId) => {
    for (const one of cases.filter(({ id }) => id === judgedId)) {
      const { whole, lacking } = readingsOf(one);
      const expected = findingsOf(whole);
      for (const { lacks, found } of lacking) {
        const more = [...findingsOf(found)].filter(
          ([rule, count]) => count > (expected.get(rule) ?? 0),
        );
        expect(more, lacks).toEqual([]);
      }
    }
  });
});

/** Names without which records hold other times or less to compare, and nothing tells of a gap. */
function silentIn(all: readonly Case[]): Set<string> {
  const silent = new Set<string>();
  for (const one of all) {
    const { whole, lacking } = readingsOf(one);
    const toldOfWhole = problemsOf(whole);
    for (const { lacks, found } of lacking) {
      if (comparedOf(one, found) === comparedOf(one, whole)) continue;
      if (problemsOf(found).every((problem) => toldOfWhole.includes(problem))) silent.add(lacks);
    }
  }
  return silent;
}

function rulesOf(id: string): AnyRule[] {
  return rules.filter(({ artifact }) => artifact.id === id);
}

function problemsOf({ problems, fileProblems }: Examined): string[] {
  return [...problems, ...fileProblems].map(({ code, detail }) => `${code} ${detail}`);
}

/** How many findings each rule has. */
function findingsOf({ findings }: Examined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { origin } of findings) {
    const key = JSON.stringify(origin);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What of the records is compared with indicators, and their times. */
function comparedOf({ artifact }: Case, { lines }: Examined): string {
  return JSON.stringify(
    lines.map(({ data, times }) => ({
      compared: Object.entries(data).filter(
        ([name]) => artifact.fields[name]?.observable !== undefined,
      ),
      times,
    })),
  );
}

function dataOf({ lines }: Examined): string {
  return JSON.stringify(lines.map(({ data, times }) => ({ data, times })));
}

/** With the rules of the artifact. */
function read({ id, artifact, example }: Case, sqlite: SqliteExample): Examined {
  return examine(artifact, exampleBytes({ sqlite }), {
    rules: rulesOf(id),
    ...(example.devicePath !== undefined && { devicePath: example.devicePath }),
    related: new Map(
      Object.entries(example.related ?? {}).map(([path, of]) => [path, exampleBytes(of)]),
    ),
  });
}

function coverageAfter({ artifact }: Case, { problems, fileProblems, ...rest }: Examined) {
  const all = [...problems, ...fileProblems.map((problem) => ({ ...problem, count: 1 }))];
  const expectation = artifact.expected(backupFacts);
  return coverageOf('s1', artifact.id, expectation, 'chosen', [{ ...rest, problems: all }]);
}

/** The database without each of its tables, and without each of its columns, or with another name for it where it numbers the rows. */
function* reduced({
  tables,
}: SqliteExample): Generator<{ lacks: string; database: SqliteExample }> {
  for (const [name, { columns, rows }] of Object.entries(tables)) {
    const others = Object.fromEntries(Object.entries(tables).filter(([other]) => other !== name));
    yield { lacks: name, database: { tables: { ...unrelated.tables, ...others } } };

    const declared = columnsIn(columns);
    // What constrains the table would name a column that is gone.
    const kept = declared.filter(
      (text) => !/^(PRIMARY|UNIQUE|FOREIGN|CHECK|CONSTRAINT)\b/i.test(text),
    );
    if (kept.length < 2) continue;
    for (const [at, column] of kept.entries()) {
      const bare = /^["`[]?([\w ]+?)["`\]]?(?:\s|$)/.exec(column)?.[1] ?? column;
      // The number of the row itself is there in every version: another one can but call it otherwise.
      const isKey = /\bINTEGER PRIMARY KEY\b/i.test(column);
      const table = isKey
        ? {
            columns: kept
              .map((other) => (other === column ? 'renamed INTEGER PRIMARY KEY' : other))
              .join(', '),
            rows,
          }
        : {
            columns: kept.filter((_, index) => index !== at).join(', '),
            rows: rows.map((row) => row.filter((_, index) => index !== at)),
          };
      yield { lacks: `${name}.${bare}`, database: { tables: { ...tables, [name]: table } } };
    }
  }
}

/** The parts between the commas of a `CREATE TABLE` that stand in no brackets. */
function columnsIn(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  parts.push(part);
  return parts.map((part) => part.trim());
}
