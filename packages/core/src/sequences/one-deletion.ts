import type { SeenFinding } from '../model/index.ts';
import { isSameApp } from '../rules/absent-apps.ts';
import { attachmentWithoutMessage } from '../rules/ios/attachment-without-message.ts';
import { clockSetFar } from '../rules/ios/clock-set-far.ts';
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
import { clockMovedBetweenLogs } from './ios/clock-moved-between-logs.ts';
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

/** Whether each app that one of two traces is about is among those of the other. Where no app is known, it may be anything. */
export function areOfOneApp(one?: readonly string[], other?: readonly string[]): boolean {
  if (!one || !other) return false;
  const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((app) => all.some((known) => isSameApp(app, known)));
  return isWithin(one, other) || isWithin(other, one);
}

/** Whether two findings about those statistics may be about one process: where either does not name it, or names one of several, it may be that of the other. */
export function mayBeOneProcess(...both: readonly [SeenFinding, SeenFinding]): boolean {
  const areOfStatistics = both.every(
    ({ origin }) => origin.kind === 'rule' && ofNetworkStatistics.has(origin.id),
  );
  const [name, other] = both.map(processOf);
  return areOfStatistics && (name === undefined || other === undefined || isSameName(name, other));
}

/** The process that a finding about those statistics names; `undefined` where it names none, or only one of those that it is about. */
export function processOf({ values: { process, count } }: SeenFinding): string | undefined {
  return typeof process === 'string' && !(Number(count) > 1) ? process : undefined;
}

/**
 * Whether two names may be of one process. One list has the program alone, or the app alone, where another has `program/app`. Where both have both,
 * both must agree, as one program of the system works for many apps; the end of a name may be cut off.
 */
function isSameName(name: string, other: string): boolean {
  const [program, app] = partsOf(name);
  const [otherProgram, otherApp] = partsOf(other);
  if (app === undefined || otherApp === undefined)
    return partsOf(name).some((part) => partsOf(other).includes(part));
  return program === otherProgram && (app.startsWith(otherApp) || otherApp.startsWith(app));
}

const partsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split('/', 2)
    .map((part) => part.slice(0, nameLength));

/** Names of programs are cut at so many characters in one of the statistics or the other. */
const nameLength = 16;

const ofTheClock: ReadonlySet<string> = new Set([clockSetFar.id, clockMovedBetweenLogs.id]);

/**
 * Whether a finding is about a clock that showed a time before there were iPhones, or was set right again from there. It had begun at its own zero, as
 * after an empty battery: such a time hides nothing.
 */
export function isResetClock({ origin, values: { before, after } }: SeenFinding): boolean {
  if (origin.kind !== 'rule' || !ofTheClock.has(origin.id)) return false;
  return [before, after].some((time) => /^(?:1\d{3}|200[0-6])-/.test(String(time)));
}
