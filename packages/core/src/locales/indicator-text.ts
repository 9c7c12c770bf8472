import type { MessageKey } from './catalogue.ts';

/** What must be known of an indicator that was met to say it in words. */
export interface IndicatorMeeting {
  readonly met:
    | 'received'
    | 'sent'
    | 'visited'
    | 'redirected'
    | 'resolved'
    | 'installed'
    | 'ran'
    | 'stored'
    | 'configured';
  /** Id of the artifact whose record met it. */
  readonly artifact: string;
  /** Type of the indicator, as in `origin.type`. */
  readonly type: string;
  /** Its value, and the value of the record that met it. */
  readonly published: string;
  readonly seen: string;
  /** Whether the indicator counts up to a date only, and the record has no time that could be compared with it. */
  readonly mayHaveEnded: boolean;
  /** False where the indicator file names no threat. */
  readonly hasThreat: boolean;
  /** What the times of the record mark. */
  readonly times?: readonly { readonly marks: string }[];
  /** Where the record lies: some tables hold one kind of event alone, which is told so where a row of them has no time. */
  readonly provenance?: readonly {
    readonly position: { readonly unit: string; readonly table?: string | null };
  }[];
}

/** Keys of the sentences about it, so that `findings.jsonl` (English) and the report (any language) say the same. */
export interface IndicatorText {
  readonly title: MessageKey;
  /** Placeholder `{value}`. */
  readonly message: MessageKey;
  /** Follows the message. */
  readonly note: MessageKey;
  /** Placeholder `{threat}`, unless `hasThreat` is false. */
  readonly why: MessageKey;
  /** At least one. */
  readonly otherExplanations: readonly MessageKey[];
}

const addressTypes = new Set(['domain', 'url', 'ipv4', 'ipv6', 'email']);
/** What anybody's program can be called. */
const bareNames = new Set(['process', 'file-name']);
const nameTypes = new Set(['process', 'file-name', 'file-path', 'app-id', 'profile-id']);

/** Artifacts in which something is received or sent that need be no message: invitations, calls, what is shared. */
export const withoutMessages: ReadonlySet<string> = new Set([
  'ios.biome',
  'ios.calendar',
  'ios.calls',
  'ios.calls-before-unlock',
  'ios.facetime-links',
  'ios.homekit-invitations',
  'ios.interaction-c',
  'ios.interaction-contacts',
  'ios.shared-calendars',
  'ios.shared-notes',
  'ios.shared-photos',
]);

/** Chooses the sentences about an indicator by what it is, how the phone met it, and where. */
export function indicatorText(told: IndicatorMeeting): IndicatorText {
  const meeting = isWholePath(told) ? { ...told, type: 'file-path' } : told;
  const { type, hasThreat } = meeting;
  const met = wayOf(meeting);
  const isLink = addressTypes.has(type) && type !== 'email';
  const isLinkOfTwo = isLink && (meeting.met === 'received' || meeting.met === 'sent');
  return {
    title: isLinkOfTwo ? (`finding.title.${met}-link` as MessageKey) : `finding.title.${met}`,
    message: `met.${met}`,
    note: noteOf(met, meeting),
    why: hasThreat ? `finding.why.${kindOf(type)}` : 'finding.why.unnamed',
    otherExplanations: [
      ...(meeting.mayHaveEnded ? (['other.may-have-ended'] as const) : []),
      ...explanations(meeting),
    ],
  };
}

/** A program or file that was published with its folders, and met with them. */
function isWholePath({ type, published, seen }: IndicatorMeeting): boolean {
  return bareNames.has(type) && published.trim().startsWith('/') && seen.includes('/');
}

/** Whether the system had no room for more of a name than its beginning. */
function isCut({ published, seen }: IndicatorMeeting): boolean {
  const [whole, stored] = [published, seen].map((value) =>
    value.slice(value.lastIndexOf('/') + 1).trim(),
  );
  return whole !== stored && whole!.startsWith(stored!);
}

/** Marks of times by which a message was read. */
const readMarks = new Set(['message read', 'message played']);

function noteOf(met: Way, { type, times = [] }: IndicatorMeeting): MessageKey {
  if (met === 'installed-or-removed') return 'met.installed.note';
  // More than a name is known where a path, an identifier or a digest was met.
  if (met === 'ran' && !bareNames.has(type)) return 'met.stored.note';
  // "Does not mean that it was opened" would stand above the time when it was read.
  const wasRead = times.some(({ marks }) => readMarks.has(marks));
  return met === 'received' && wasRead ? 'met.received-read.note' : `met.${met}.note`;
}

/** Marks of times when something was taken off the phone, or was to be. */
const removedMarks = new Set([
  'app removed',
  'removal of an app asked for',
  'profile removed',
  'removed app',
  'removed extension',
]);
/** Marks that leave open which of the two it was: an update, too, removes a folder of an app. */
const openMarks = new Set(['app installed or removed', 'folder of an app removed']);

/** Tables of what was taken off the phone alone. */
const tablesOfRemovals = new Set(['PLApplicationAgent_EventForward_ApplicationDidUninstall']);

type Way =
  IndicatorMeeting['met'] | 'received-other' | 'sent-other' | 'removed' | 'installed-or-removed';

function wayOf({ met, artifact, times = [], provenance = [] }: IndicatorMeeting): Way {
  if (met === 'installed' || met === 'configured') {
    if (
      times.some(({ marks }) => removedMarks.has(marks)) ||
      provenance.some(({ position }) => tablesOfRemovals.has(position.table ?? ''))
    ) {
      return 'removed';
    }
    return times.some(({ marks }) => openMarks.has(marks)) ? 'installed-or-removed' : met;
  }
  if ((met !== 'received' && met !== 'sent') || !withoutMessages.has(artifact)) return met;
  return `${met}-other`;
}

function kindOf(type: string): 'address' | 'name' | 'value' {
  if (addressTypes.has(type)) return 'address';
  return nameTypes.has(type) ? 'name' : 'value';
}

function explanations(meeting: IndicatorMeeting): MessageKey[] {
  const { type } = meeting;
  if (addressTypes.has(type)) return explanationsOfAddress(wayOf(meeting), type);
  switch (type) {
    case 'process':
      return isCut(meeting)
        ? ['other.name-cut', 'other.same-name', 'other.old-backup']
        : ['other.same-name', 'other.old-backup', 'other.researcher'];
    case 'file-name':
      return ['other.same-name', 'other.old-backup', 'other.researcher'];
    case 'file-path':
      return ['other.old-backup', 'other.developer', 'other.researcher'];
    case 'app-id':
      return ['other.agreed-monitoring', 'other.management', 'other.old-backup'];
    case 'profile-id':
      return ['other.management', 'other.developer'];
    case 'certificate':
      return ['other.developer', 'other.management'];
    case 'android-property':
      return ['other.repair-shop', 'other.developer'];
    default:
      return ['other.researcher', 'other.old-backup'];
  }
}

function explanationsOfAddress(met: Way, type: string): MessageKey[] {
  const later: MessageKey[] =
    type === 'ipv4' || type === 'ipv6' ? ['other.shared-hosting'] : ['other.new-owner'];
  switch (met) {
    case 'received':
      return ['other.forwarded', 'other.spam', 'other.researcher', ...later];
    case 'received-other':
      return ['other.forwarded', 'other.spam-other', 'other.researcher', ...later];
    case 'sent':
    case 'sent-other':
      return ['other.forwarded', 'other.researcher', ...later];
    case 'visited':
    case 'redirected':
    case 'resolved':
      return ['other.article', 'other.vendor-site', 'other.researcher', ...later];
    default:
      return ['other.forwarded', 'other.article', 'other.old-backup', ...later];
  }
}
