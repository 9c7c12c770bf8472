import type { ModuleRow } from './parity-table.ts';

/** Every module that MVT has for the iPhone, in the order of its documentation. */
export const modules: readonly ModuleRow[] = [
  {
    module: 'BackupInfo',
    evidence: 'backup',
    artifacts: ['ios.backup-info'],
    differs: 'The second IMEI too. No table of models and versions, so no notice of an old iOS.',
    proofs: [{ kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' }],
    state: 'done',
  },
  {
    module: 'ConfigurationProfiles',
    evidence: 'backup',
    artifacts: ['ios.configuration-profiles'],
    differs:
      "Also each payload's own id, the addresses and servers it names, and whether remote management put the profile there. The whole property list, with tokens and certificates, only in `--full`.",
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'Manifest',
    evidence: 'backup',
    artifacts: ['ios.manifest'],
    differs:
      'Also group, inode, protection class and the target of links; the device path of each file, so that absolute paths in indicators meet it. Where the list cannot be read, files of a plain backup are found by their ids; MVT stops.',
    proofs: [{ kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' }],
    state: 'done',
  },
  {
    module: 'ProfileEvents',
    evidence: 'backup',
    artifacts: ['ios.profile-events'],
    differs: 'In dumps too. No finding for each event: carriers and management cause them daily.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'CacheFiles',
    evidence: 'dump',
    artifacts: ['ios.cache-files'],
    differs: 'Every `Cache.db`; also method, status, kind, referrer and partition of each answer.',
    proofs: [
      { kind: 'public data', file: 'packages/core/test/differential/ileapp-cache-files.test.ts' },
    ],
    state: 'done',
  },
  {
    module: 'Filesystem',
    evidence: 'dump',
    artifacts: ['ios.filesystem'],
    differs:
      'Paths are absolute; also links, kind, size, and times out of tar and zip. A name alone is compared with processes only where it can be that of a ' +
      'program: not of folders, data of apps and parts of the system in their own place, which public phones have.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/what-mvt-gets-wrong.test.ts' }],
    state: 'done',
  },
  {
    module: 'Netusage',
    evidence: 'dump',
    artifacts: ['ios.netusage'],
    differs: 'Like DataUsage below; also processes whose row was deleted.',
    proofs: [{ kind: 'public data', file: 'packages/core/test/differential/ffs-netusage.test.ts' }],
    state: 'done',
  },
  {
    module: 'Analytics',
    evidence: 'dump',
    artifacts: ['ios.analytics'],
    differs: 'Values of all tables, with the same times.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'AnalyticsIOSVersions',
    evidence: 'dump',
    artifacts: ['ios.analytics-ios-versions'],
    differs: 'Also the last time of each build and how many events name it.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'SafariFavicon',
    evidence: 'dump',
    artifacts: ['ios.safari-favicon'],
    differs: 'Every copy below `/private/var/mobile`.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'ShutdownLog',
    evidence: 'dump',
    artifacts: ['ios.shutdown-log'],
    differs:
      'A last block without its SIGTERM line is kept; a UUID behind the path of a program is told apart from it; rotated logs are read. Rules of our own are below.',
    proofs: [
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/shutdown-log.test.ts',
        note: 'public logs that somebody made up',
      },
    ],
    state: 'done',
  },
  {
    module: 'IOSVersionHistory',
    evidence: 'dump',
    artifacts: ['ios.ios-version-history'],
    differs: 'Build apart from version.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'WebkitIndexedDB',
    evidence: 'dump',
    artifacts: ['ios.filesystem'],
    differs:
      'Fields `originUrl` and `embeddedOriginUrls`, of the folder and of each file in it, with the time of each. In backups: `ios.manifest`.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'WebkitLocalStorage',
    evidence: 'dump',
    artifacts: ['ios.filesystem'],
    differs: 'As WebkitIndexedDB.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'WebkitSafariViewService',
    evidence: 'dump',
    artifacts: ['ios.filesystem'],
    differs: 'As WebkitIndexedDB.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'Calls',
    evidence: 'both',
    artifacts: ['ios.calls'],
    differs: 'Also direction, answered, kind of call and participants.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'ChromeFavicon',
    evidence: 'both',
    artifacts: ['ios.chrome-favicon'],
    differs: 'Every profile; Brave, Edge and other browsers with the same database.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/chrome-history.test.ts' }],
    state: 'done',
  },
  {
    module: 'ChromeHistory',
    evidence: 'both',
    artifacts: ['ios.chrome-history'],
    differs:
      'As ChromeFavicon; also redirects, referrer and duration; visits of another device are told apart, and addresses whose visits are gone are kept.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/chrome-history.test.ts' }],
    state: 'done',
  },
  {
    module: 'Contacts',
    evidence: 'both',
    artifacts: ['ios.contacts'],
    differs:
      'One record a person, not one a number; also web addresses, which are compared, and times.',
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-histories-contacts.test.ts',
      },
    ],
    state: 'done',
  },
  {
    module: 'FirefoxFavicon',
    evidence: 'both',
    artifacts: ['ios.firefox-favicon'],
    differs: 'Only the old `browser.db`; newer versions keep no icons there.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/firefox-history.test.ts' }],
    state: 'done',
  },
  {
    module: 'FirefoxHistory',
    evidence: 'both',
    artifacts: ['ios.firefox-history'],
    differs: 'Also `places.db` of current versions, and pages whose visits are gone.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/firefox-history.test.ts' }],
    state: 'done',
  },
  {
    module: 'IDStatusCache',
    evidence: 'both',
    artifacts: ['ios.id-status-cache'],
    differs: 'Counts of NUL are a field, too.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'InteractionC',
    evidence: 'both',
    artifacts: ['ios.interaction-c'],
    differs:
      "Recipients of one row stand in one record; names from WhatsApp's lists. MVT compares nothing; here links, apps and e-mail addresses are compared.",
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/interaction-c.test.ts' },
    ],
    state: 'done',
  },
  {
    module: 'LocationdClients',
    evidence: 'both',
    artifacts: ['ios.locationd-clients'],
    differs: 'All copies. `ClientStorageToken` only in `--full`.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'OSAnalyticsADDaily',
    evidence: 'both',
    artifacts: ['ios.os-analytics-ad-daily'],
    differs: 'The same.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'Datausage',
    evidence: 'both',
    artifacts: ['ios.data-usage'],
    differs:
      'Also processes whose row was deleted. Rows without a process are one finding each, not two; no made-up rows for gaps in numbers; no search for the binary of a process.',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/data-usage.test.ts' },
    ],
    state: 'in part',
  },
  {
    module: 'SafariBrowserState',
    evidence: 'both',
    artifacts: ['ios.safari-browser-state'],
    differs: 'Also `SafariTabs.db` of current versions, `CloudTabs.db` and packed sessions.',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/safari-browser-state.test.ts' },
    ],
    state: 'done',
  },
  {
    module: 'SafariHistory',
    evidence: 'both',
    artifacts: ['ios.safari-history'],
    differs:
      'All profiles; also addresses that were removed, and deleted rows. Redirects are fields of each visit; a rule looks at their speed (see below).',
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-histories-contacts.test.ts',
        note: 'of Macs',
      },
    ],
    state: 'done',
  },
  {
    module: 'TCC',
    evidence: 'both',
    artifacts: ['ios.tcc'],
    differs:
      'Also when a permission expires, and when a service was last used (`access_times`, before iOS 11).',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/tcc.test.ts' },
    ],
    state: 'done',
  },
  {
    module: 'SMS',
    evidence: 'both',
    artifacts: ['ios.sms'],
    differs:
      "Messages without a handle; links behind words of the formatted text and in previews; messages that were deleted, from the system's lists and from free space.",
    proofs: [{ kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' }],
    state: 'done',
  },
  {
    module: 'SMSAttachments',
    evidence: 'both',
    artifacts: ['ios.sms-attachments'],
    differs: 'Every file once, seconds and nanoseconds alike.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/sms-attachments.test.ts' }],
    state: 'done',
  },
  {
    module: 'WebkitResourceLoadStatistics',
    evidence: 'both',
    artifacts: ['ios.webkit-resource-load-statistics'],
    differs: 'Also which sites led to which; how a site was met is judged by interaction.',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/webkit-resource-load-statistics.test.ts',
      },
    ],
    state: 'done',
  },
  {
    module: 'WebkitSessionResourceLog',
    evidence: 'both',
    artifacts: ['ios.webkit-session-resource-log'],
    differs: 'Its five lists and three more; no second finding about the chain.',
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'Whatsapp',
    evidence: 'both',
    artifacts: ['ios.whatsapp', 'ios.whatsapp-chats', 'ios.whatsapp-lid'],
    differs: 'Every container, WhatsApp Business too; deleted messages.',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/whatsapp-chats.test.ts' },
    ],
    state: 'done',
  },
  {
    module: 'WhatsappContacts',
    evidence: 'both',
    artifacts: ['ios.whatsapp-contacts'],
    differs: 'As Whatsapp, but deleted rows are not looked for.',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-histories-contacts.test.ts',
        note: 'an empty one',
      },
    ],
    state: 'done',
  },
  {
    module: 'Shortcuts',
    evidence: 'both',
    artifacts: ['ios.shortcuts'],
    differs:
      'Addresses at any depth of an action, in data and lists within it, also of imported shortcuts; and those in name and description.',
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/shortcuts.test.ts' }],
    state: 'done',
  },
  {
    module: 'Applications',
    evidence: 'both',
    artifacts: ['ios.applications'],
    differs:
      "Purchase dates are UTC whatever the examiner's zone. The whole of the store's data only in `--full`.",
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    module: 'Calendar',
    evidence: 'both',
    artifacts: ['ios.calendar'],
    differs: 'Also links in text and the answer to an invitation.',
    proofs: [
      { kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/calendar.test.ts' },
    ],
    state: 'done',
  },
  {
    module: 'GlobalPreferences',
    evidence: 'both',
    artifacts: ['ios.global-preferences'],
    differs: 'The same keys.',
    proofs: [{ kind: 'MVT', file: 'packages/core/test/differential/mvt-ios14.test.ts' }],
    state: 'done',
  },
  {
    module: 'SysdiagnoseInfo',
    evidence: 'sysdiagnose',
    artifacts: [],
    differs:
      'Model, version, serial number, IMEI and UDID of the phone, the account in the App Store and when the report was made, from four files of a sysdiagnose, which Athar does not open. ' +
      'Backups and copies of a file system hold the same facts elsewhere: `ios.backup-info`, `ios.data-ark`, `ios.accounts`.',
    proofs: [],
    state: 'not there',
  },
];
