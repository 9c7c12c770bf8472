import type { TraceRow } from './parity-table.ts';

/** What is read beyond MVT. */
export const traces: readonly TraceRow[] = [
  {
    what: 'Cookies',
    artifacts: ['ios.cookies'],
    proofs: [
      { kind: 'public data', file: 'packages/core/test/differential/ileapp-cookies.test.ts' },
    ],
    state: 'done',
  },
  {
    what: 'Answers kept by apps, with the addresses in their bodies',
    artifacts: ['ios.cache-files'],
    proofs: [
      { kind: 'public data', file: 'packages/core/test/differential/ileapp-cache-files.test.ts' },
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/cached-body.test.ts',
        note: 'for bodies',
      },
    ],
    state: 'in part: not bodies in files of their own',
  },
  {
    what: 'Accounts',
    artifacts: ['ios.accounts'],
    proofs: [{ kind: 'public data', file: 'packages/core/test/differential/ffs-accounts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Numbers and addresses that Messages knows, also those of this phone',
    artifacts: ['ios.message-accounts'],
    proofs: [
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/deleted-rows-of-people-and-pages.test.ts',
      },
    ],
    state: 'done',
  },
  {
    what: 'Remote management and supervision',
    artifacts: ['ios.remote-management'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'VPNs, content filters, proxies and servers for names that apps or profiles set up',
    artifacts: ['ios.network-extensions'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Certificates of authorities that the phone was told to trust',
    artifacts: ['ios.trusted-certificates'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Known Wi-Fi networks',
    artifacts: ['ios.known-wifi-networks'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-known-wifi-networks.test.ts',
      },
    ],
    state: 'done',
  },
  {
    what: 'Installs and updates by the App Store',
    artifacts: ['ios.app-store-system'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ileapp-app-store-system.test.ts',
      },
    ],
    state: 'done',
  },
  {
    what: 'Apps that the App Store noted, also removed ones and their use; what the account ever got',
    artifacts: ['ios.app-store-user'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Data usage of a watch',
    artifacts: ['ios.watch-data-usage'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Lists of all processes when the kernel stopped or something hung',
    artifacts: ['ios.process-snapshots'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'What web pages fetched, in the cache of WebKit',
    artifacts: ['ios.webkit-network-cache'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'in part: not bodies',
  },
  {
    what: 'Scripts that websites set up to run without their page (service workers)',
    artifacts: ['ios.service-workers'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Screen Time',
    artifacts: ['ios.screen-time'],
    proofs: [
      { kind: 'public data', file: 'packages/core/test/differential/ffs-screen-time.test.ts' },
    ],
    state: 'done',
  },
  {
    what: 'knowledgeC',
    artifacts: ['ios.knowledge-c'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-knowledge-c.test.ts',
        note: 'of a Mac',
      },
    ],
    state: 'done',
  },
  {
    what: 'Biome, both versions',
    artifacts: ['ios.biome'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state:
      'in part: fields of the streams on apps, websites, notifications and the phone itself are known, the others are counted',
  },
  {
    what: 'Power log',
    artifacts: ['ios.powerlog'],
    proofs: [
      { kind: 'public data', file: 'packages/core/test/differential/ffs-powerlog.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/powerlog.test.ts' },
    ],
    state: 'done',
  },
  {
    what: 'Sites counted by the system',
    artifacts: ['ios.netusage-domains'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-netusage.test.ts',
        note: 'without such a row',
      },
    ],
    state: 'done',
  },
  {
    what: 'App Privacy Report',
    artifacts: ['ios.app-privacy-report'],
    proofs: [{ kind: 'public data', file: 'packages/core/test/differential/ffs-logs.test.ts' }],
    state: 'done',
  },
  {
    what: 'Keyboard',
    artifacts: ['ios.keyboard-usage'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ileapp-downloads-keyboard.test.ts',
      },
    ],
    state: 'done',
  },
  {
    what: 'Notifications',
    artifacts: ['ios.delivered-notifications', 'ios.knowledge-c', 'ios.biome'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Log of installs',
    artifacts: ['ios.mobile-installation-log'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Backups that were made and restored',
    artifacts: ['ios.mobile-backup', 'ios.data-ark'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-logs.test.ts',
        note: 'for the first',
      },
      { kind: 'examples', file: 'packages/core/test/artifacts.test.ts', note: 'for the second' },
    ],
    state: 'done',
  },
  {
    what: 'Activation',
    artifacts: ['ios.mobile-activation-log'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Website data of newer systems, whose folders name no website',
    artifacts: ['ios.webkit-origins'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Addresses given by networks',
    artifacts: ['ios.dhcp-leases'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Voicemail',
    artifacts: ['ios.voicemail'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ileapp-downloads-keyboard.test.ts',
        note: 'an empty one',
      },
    ],
    state: 'done',
  },
  {
    what: 'Mail',
    artifacts: ['ios.mail'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state:
      'in part: sender, subject and first words; before iOS 13 the links of the text; links that Mail took out of the text, content that it loads',
  },
  {
    what: 'Notes with their tables and what was recognised in drawings, with whom shared',
    artifacts: ['ios.notes', 'ios.shared-notes'],
    proofs: [
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/note-body.test.ts',
        note: 'for tables',
      },
      { kind: 'public data', file: 'packages/core/test/differential/ffs-notes.test.ts' },
      { kind: 'public data', file: 'packages/core/test/differential/ileapp-chats.test.ts' },
    ],
    state: 'done',
  },
  {
    what: 'Reminders',
    artifacts: ['ios.reminders'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Photos, shared albums and links',
    artifacts: ['ios.photos', 'ios.shared-photos'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'FaceTime links',
    artifacts: ['ios.facetime-links'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'WhatsApp calls',
    artifacts: ['ios.whatsapp-calls'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Teams, MeWe, Mastodon, Kik',
    artifacts: ['ios.teams', 'ios.mewe', 'ios.mastodon', 'ios.kik'],
    proofs: [{ kind: 'public data', file: 'packages/core/test/differential/ileapp-chats.test.ts' }],
    state: 'done',
  },
  {
    what: 'Google Chat, GroupMe, LINE, Threema, Viber',
    artifacts: ['ios.google-chat', 'ios.groupme', 'ios.line', 'ios.threema', 'ios.viber'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Instagram, Facebook Messenger, TikTok',
    artifacts: ['ios.instagram', 'ios.facebook-messenger', 'ios.tiktok'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state:
      'in part: not conversations of Instagram that are encrypted from end to end, names of senders in TikTok, or the older secret conversations of Messenger',
  },
  {
    what: 'Telegram',
    artifacts: ['ios.telegram'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'in part: not where the store is encrypted, or a preview is kept apart',
  },
  {
    what: 'Signal',
    artifacts: ['ios.signal'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'in part: only a copy that was decrypted before; otherwise said to be encrypted',
  },
  {
    what: 'Downloads in Safari',
    artifacts: ['ios.safari-downloads'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ileapp-downloads-keyboard.test.ts',
        note: 'of a Mac',
      },
    ],
    state: 'done',
  },
  {
    what: 'People with whom no interaction is left',
    artifacts: ['ios.interaction-contacts'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'In which conversation a message stands, who is in it, names of groups, junk and unknown senders',
    artifacts: ['ios.message-chats', 'ios.sms'],
    proofs: [
      { kind: 'examples', file: 'packages/core/test/artifacts.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/sms-conversations.test.ts' },
    ],
    state: 'done',
  },
  {
    what: 'Downloads and searches in Chrome',
    artifacts: ['ios.chrome-downloads', 'ios.chrome-searches'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/artifacts/chrome-history.test.ts',
        note: 'of computers',
      },
    ],
    state: 'done',
  },
  {
    what: 'Crash reports, lists of processes when memory was short',
    artifacts: ['ios.crash-reports', 'ios.jetsam-events'],
    proofs: [
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/crash-reports.test.ts',
        note: 'for the first',
      },
      { kind: 'examples', file: 'packages/core/test/artifacts.test.ts', note: 'for the second' },
    ],
    state: 'done',
  },
  {
    what: 'Counts of crashes, and the list of crashes that names their reports',
    artifacts: ['ios.crash-counters', 'ios.crash-list'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Computers that the phone trusts or talked to',
    artifacts: ['ios.pairing-records', 'ios.lockdownd-log'],
    proofs: [
      {
        kind: 'public data',
        file: 'packages/core/test/differential/ffs-logs.test.ts',
        note: 'for the second',
      },
    ],
    state: 'done',
  },
  {
    what: 'HomeKit invitations',
    artifacts: ['ios.homekit-invitations'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Files shared through iCloud Drive, and the devices and people of whom it has files',
    artifacts: ['ios.shared-files', 'ios.cloud-drive-peers'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Shared calendars, answers to invitations to share, calendars that are subscribed to',
    artifacts: ['ios.shared-calendars'],
    proofs: [{ kind: 'test', file: 'packages/core/test/artifacts/shared-calendars.test.ts' }],
    state: 'done',
  },
  {
    what: 'Provisioning profiles of apps, and apps without anything of the store in a copy of a file system',
    artifacts: ['ios.app-provisioning'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
  {
    what: 'Calls and messages before the first unlock after a start',
    artifacts: ['ios.calls-before-unlock', 'ios.sms-before-unlock'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'in part: not the files attached to those messages',
  },
  {
    what: 'Apps that were removed',
    artifacts: ['ios.app-states', 'ios.removed-apps'],
    proofs: [
      { kind: 'examples', file: 'packages/core/test/artifacts.test.ts' },
      { kind: 'test', file: 'packages/core/test/artifacts/deleted-rows-of-apps.test.ts' },
    ],
    state: 'done',
  },
  {
    what: 'Bookmarks and reading list of Safari',
    artifacts: ['ios.safari-bookmarks'],
    proofs: [
      { kind: 'examples', file: 'packages/core/test/artifacts.test.ts' },
      {
        kind: 'test',
        file: 'packages/core/test/artifacts/deleted-rows-of-people-and-pages.test.ts',
      },
    ],
    state: 'done',
  },
  {
    what: 'Sites that Siri suggested in Safari, and the pages that were gone to instead',
    artifacts: ['ios.safari-suggestions'],
    proofs: [{ kind: 'examples', file: 'packages/core/test/artifacts.test.ts' }],
    state: 'done',
  },
];
