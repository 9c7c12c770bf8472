import { isoTime } from '../../src/bytes/time.ts';
import type { EvidenceRecord } from '../../src/model/index.ts';
import { instant, type Comparison, type Difference, type TheirValue } from './comparison.ts';

/** Files of MVT's output that are no list of what it read. */
export const notCompared: { readonly [file: string]: string } = {
  'alerts.json': 'Alerts are judgements; ours come from rules and indicators and are tested there.',
  'alerts_timeline.csv': 'As alerts.json.',
  'datausage_detected.json':
    'Core Data gives out numbers and takes them back: a gap in them is ordinary, and no placeholder is made for it.',
  'global_preferences_detected.json': 'As alerts.json.',
  'urls.json': 'The links stand in the records of the messages they came in.',
};

/** WhatsApp's list of hidden ids lies in the folder, but the backup's list of files does not name it; MVT works out its name. */
export const unlistedFiles = {
  '/private/var/mobile/Containers/Shared/AppGroup/group.net.whatsapp.WhatsApp.shared/LID.sqlite':
    'e7/e794f6ffcc3c222535f47684a63d5178da3c4500',
};

const value = (field: string) => (record: EvidenceRecord) => String(record.data[field]);

const time = (marks: RegExp) => (record: EvidenceRecord) =>
  record.times.find((moment) => marks.test(moment.marks))?.at ?? null;

const unixTime = (field: string) => (record: EvidenceRecord) =>
  isoTime('unix-seconds', record.data[field] as number) ?? null;

const wholeSecondsOnly: Difference = {
  reason: 'MVT cuts nanoseconds off before it makes a date of them; ours keeps what is stored.',
  holds: (theirs, ours) =>
    ours.times.some(
      ({ at }) => instant(at)?.slice(0, 19) === instant(asText(theirs))?.slice(0, 19),
    ),
};

const kindOfRecord: Difference = {
  reason: 'MVT prints several kinds of rows into one file; with us each kind is an artifact.',
  holds: () => true,
};

function asText(theirs: TheirValue): string {
  return typeof theirs === 'string' ? theirs : '';
}

export const comparisons: readonly Comparison[] = [
  {
    module: 'backup_info',
    artifact: 'ios.backup-info',
    theirKey: () => '',
    ourKey: () => '',
  },
  {
    module: 'calendar',
    artifact: 'ios.calendar',
    theirKey: ({ id }) => String(id),
    ourKey: value('id'),
  },
  {
    module: 'datausage',
    artifact: 'ios.data-usage',
    theirKey: ({ live_id, proc_id }) => `${String(live_id)} ${String(proc_id)}`,
    ourKey: ({ data }) => `${String(data['liveId'])} ${String(data['procId'])}`,
    differences: {
      live_isodate: {
        reason: 'A process without a usage row has no time of usage; MVT repeats its first one.',
        holds: (theirs, ours, row) =>
          ours.data['liveIsodate'] === null &&
          row['live_id'] === null &&
          theirs === row['first_isodate'],
      },
    },
    onlyTheirs: {
      reason: 'MVT makes up a row for each number that no process has.',
      is: ({ proc_name }) => String(proc_name).startsWith('MISSING [follows '),
    },
  },
  {
    module: 'global_preferences',
    artifact: 'ios.global-preferences',
    theirKey: ({ entry }) => String(entry),
    ourKey: value('entry'),
  },
  {
    module: 'interaction_c',
    artifact: 'ios.interaction-c',
    theirKey: ({ table_id }) => String(table_id),
    ourKey: value('tableId'),
    names: { derivied_intent_id: 'derivedIntentId' },
  },
  {
    module: 'manifest',
    artifact: 'ios.manifest',
    theirKey: ({ file_id }) => String(file_id),
    ourKey: value('fileId'),
    names: {
      created: unixTime('created'),
      modified: unixTime('modified'),
      status_changed: unixTime('statusChanged'),
    },
  },
  {
    module: 'safari_browser_state',
    artifact: 'ios.safari-browser-state',
    theirKey: ({ tab_url }) => String(tab_url),
    ourKey: value('tabUrl'),
    differences: {
      safari_browser_state_db: {
        reason: 'Where a file is stored is told once, in the list of files that were read.',
        holds: (_, ours) => ours.devicePath.endsWith('/BrowserState.db'),
      },
    },
  },
  {
    module: 'sms',
    artifact: 'ios.sms',
    theirKey: ({ guid }) => String(guid),
    ourKey: value('guid'),
    names: { isodate: time(/^message (received|sent)$/), isodate_read: time(/read$/) },
    differences: { isodate: wholeSecondsOnly, isodate_read: wholeSecondsOnly },
  },
  {
    module: 'tcc',
    artifact: 'ios.tcc',
    theirKey: ({ service, client }) => `${String(service)} ${String(client)}`,
    ourKey: ({ data }) => `${String(data['service'])} ${String(data['client'])}`,
  },
  {
    module: 'webkit_resource_load_statistics',
    artifact: 'ios.webkit-resource-load-statistics',
    theirKey: ({ domain, registrable_domain }) =>
      `${String(domain).replace('AppDomain-', '')} ${String(registrable_domain)}`,
    ourKey: ({ data }) => `${String(data['app'])} ${String(data['registrableDomain'])}`,
    names: {
      domain: ({ data }) => `AppDomain-${String(data['app'])}`,
      path: ({ devicePath }, theirs) => devicePath.slice(-asText(theirs).length),
    },
  },
  {
    module: 'whatsapp',
    artifact: 'ios.whatsapp',
    rows: ({ record_type }) => record_type === undefined,
    theirKey: ({ Z_PK }) => String(Z_PK),
    ourKey: value('pk'),
    names: { isodate: time(/^message (received|sent)$/) },
  },
  {
    module: 'whatsapp',
    artifact: 'ios.whatsapp-chats',
    rows: ({ record_type }) => record_type === 'chat_session',
    theirKey: ({ session_pk }) => String(session_pk),
    ourKey: value('sessionPk'),
    differences: { record_type: kindOfRecord },
  },
  {
    module: 'whatsapp',
    artifact: 'ios.whatsapp-lid',
    rows: ({ record_type }) => record_type === 'lid_phone_number_pair',
    theirKey: ({ lid }) => String(lid),
    ourKey: value('lid'),
    differences: { record_type: kindOfRecord },
  },
  {
    module: 'whatsapp_contacts',
    artifact: 'ios.whatsapp-contacts',
    theirKey: ({ row_pk }) => String(row_pk),
    ourKey: value('rowPk'),
  },
];
