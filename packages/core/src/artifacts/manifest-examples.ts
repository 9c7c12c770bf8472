/** The table `Files` of Manifest.db as iOS makes it, for the examples of the artifacts that read it. */
export const manifestColumns =
  'fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB';

/** The name under which a backup stores `Library/SMS/sms.db` of the HomeDomain. */
export const smsId = '3d0d7e5fb2ce288813306e4d4636395e047a3d28';
