import { GrowingNumbers } from '../bytes/growing-arrays.ts';
import { idWords, IdTable } from './object-ids.ts';
import type { IdWords } from './object-ids.ts';

/** What an indicator can indicate, by the type in its id, the most telling first. */
const threatTypes = [
  'malware',
  'tool',
  'campaign',
  'intrusion-set',
  'threat-actor',
  'incident',
  'infrastructure',
  'attack-pattern',
];

/**
 * Ranks are apart by as many as a step can tell: infrastructure that leads on to malware comes before infrastructure that leads to an actor,
 * and both before infrastructure that leads nowhere.
 */
const rankStep = threatTypes.length + 1;
const reportRank = rankStep * rankStep;
const fileRank = reportRank + rankStep;

/** What infrastructure can lead on to: its name says less than theirs. The first of `threatTypes`. */
const behindInfrastructure: ReadonlySet<string> = new Set(threatTypes.slice(0, 5));

/** Relationships between infrastructure and what is behind it, from either side; `related-to` and `targets` say too little. */
const leadingRelationships: ReadonlySet<string> = new Set([
  'attributed-to',
  'beacons-to',
  'communicates-with',
  'compromises',
  'controls',
  'delivers',
  'exfiltrates-to',
  'hosts',
  'owns',
  'uses',
]);

/** Named objects of one file that are remembered; a bundle has a few. */
const maxNames = 200_000;

/** Further names of one indicator, and of all of a file: more are made to fill memory. */
const maxOtherNamesOfOne = 16;
const maxOtherNames = 200_000;
const none: readonly string[] = [];

/** Reports of one file of which is known what each of their versions lists. */
const maxReports = 200_000;

/** Relationships of infrastructure that are remembered, of one and of all of a file. */
const maxLeadsOfOne = 64;
const maxLeads = 200_000;

const words = (length: number) => new Uint32Array(length);

/** Words of a link: four of the indicator's id, the number of its target + 1 (0 where there is none any more), and its version. */
const linkWords = 6;

/** What a version of an object tells counts only where no later one of the same object says otherwise. */
interface Version<T> {
  readonly version: number;
  readonly told: T;
}

/**
 * Finds for each indicator of one file the threat it was published for: what it `indicates` by a relationship (where that is
 * infrastructure, what is one relationship behind it), else the report or grouping that lists it, else the only threat that the file names, else the file. Relationships may stand
 * before or after what they relate, so they are kept, as numbers, until the file was read. Of each object the newest version counts, in whichever
 * order they stand, and of equal ones the last; `version` is a whole number of 32 bits, 0 where there is none.
 */
export class ThreatNames {
  /** `told` is undefined of what was taken back. */
  readonly #names = new Map<string, Version<string | undefined>>();
  readonly #targets = new Map<string, number>();
  readonly #targetIds: string[] = [];
  readonly #links = new GrowingNumbers(words);
  /** Where the link of each relationship begins. */
  readonly #relationships = new IdTable();
  /** Where the links of each report begin and end. */
  readonly #reports = new Map<string, Version<{ readonly from: number; readonly to: number }>>();
  readonly #id: IdWords = new Uint32Array(4);
  /** What infrastructure leads to, by the ids of relationships. */
  readonly #leads = new Map<string, Version<{ from: string; to: string } | undefined>>();

  /** An object with a name that an indicator can belong to; without one its publisher took it back. */
  named(id: string, version: number, name: string | undefined): void {
    const earlier = this.#names.get(id);
    if (earlier === undefined ? this.#names.size >= maxNames : version < earlier.version) return;
    this.#names.set(id, { version, told: name });
  }

  /** An indicator indicates this; without a target the relationship was taken back. */
  indicates(
    relationship: string,
    version: number,
    indicatorId: string,
    targetId: string | undefined,
  ): void {
    idWords(relationship, this.#id);
    const earlier = this.#relationships.get(this.#id);
    if (earlier !== undefined && version < this.#links.at(earlier + 5)) return;
    if (earlier === undefined) this.#relationships.set(this.#id, this.#links.length);
    this.#link(earlier ?? this.#links.length, version, indicatorId, targetId);
  }

  /** A report lists these indicators; none where it was taken back. */
  lists(report: string, version: number, indicatorIds: readonly string[]): void {
    const earlier = this.#reports.get(report);
    if (earlier !== undefined) {
      if (version < earlier.version) return;
      const { from, to } = earlier.told;
      for (let link = from; link < to; link += linkWords) this.#links.set(link + 4, 0);
    }
    const from = this.#links.length;
    for (const id of indicatorIds) this.#link(this.#links.length, version, id, report);
    if (earlier === undefined && this.#reports.size >= maxReports) return;
    this.#reports.set(report, { version, told: { from, to: this.#links.length } });
  }

  /** Writes a link over an earlier one, or behind the others. */
  #link(at: number, version: number, indicatorId: string, targetId: string | undefined): void {
    while (this.#links.length < at + linkWords) this.#links.push(0);
    idWords(indicatorId, this.#id);
    for (let word = 0; word < 4; word++) this.#links.set(at + word, this.#id[word]!);
    this.#links.set(at + 4, targetId === undefined ? 0 : this.#targetNumber(targetId) + 1);
    this.#links.set(at + 5, version);
  }

  /** Any other relationship of the file; of infrastructure it may tell what is behind it. */
  relates(
    relationship: string,
    version: number,
    { source, how, target }: { source: string; how: string; target: string },
    isRevoked: boolean,
  ): void {
    if (!leadingRelationships.has(how)) return;
    const isFromSource = typeOfId(source) === 'infrastructure';
    const [from, to] = isFromSource ? [source, target] : [target, source];
    if (typeOfId(from) !== 'infrastructure' || !behindInfrastructure.has(typeOfId(to))) return;
    const earlier = this.#leads.get(relationship);
    if (earlier === undefined ? this.#leads.size >= maxLeads : version < earlier.version) return;
    this.#leads.set(relationship, { version, told: isRevoked ? undefined : { from, to } });
  }

  /**
   * Gives `set` the name of each of the `count` indicators, and what else of the same kind it was published for; `indicators` has their
   * places by id.
   */
  resolve(
    indicators: Pick<IdTable, 'get'>,
    count: number,
    fileName: string,
    set: (place: number, name: string, others: readonly string[]) => void,
  ): void {
    const ranks = new Uint8Array(count).fill(fileRank);
    const chosen = new Uint32Array(count);
    const leads = this.#leadsByInfrastructure();
    const targets = this.#targetIds.map((id) => this.#told(id, leads.get(id) ?? none));
    const targetRanks = Uint8Array.from(targets, ({ rank }) => rank);
    for (const { place, number } of this.#linksTo(indicators)) {
      if (targetRanks[number]! >= ranks[place]!) continue;
      ranks[place] = targetRanks[number]!;
      chosen[place] = number;
    }
    const others = new Map<number, string[]>();
    let left = maxOtherNames;
    for (const { place, number } of this.#linksTo(indicators)) {
      if (targetRanks[number] !== ranks[place] || ranks[place] === fileRank) continue;
      for (const name of targets[number]!.names) {
        if (name === targets[chosen[place]!]!.names[0]) continue;
        const known = others.get(place) ?? [];
        if (known.includes(name)) continue;
        if (known.length >= maxOtherNamesOfOne || left-- <= 0) continue;
        others.set(place, [...known, name]);
      }
    }
    const otherwise = this.#onlyThreat() ?? fileName;
    for (let place = 0; place < count; place++) {
      const name = ranks[place] === fileRank ? otherwise : targets[chosen[place]!]!.names[0]!;
      set(place, name, others.get(place) ?? none);
    }
  }

  #leadsByInfrastructure(): Map<string, string[]> {
    const leads = new Map<string, string[]>();
    for (const { told } of this.#leads.values()) {
      if (told === undefined || this.#nameOf(told.to) === undefined) continue;
      const known = leads.get(told.from);
      if (known === undefined) leads.set(told.from, [told.to]);
      else if (known.length < maxLeadsOfOne) known.push(told.to);
    }
    return leads;
  }

  #nameOf(id: string): string | undefined {
    return this.#names.get(id)?.told;
  }

  /** The names that a target gives by itself or by what it leads to, and their rank. What has no name gives none. */
  #told(
    id: string,
    leads: readonly string[],
  ): { readonly rank: number; readonly names: readonly string[] } {
    const rank = threatRank(id);
    const own = this.#nameOf(id);
    if (leads.length === 0) {
      return own === undefined ? { rank: fileRank, names: none } : { rank, names: [own] };
    }
    const steps = leads.map((lead) => threatTypes.indexOf(typeOfId(lead)));
    const best = Math.min(...steps);
    const names = leads.filter((_, at) => steps[at] === best).map((lead) => this.#nameOf(lead)!);
    return { rank: rank - threatTypes.length + best, names };
  }

  *#linksTo(indicators: Pick<IdTable, 'get'>): Generator<{ place: number; number: number }> {
    for (let link = 0; link < this.#links.length; link += linkWords) {
      const target = this.#links.at(link + 4);
      if (target === 0) continue;
      for (let word = 0; word < 4; word++) this.#id[word] = this.#links.at(link + word);
      const place = indicators.get(this.#id);
      if (place !== undefined) yield { place, number: target - 1 };
    }
  }

  /** The name of the only malware, campaign or the like in the file; several, or none, tell nothing. */
  #onlyThreat(): string | undefined {
    const names = new Set<string>();
    for (const [id, { told }] of this.#names) {
      if (told !== undefined && threatRank(id) < reportRank) names.add(told);
    }
    return names.size === 1 ? [...names][0] : undefined;
  }

  #targetNumber(id: string): number {
    const known = this.#targets.get(id);
    if (known !== undefined) return known;
    this.#targets.set(id, this.#targetIds.length);
    return this.#targetIds.push(id) - 1;
  }
}

/** Of a target by itself: the last of those that its type has. */
function threatRank(id: string): number {
  const place = threatTypes.indexOf(typeOfId(id));
  return place < 0 ? reportRank : place * rankStep + threatTypes.length;
}

function typeOfId(id: string): string {
  return id.slice(0, id.indexOf('--'));
}

/** Whether objects of this type can give an indicator its threat by being indicated. */
export function isThreatType(type: string): boolean {
  return threatTypes.includes(type);
}
