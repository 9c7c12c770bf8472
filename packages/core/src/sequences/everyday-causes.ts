import type { SeenFinding } from '../model/index.ts';
import { cachedAnswerWithoutBody } from '../rules/ios/cached-answer-without-body.ts';
import { clockSetFar } from '../rules/ios/clock-set-far.ts';
import { dataUsageProcessDeleted } from '../rules/ios/data-usage-process-deleted.ts';
import { dataUsageProcessWithoutUsage } from '../rules/ios/data-usage-process-without-usage.ts';
import { netusageProcessDeleted } from '../rules/ios/netusage-process-deleted.ts';
import { netusageProcessWithoutUsage } from '../rules/ios/netusage-process-without-usage.ts';
import { cachedBodyFileGone } from './ios/cached-body-file-gone.ts';
import { clockMovedBetweenLogs } from './ios/clock-moved-between-logs.ts';
import { mobileDataOfUnlistedProcess } from './ios/mobile-data-of-unlisted-process.ts';
import { restartMissingFromShutdownLog } from './ios/restart-missing-from-shutdown-log.ts';
import { ofConversations, ofRemovedApps } from './one-deletion.ts';

/** What happens to an ordinary phone every now and then, by its owner or by iOS, and leaves traces of deletion. */
export type EverydayCause = 'conversation' | 'app' | 'cache' | 'statistics' | 'battery';

/** Answers whose content is gone: iOS makes room. */
const ofCaches: ReadonlySet<string> = new Set([cachedAnswerWithoutBody.id, cachedBodyFileGone.id]);

/** Processes of iOS that one of its statistics has and the other has not: an update renames services, and begins statistics anew. */
const ofStatistics: ReadonlySet<string> = new Set([
  dataUsageProcessDeleted.id,
  netusageProcessDeleted.id,
  dataUsageProcessWithoutUsage.id,
  netusageProcessWithoutUsage.id,
  mobileDataOfUnlistedProcess.id,
]);

/** A clock that was wrong for a while, and starts without an orderly shutdown. */
const ofBatteries: ReadonlySet<string> = new Set([
  clockSetFar.id,
  clockMovedBetweenLogs.id,
  restartMissingFromShutdownLog.id,
]);

/** What in everyday life explains a finding: a conversation or an app that was removed, a cache that was emptied, statistics that an update changed, a battery that ran empty. */
export function everydayCauseOf({ origin, apps }: SeenFinding): EverydayCause | undefined {
  if (origin.kind !== 'rule') return undefined;
  if (ofConversations.has(origin.id)) return 'conversation';
  if (apps !== undefined && ofRemovedApps.has(origin.id)) return 'app';
  if (ofCaches.has(origin.id)) return 'cache';
  if (ofBatteries.has(origin.id)) return 'battery';
  return ofStatistics.has(origin.id) ? 'statistics' : undefined;
}

/** Causes that are one event, in this order: an update empties caches and renames services, an empty battery leaves the clock wrong and starts the phone anew. */
const ofOneEvent: ReadonlySet<string> = new Set([
  'cache statistics',
  'statistics statistics',
  'battery battery',
]);

/** Whether what everyday life explains in both is one event. */
export function areOfOneEvent(...causes: readonly [EverydayCause, EverydayCause]): boolean {
  return ofOneEvent.has([...causes].sort().join(' '));
}

/** Who tries out an app gets messages from its makers in the minutes after, and removes both where it is of no use. */
export function areOfTryingOut(...causes: readonly [EverydayCause, EverydayCause]): boolean {
  return causes.includes('conversation') && causes.includes('app');
}
