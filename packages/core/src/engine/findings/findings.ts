import {
  believedTimes,
  levels,
  type AnyRule,
  type Confidence,
  type EvidenceRecord,
  type FindingOrigin,
  type Indicator,
  type IndicatorMatch,
  type IndicatorType,
  type Level,
  type Met,
  type RuleMatch,
  type StateId,
  type UnwordedFinding,
} from '../../model/index.ts';
import { isoTime } from '../../bytes/time.ts';
import { storedProcessNameBytes } from '../../indicators/keys.ts';
import type { FieldHit } from '../lines/line-writer-options.ts';
import { hashedId } from '../lines/record-id.ts';

/** An unworded finding with what only the engine asks for. Plain data: it crosses from the worker. */
export interface FindingDraft extends UnwordedFinding {
  /** The ids of the apps that it is about, where these are known; for the rules that look at findings, and in no output. */
  readonly apps?: readonly string[];
  /** The state it leads to where nothing else speaks for a higher one. */
  readonly leadsTo: StateId;
}

/** What is programmed into a device names itself by these; a bare name can be anybody's. */
const namesItself: ReadonlySet<IndicatorType> = new Set([
  'app-id',
  'md5',
  'sha1',
  'sha256',
  'certificate',
  'file-path',
]);

/** Level and state of an indicator that was met (`docs/methodology/read-a-result.md` has the table). */
export function gradeOf(type: IndicatorType, met: Met): { level: Level; leadsTo: StateId } {
  switch (met) {
    case 'received':
    case 'sent':
      return { level: 'medium', leadsTo: 'S4' };
    case 'visited':
    case 'redirected':
    case 'resolved':
      return { level: 'high', leadsTo: 'S4' };
    case 'stored':
    case 'configured':
      return type === 'profile-id'
        ? { level: 'critical', leadsTo: 'S5' }
        : { level: 'medium', leadsTo: 'S3' };
    case 'ran':
    case 'installed':
      return namesItself.has(type)
        ? { level: 'critical', leadsTo: 'S5' }
        : { level: 'high', leadsTo: 'S3' };
  }
}

/** Types that name a program or a file, by a name or by a path. */
export const namesFile: ReadonlySet<IndicatorType> = new Set(['process', 'file-name', 'file-path']);

/** Whether a program was met by what anybody's can be called: a name, or the end of a path, which says nothing of where it begins. */
function isBareName({ type, value }: Indicator, seen: string): boolean {
  if (!namesFile.has(type)) return false;
  return !/^\s*(?:\/|~|file:)/i.test(value) || isNameOfPath({ type, value }, seen);
}

/** A process that was published with its folders, and met by its name because the record has no more. */
function isNameOfPath({ type, value }: Pick<Indicator, 'type' | 'value'>, seen: string): boolean {
  return type === 'process' && value.includes('/') && !seen.includes('/');
}

function gradedAs(indicator: Indicator, seen: string): IndicatorType {
  if (isBareName(indicator, seen)) return 'file-name';
  return namesFile.has(indicator.type) ? 'file-path' : indicator.type;
}

/** Where a record lies in the source, for the provenance of its findings. */
export interface RecordPlace {
  readonly artifact: string;
  readonly source: string;
  readonly storedAt: readonly string[];
}

/** What a record that met an indicator is: level and state by `gradeOf`, a step less certain where the record was recovered. */
export function indicatorFinding(
  record: EvidenceRecord,
  place: RecordPlace,
  hit: { readonly field: string; readonly value: string; readonly met: Met },
  { indicator, alsoIn, confidence, validUntil }: IndicatorMatch,
): FindingDraft {
  const { type, value, pattern, threat, file } = indicator;
  const origin: FindingOrigin = { kind: 'indicator', type, value, pattern, threat, file };
  return {
    ...shared(record, place),
    id: findingId([record.id], ['indicator', type, value]),
    ...gradeOf(gradedAs(indicator, hit.value), hit.met),
    confidence: ofRecord(record, confidence),
    origin,
    ...(alsoIn.length > 0 && { alsoIn }),
    met: hit.met,
    values: {
      value: hit.value,
      field: hit.field,
      ...(validUntil !== undefined &&
        secondsOf(record).length === 0 && { until: isoTime('unix-seconds', validUntil)! }),
    },
  };
}

/**
 * What a record met, each indicator value once, as the field or link shows it that shows it best: of a text, a link to the host itself
 * and not one that only holds it in its query. `isAfterEnd` where one of them had ended before.
 */
export function indicatorFindings(
  record: EvidenceRecord,
  place: RecordPlace,
  hits: readonly FieldHit[],
): { readonly found: Map<string, FindingDraft>; readonly isAfterEnd: boolean } {
  const found = new Map<string, FindingDraft>();
  let isAfterEnd = false;
  for (const hit of hits) {
    for (const met of hit.matches) {
      const match = inForce(record, met);
      isAfterEnd ||= match === undefined;
      if (!match) continue;
      if (isNameOfPath(match.indicator, hit.value) && liesElsewhere(record, hit.value)) continue;
      const finding = indicatorFinding(record, place, hit, match);
      const earlier = found.get(finding.id);
      if (earlier === undefined || isStronger(finding, earlier)) found.set(finding.id, finding);
    }
  }
  return { found, isAfterEnd };
}

/** Whether the record tells where the program of this name lies: then that path is compared, and its name alone says nothing. */
function liesElsewhere({ data }: EvidenceRecord, name: string): boolean {
  const own = name.replace(/\0.*$/s, '');
  const isCut = own.length === storedProcessNameBytes;
  return Object.values(data).some((value) => {
    if (typeof value !== 'string' || !value.startsWith('/')) return false;
    const last = value.slice(value.lastIndexOf('/') + 1);
    return last === own || (isCut && last.startsWith(own));
  });
}

function isStronger(one: FindingDraft, other: FindingDraft): boolean {
  const byLevel = levels.indexOf(one.level) - levels.indexOf(other.level);
  return byLevel > 0 || (byLevel === 0 && rankOf(one.confidence) > rankOf(other.confidence));
}

function rankOf(confidence: Confidence): number {
  return confidence === 'high' ? 2 : confidence === 'medium' ? 1 : 0;
}

/**
 * Whether an indicator still counted when a record's time was. One whose end is known counts for what happened before it;
 * where a record has no time that can be true, that is not known, and the match is less certain.
 */
export function inForce(record: EvidenceRecord, match: IndicatorMatch): IndicatorMatch | undefined {
  const { validUntil } = match;
  if (validUntil === undefined) return match;
  const known = secondsOf(record);
  if (known.length === 0) return { ...match, confidence: 'low' };
  return known.some((seconds) => seconds <= validUntil) ? match : undefined;
}

/** Of its times those that can be true. */
function secondsOf({ times }: EvidenceRecord): number[] {
  return believedTimes(times)
    .map(({ at }) => Date.parse(at) / 1000)
    .filter(Number.isFinite);
}

/** What a record that a rule matched is, with the judgement of the rule; a step less certain where the record was recovered. */
export function ruleFinding(
  record: EvidenceRecord,
  place: RecordPlace,
  rule: AnyRule,
  values: NonNullable<RuleMatch>,
): FindingDraft {
  const app = rule.appOf?.(record.data);
  return {
    ...shared(record, place),
    id: findingId([record.id], ['rule', rule.id]),
    level: rule.level,
    confidence: ofRecord(record, rule.confidence),
    leadsTo: rule.leadsTo,
    origin: { kind: 'rule', id: rule.id, version: rule.version },
    met: rule.met,
    values,
    ...(app !== undefined && { apps: [app] }),
  };
}

/** A recovered record may be incomplete: what it says is a step less certain. */
function ofRecord({ deleted, position }: EvidenceRecord, confidence: Confidence): Confidence {
  // Where the table was not read whole, only its place tells a recovered row.
  const isLoose =
    position.unit === 'row' && position.space !== undefined && looseSpaces.has(position.space);
  if (deleted !== true && !isLoose) return confidence;
  return confidence === 'high' ? 'medium' : 'low';
}

/** Kinds of space where no live row stands. */
const looseSpaces: ReadonlySet<string> = new Set(['freelist', 'freeblock', 'gap', 'journal']);

function shared(record: EvidenceRecord, { artifact, source, storedAt }: RecordPlace) {
  const { id, devicePath, position, times } = record;
  return {
    artifact,
    records: [id],
    provenance: [{ source, devicePath, storedAt, position }],
    times,
    deleted: record.deleted === true,
  };
}

/** Hash of the record ids and the origin: stable for the same evidence. */
export function findingId(records: readonly string[], origin: readonly string[]): string {
  return hashedId([...records, ...origin]);
}
