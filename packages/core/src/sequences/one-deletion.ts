import { attachmentWithoutMessage } from '../rules/ios/attachment-without-message.ts';
import { dataUsageProcessDeleted } from '../rules/ios/data-usage-process-deleted.ts';
import { dataUsageProcessWithoutUsage } from '../rules/ios/data-usage-process-without-usage.ts';
import { emptyAttachmentFolder } from '../rules/ios/empty-attachment-folder.ts';
import { locationClientOfAbsentApp } from '../rules/ios/location-client-of-absent-app.ts';
import { netusageProcessDeleted } from '../rules/ios/netusage-process-deleted.ts';
import { netusageProcessWithoutUsage } from '../rules/ios/netusage-process-without-usage.ts';
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
