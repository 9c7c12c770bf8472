import type { SeenFinding } from '../model/index.ts';
import { attachmentWithoutMessage } from '../rules/ios/attachment-without-message.ts';
import { dataUsageProcessDeleted } from '../rules/ios/data-usage-process-deleted.ts';
import { dataUsageProcessWithoutUsage } from '../rules/ios/data-usage-process-without-usage.ts';
import { emptyAttachmentFolder } from '../rules/ios/empty-attachment-folder.ts';
import { locationClientOfAbsentApp } from '../rules/ios/location-client-of-absent-app.ts';
import { dataUsageNameMismatch } from '../rules/ios/data-usage-name-mismatch.ts';
import { dataUsageProcessWithoutName } from '../rules/ios/data-usage-process-without-name.ts';
import { netusageNameMismatch } from '../rules/ios/netusage-name-mismatch.ts';
import { netusageProcessDeleted } from '../rules/ios/netusage-process-deleted.ts';
import { netusageProcessWithoutUsage } from '../rules/ios/netusage-process-without-usage.ts';
import { netusageProcessWithoutName } from '../rules/ios/netusage-process-without-name.ts';
import { orphanDataUsageRow } from '../rules/ios/orphan-data-usage-row.ts';
import { orphanNetusageRow } from '../rules/ios/orphan-netusage-row.ts';
import { permissionOfAbsentApp } from '../rules/ios/permission-of-absent-app.ts';
import { locationClientNotOnDisk } from './ios/location-client-not-on-disk.ts';
import { lookedUpAccountUnknown } from './ios/looked-up-account-unknown.ts';
import { messageFromUnknownAccount } from './ios/message-from-unknown-account.ts';
import { mobileDataOfUnlistedProcess } from './ios/mobile-data-of-unlisted-process.ts';

/**
 * What stays where somebody deletes one unwanted conversation with a picture: the look-up of its sender, the record of its message, and the
 * entry or the emptied folder of the picture, all of one day. One deletion, told several times.
 */
export const ofConversations: ReadonlySet<string> = new Set([
  lookedUpAccountUnknown.id,
  messageFromUnknownAccount.id,
  emptyAttachmentFolder.id,
  attachmentWithoutMessage.id,
]);

/** What apps leave that somebody removed. Where each of two such traces tells its app, both were removed: of the same day is only that both were used on it. */
export const ofRemovedApps: ReadonlySet<string> = new Set([
  permissionOfAbsentApp.id,
  locationClientOfAbsentApp.id,
  locationClientNotOnDisk.id,
  dataUsageProcessDeleted.id,
  netusageProcessDeleted.id,
  dataUsageProcessWithoutUsage.id,
  netusageProcessWithoutUsage.id,
  mobileDataOfUnlistedProcess.id,
]);

/**
 * What stays of a process in the statistics of the network, which the system keeps twice. Where one was removed from both, what is left of it
 * differs: its usage in the one, its name in the other. A process whose name is gone cannot be told from the one whose usage is.
 */
const ofNetworkStatistics: ReadonlySet<string> = new Set([
  orphanDataUsageRow.id,
  orphanNetusageRow.id,
  dataUsageProcessWithoutUsage.id,
  netusageProcessWithoutUsage.id,
  dataUsageProcessWithoutName.id,
  netusageProcessWithoutName.id,
  dataUsageNameMismatch.id,
  netusageNameMismatch.id,
  dataUsageProcessDeleted.id,
  netusageProcessDeleted.id,
  mobileDataOfUnlistedProcess.id,
]);

/** Whether two findings about those statistics may be about one process: where either does not name it, it may be that of the other. */
export function mayBeOneProcess(...both: readonly [SeenFinding, SeenFinding]): boolean {
  const areOfStatistics = both.every(
    ({ origin }) => origin.kind === 'rule' && ofNetworkStatistics.has(origin.id),
  );
  const [name, other] = both.map(({ values }) => values.process);
  const areNamed = typeof name === 'string' && typeof other === 'string';
  return areOfStatistics && (!areNamed || nameKey(name) === nameKey(other));
}

/** Names are cut at 16 characters in one of the statistics or the other. */
const nameKey = (name: string): string => name.slice(0, 16).toLowerCase();
