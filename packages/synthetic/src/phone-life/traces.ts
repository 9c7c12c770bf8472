import type { IndicatorType, Level, Met } from '@athar/core';
import type { BackupFile } from '../backup.ts';

/** A finding that a check must make: one for each record and indicator, or rule. */
export interface PlantedFinding {
  readonly artifact: string;
  readonly origin:
    | { readonly kind: 'indicator'; readonly type: IndicatorType; readonly value: string }
    | { readonly kind: 'rule'; readonly id: string };
  readonly met: Met;
  readonly level: Level;
  /** What the phone really holds, and what a careless check trips over. */
  readonly note: string;
}

/** Something that looks like a trace and is none: a check must stay quiet. */
export interface NearMiss {
  readonly artifact: string;
  readonly seen: string;
  readonly note: string;
}

/** What one store adds to the phone. */
export interface StoreContent {
  readonly files: readonly BackupFile[];
  readonly planted?: readonly PlantedFinding[];
  readonly nearMisses?: readonly NearMiss[];
}

/** How an indicator is met decides the level, but for profiles and what ran or was installed. */
const levelOf: { readonly [M in Met]: Level } = {
  received: 'medium',
  sent: 'medium',
  visited: 'high',
  redirected: 'high',
  resolved: 'high',
  installed: 'critical',
  ran: 'critical',
  stored: 'medium',
  configured: 'medium',
};

/** What the invented publisher names: an indicator by its type and value. */
export interface PublishedValue {
  readonly type: IndicatorType;
  readonly value: string;
}

/** A planted finding that an indicator must raise, with the level that the contract gives it. */
export function met(
  artifact: string,
  how: Met,
  { type, value }: PublishedValue,
  note: string,
): PlantedFinding {
  const bareName = type === 'process' || type === 'file-name';
  const byName = bareName && (how === 'ran' || how === 'installed');
  const level = type === 'profile-id' ? 'critical' : byName ? 'high' : levelOf[how];
  return { artifact, origin: { kind: 'indicator', type, value }, met: how, level, note };
}
