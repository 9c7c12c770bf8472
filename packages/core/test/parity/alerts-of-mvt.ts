import type { AlertRow } from './parity-table.ts';

/** What MVT raises without indicators. */
export const alerts: readonly AlertRow[] = [
  {
    mvt: 'Datausage, Netusage: usage without its process, high, twice',
    rules: ['ios.orphan-data-usage-row', 'ios.orphan-netusage-row'],
    why: 'high, once; none where the processes could not all be read',
    state: 'done',
  },
  {
    mvt: 'Datausage: gap in the numbers of processes, low',
    rules: [],
    why: 'Core Data gives numbers out and takes them back',
    state: 'left out',
  },
  {
    mvt: 'Datausage: process without a file of its name, medium',
    rules: [],
    why: 'names are cut at 16 characters, and programs of the system lie outside of what a dump holds',
    state: 'left out',
  },
  {
    mvt: "SMS: Apple's notification in English, high",
    rules: ['ios.threat-notification-in-message', 'ios.threat-notification-sender'],
    why: 'medium; several languages, and with low confidence whatever comes from the addresses of Apple',
    state: 'done',
  },
  {
    mvt: 'SMSAttachments: `/var/tmp/…-1`, medium',
    rules: ['ios.attachment-in-temporary-folder'],
    why: 'medium, low confidence: cut-off transfers have such names, so type, size or sender must be missing too; `/private/var/tmp` as well',
    state: 'done',
  },
  {
    mvt: 'SafariHistory: fast redirect from `http:`, medium',
    rules: ['ios.safari-fast-redirect', 'ios.safari-redirect-to-unusual-port'],
    why: 'info, one note for all of them: trackers and short links redirect as fast. medium, low confidence, at any speed to a name below another domain, by https, on a port from 10000 up, as injected redirects were seen. How rare a host is is not asked. Redirects of attacks to the usual port are told by indicators',
    state: 'done',
  },
  {
    mvt: 'IDStatusCache: two NULs, high',
    rules: ['ios.looked-up-account-with-nul'],
    why: 'medium, low confidence: a damaged file or another encoding gives them too. The account stands in the record, not in the finding',
    state: 'done',
  },
  {
    mvt: 'Calendar: "Meeting" with "Notes", high',
    rules: ['ios.calendar-zero-click-invitation'],
    why: 'medium: the two words alone are ordinary, so the invitation must come from somebody else and be backdated',
    state: 'done',
  },
  {
    mvt: 'Applications: not from the store, medium',
    rules: ['ios.app-not-from-store'],
    why: 'low: other marketplaces and employers; every installer of Apple counts as known',
    state: 'done',
  },
  {
    mvt: 'Applications: no bundle id, medium',
    rules: ['ios.app-without-bundle-id'],
    why: 'low: old purchases and tests lack it, so the number in the store and the installer must be missing too; apps without any data of the store are ordinary',
    state: 'done',
  },
  {
    mvt: 'ConfigurationProfiles: settings of notices, medium',
    rules: ['ios.profile-installed-outside-management'],
    why: 'low; certificates, proxies, VPN, name servers and filters too, only where no management put it there',
    state: 'done',
  },
  {
    mvt: 'ProfileEvents: every event, low',
    rules: [],
    why: 'carriers and management cause them',
    state: 'left out',
  },
  {
    mvt: 'GlobalPreferences: Lockdown Mode on, information',
    rules: ['ios.lockdown-mode'],
    why: 'as MVT',
    state: 'done',
  },
  {
    mvt: 'GlobalPreferences: Lockdown Mode off, low',
    rules: [],
    why: 'ordinary for nearly everyone',
    state: 'left out',
  },
];
