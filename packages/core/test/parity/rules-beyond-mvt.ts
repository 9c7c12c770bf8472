import type { RuleRow } from './parity-table.ts';

/** What is judged beyond MVT. */
export const judgements: readonly RuleRow[] = [
  {
    what: 'Where a program lies, in the shutdown log',
    ours: '`ios.shutdown-log-staging-path`, `ios.shutdown-log-data-folder-path`, `ios.shutdown-log-unusual-path`, `ios.shutdown-log-system-name-elsewhere`',
    state: 'done',
  },
  {
    what: 'the same in crash reports',
    ours: '`ios.crash-report-staging-path`, `ios.crash-report-data-folder-path`, `ios.crash-report-unusual-path`, `ios.crash-report-system-name-elsewhere`',
    state: 'done',
  },
  {
    what: 'the same in permissions and clients of location',
    ours: '`ios.tcc-staging-path`, `ios.tcc-data-folder-path`, `ios.tcc-unusual-path`, `ios.tcc-system-name-elsewhere`, `ios.locationd-client-staging-path`, `ios.locationd-client-data-folder-path`, `ios.locationd-client-unusual-path`, `ios.locationd-client-system-name-elsewhere`',
    state: 'done',
  },
  {
    what: 'the same in the statistics of network use',
    ours: '`ios.data-usage-staging-path`, `ios.data-usage-data-folder-path`, `ios.data-usage-unusual-path`, `ios.data-usage-system-name-elsewhere`, `ios.netusage-staging-path`, `ios.netusage-data-folder-path`, `ios.netusage-unusual-path`, `ios.netusage-system-name-elsewhere`, `ios.os-analytics-staging-path`, `ios.os-analytics-data-folder-path`, `ios.os-analytics-unusual-path`, `ios.os-analytics-system-name-elsewhere`',
    state: 'done',
  },
  {
    what: 'the same in changes to configuration profiles',
    ours: '`ios.profile-event-staging-path`, `ios.profile-event-data-folder-path`, `ios.profile-event-unusual-path`, `ios.profile-event-system-name-elsewhere`',
    state: 'done',
  },
  {
    what: 'Files in a folder from which spyware ran',
    ours: '`ios.filesystem-staging-file`, `ios.manifest-staging-file`',
    state: 'done',
  },
  {
    what: 'Files in places that Predator, Coruna and DarkSword are known for',
    ours: '`ios.filesystem-known-spyware-place`, `ios.manifest-known-spyware-place`',
    state: 'done',
  },
  {
    what: '[Traces of deletion](anti-forensics.md) in data and network usage',
    ours: '`ios.data-usage-name-mismatch`, `ios.data-usage-process-without-name`, `ios.data-usage-process-without-usage`, `ios.data-usage-process-deleted`, `ios.netusage-name-mismatch`, `ios.netusage-process-without-name`, `ios.netusage-process-without-usage`, `ios.netusage-process-deleted`',
    state: 'done',
  },
  {
    what: 'the same in how databases are kept',
    ours: '`ios.database-newest-rows-gone`, `ios.database-zeroed-free-space`, `ios.database-mostly-free`, `ios.database-log-unusual`',
    state: 'in part: zeros only where public phones show that the database does not write them',
  },
  {
    what: 'the same in Messages, calendar and caches',
    ours: '`ios.attachment-without-message`, `ios.empty-attachment-folder`, `ios.deleted-backdated-invitation`, `ios.cache-of-radio-service`, `ios.cached-answer-without-body`, `ios.cached-body-file-gone`',
    state: 'done',
  },
  {
    what: 'the same in permissions and location: apps that are gone',
    ours: '`ios.permission-of-absent-app`, `ios.location-client-of-absent-app`',
    state: 'done',
  },
  {
    what: 'Settings of crash reports, changes of the clock, files that a backup lists and lacks',
    ours: '`ios.crash-reports-switched-off`, `ios.role-account-settings`, `ios.crash-settings-made-after-trace`, `ios.clock-set-far`, `ios.clock-moved-between-logs`, `ios.backup-files-missing`',
    state: 'done',
  },
  {
    what: 'A shutdown delayed long, shutdowns out of order',
    ours: '`ios.shutdown-log-many-notices`, `ios.shutdown-log-clock-went-back`',
    state: 'done',
  },
  {
    what: 'The same program over several shutdowns; a log that is empty though there were restarts; a restart that is missing',
    ours: '`ios.shutdown-log-same-program-again`, `ios.shutdown-log-without-shutdowns`, `ios.restart-missing-from-shutdown-log`',
    state: 'done; restarts are told by the log of the activation alone',
  },
  {
    what: 'Crashes of what takes in content',
    ours: '`ios.crash-of-content-handler`, `ios.crash-in-content-decoder`, `ios.crash-with-forged-pointer`, `ios.panic-of-media-hardware`; together: `ios.content-handlers-crash-close-together`, `ios.program-after-content-crash`',
    state: 'done',
  },
  {
    what: 'Crashes that were listed or counted, without a report',
    ours: '`ios.listed-crash-without-report`, `ios.crash-counted-without-report`',
    state: 'done; lists inside the unified log or a sysdiagnose are not read',
  },
  {
    what: 'Messages that the system recorded, from accounts that Messages does not know',
    ours: '`ios.message-from-unknown-account`',
    state: 'done',
  },
  {
    what: "The process that Operation Triangulation's spyware ran as (triangle_check's exact sign), with or without indicators",
    ours: '`ios.data-usage-backup-agent`, `ios.os-analytics-backup-agent`',
    state: 'done',
  },
  {
    what: "Operation Triangulation's order of events; look-ups at Apple without a conversation; installs near a link; pairs of traces of deletion",
    ours: '`ios.attachment-folders-emptied-near-process`, `ios.looked-up-account-unknown`, `ios.install-after-message-link`, `ios.deletion-traces-close-together`',
    state: 'done',
  },
  {
    what: 'Apps that run without the App Store, or lie there without anything of it',
    ours: '`ios.app-with-provisioning-profile`, `ios.app-without-store-data`',
    state: 'done',
  },
];
