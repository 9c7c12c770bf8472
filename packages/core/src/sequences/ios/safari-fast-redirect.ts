import { safariHistory, type SafariHistoryVisit } from '../../artifacts/ios/safari-history.ts';
import {
  noteOf,
  type Note,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { siteOf } from '../../rules/site-of.ts';
import { secondsOf, secondsText } from '../moments.ts';

/** Seconds within which MVT calls a redirect fast. */
const fast = 1;

/** Visits that a finding shows. */
const mostShown = 20;

const plain = 'http://';
const hostOf = /^https?:\/\/(?:[^/?#@]{0,200}@)?([^/?#@:]{1,253})/i;

/**
 * Visits to unencrypted pages that were sent on to another site within a second. MVT warns of each; trackers and short links do the same all
 * the time, so one note tells how many there are and shows where to look.
 */
export const safariFastRedirect: SequenceRule = {
  id: 'ios.safari-fast-redirect',
  version: 1,
  title: 'Unencrypted pages that led to another site within a second',
  // The addresses stand in the records.
  message:
    'Visits to pages that were not encrypted and led to another site within a second: {count}, {when, select, once {at {from}} other {from {from} to {to}}}.',
  why:
    'Whoever controls a network can answer in the place of an unencrypted page and send the browser on at once. Pegasus was delivered in this way. ' +
    'The risk of a false alarm is high: alone it says nothing, and the sites that were led to are to be looked at.',
  otherExplanations: [
    'Short links, advertisements and sign-in pages of public networks send the browser on as fast.',
    'The list also holds visits of other devices of the same account.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2019/10/morocco-human-rights-defenders-targeted-with-nso-groups-spyware/',
    'https://docs.mvt.re/en/latest/ios/records/#safari_historyjson',
  ],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'redirected',
  notes: [
    noteOf<SafariHistoryVisit>({
      artifact: safariHistory,
      onlyIf: { field: 'redirectDestinationUrl', holdsAny: [plain, 'https://'] },
      note: ({ data: { url, redirectDestination, redirectDestinationUrl }, deleted }) =>
        deleted === undefined && isToOtherSite(url, redirectDestinationUrl)
          ? { kind: 'from', visit: String(redirectDestination) }
          : undefined,
    }),
    noteOf<SafariHistoryVisit>({
      artifact: safariHistory,
      onlyIf: { field: 'redirectSourceUrl', holdsAny: [plain] },
      note: ({ data: { id, url, redirectSourceUrl }, deleted }) =>
        deleted === undefined && isToOtherSite(redirectSourceUrl, url)
          ? { kind: 'to', visit: String(id) }
          : undefined,
    }),
  ],
  finish: ({ notes }) => {
    // Numbers of visits are those of one history; each profile has its own.
    const keyOf = ({ provenance, values }: Note): string =>
      `${provenance.devicePath}\n${values.visit}`;
    const reached = new Map(
      notes.filter(({ values }) => values.kind === 'to').map((note) => [keyOf(note), note]),
    );
    const found = notes.flatMap((note) => {
      const at = note.values.kind === 'from' ? visitedAt(note) : undefined;
      const next = visitedAt(reached.get(keyOf(note)));
      return at !== undefined && next !== undefined && next >= at && next - at < fast
        ? [{ at, note }]
        : [];
    });
    if (found.length === 0) return [];
    const [from, to] = [found[0]!, found.at(-1)!].map(({ at }) => secondsText(at));
    return [
      {
        values: { count: found.length, when: from === to ? 'once' : 'span', from: from!, to: to! },
        shows: found
          .slice(-mostShown)
          .reverse()
          .map(({ note }) => note),
      },
    ];
  },
};

function isToOtherSite(from: string | null, to: string | null): boolean {
  if (from?.slice(0, plain.length).toLowerCase() !== plain) return false;
  const [source, target] = [from, to ?? ''].map((url) => hostOf.exec(url)?.[1]?.toLowerCase());
  return source !== undefined && target !== undefined && siteOf(source) !== siteOf(target);
}

function visitedAt(note: Note | undefined): number | undefined {
  const time = note?.times.find(({ marks }) => marks === 'page visited');
  return time && secondsOf(time);
}

const history = '/private/var/mobile/Library/Safari/History.db';
const visit = (
  id: number,
  at: string,
  data: Partial<SafariHistoryVisit>,
  devicePath = history,
): SequenceExampleRecord => ({
  artifact: safariHistory,
  data: {
    id,
    redirectSourceUrl: null,
    redirectDestination: null,
    redirectDestinationUrl: null,
    ...data,
  },
  devicePath,
  times: [{ at, marks: 'page visited', clock: 'utc' }],
});
const page = 'http://news.example/';
const other = 'https://a.shop.example/';
const from = (to: string, url = page): SequenceExampleRecord =>
  visit(11, '2019-07-22T10:00:00.250Z', {
    url,
    redirectDestination: 12,
    redirectDestinationUrl: to,
  });
const to = (at: string, url = other, source = page, path?: string): SequenceExampleRecord =>
  visit(12, at, { url, redirectSourceUrl: source }, path);
const soon = '2019-07-22T10:00:00.900Z';

export const examples = (): SequenceExamples => ({
  hits: [{ name: 'two thirds of a second', records: [from(other), to(soon)] }],
  misses: [
    { name: 'after two seconds', records: [from(other), to('2019-07-22T10:00:02Z')] },
    { name: 'a time before', records: [from(other), to('2019-07-22T09:59:59.900Z')] },
    {
      name: 'to the same site, encrypted',
      records: [from('https://www.news.example/'), to(soon, 'https://www.news.example/')],
    },
    {
      name: 'from an encrypted page',
      records: [from(other, 'https://news.example/'), to(soon, other, 'https://news.example/')],
    },
    {
      name: 'a visit of the same number in another profile',
      records: [
        from(other),
        to(soon, other, page, '/private/var/mobile/Library/Safari/Profiles/A/History.db'),
      ],
    },
    { name: 'a visit that is gone', records: [from(other)] },
  ],
});
