import { GrowingNumbers } from './growing-arrays.ts';
import { idWords } from './object-ids.ts';
import type { IdWords, IdTable } from './object-ids.ts';

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

/** Relationships of infrastructure that are remembered, of one and of all of a file. */
const maxLeadsOfOne = 64;
const maxLeads = 200_000;

const words = (length: number) => new Uint32Array(length);

/** Words of a link: four of the indicator's id, and the number of its target. */
const linkWords = 5;

/**
 * Finds for each indicator of one file the threat it was published for: what it `indicates` by a relationship (where that is
 * infrastructure, what is one relationship behind it), else the report or grouping that lists it, else the only threat that the file names, else the file. Relationships may stand
 * before or after what they relate, so they are kept, as numbers, until the file was read.
 */
export class ThreatNames {
  readonly #names = new Map<string, string>();
  readonly #targets = new Map<string, number>();
  readonly #targetIds: string[] = [];
  readonly #links = new GrowingNumbers(words);
  readonly #id: IdWords = new Uint32Array(4);
  /** Ids of what each infrastructure leads to. */
  readonly #leads = new Map<string, string[]>();
  #leadCount = 0;

  /** An object with a name that an indicator can belong to. */
  named(id: string, name: string): void {
    if (this.#names.size < maxNames) this.#names.set(id, name);
  }

  /** Its publisher took it back. */
  forget(id: string): void {
    this.#names.delete(id);
  }

  /** An indicator indicates this, or a report lists it. */
  link(indicatorId: string, targetId: string): void {
    idWords(indicatorId, this.#id);
    for (const word of this.#id) this.#links.push(word);
    this.#links.push(this.#targetNumber(targetId));
  }

  /** Any other relationship of the file; of infrastructure it may tell what is behind it. */
  relate(source: string, how: string, target: string): void {
    if (!leadingRelationships.has(how)) return;
    this.#lead(source, target);
    this.#lead(target, source);
  }

  #lead(from: string, to: string): void {
    if (typeOfId(from) !== 'infrastructure' || !behindInfrastructure.has(typeOfId(to))) return;
    let leads = this.#leads.get(from);
    if (this.#leadCount >= maxLeads || (leads?.length ?? 0) >= maxLeadsOfOne) return;
    if (leads === undefined) this.#leads.set(from, (leads = []));
    leads.push(to);
    this.#leadCount++;
  }

  /**
   * Gives `set` the name of each of the `count` indicators, and what else of the same kind it was published for; `indicators` has their
   * places by id.
   */
  resolve(
    indicators: IdTable,
    count: number,
    fileName: string,
    set: (place: number, name: string, others: readonly string[]) => void,
  ): void {
    const ranks = new Uint8Array(count).fill(fileRank);
    const chosen = new Uint32Array(count);
    const targets = this.#targetIds.map((id) => this.#told(id));
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

  /** The names that a target gives, and their rank. What has no name gives none. */
  #told(id: string): { readonly rank: number; readonly names: readonly string[] } {
    const rank = threatRank(id);
    const own = this.#names.get(id);
    const leads = (this.#leads.get(id) ?? none).filter((lead) => this.#names.has(lead));
    if (leads.length === 0) {
      return own === undefined ? { rank: fileRank, names: none } : { rank, names: [own] };
    }
    const steps = leads.map((lead) => threatTypes.indexOf(typeOfId(lead)));
    const best = Math.min(...steps);
    const names = leads.filter((_, at) => steps[at] === best).map((lead) => this.#names.get(lead)!);
    return { rank: rank - threatTypes.length + best, names };
  }

  *#linksTo(indicators: IdTable): Generator<{ place: number; number: number }> {
    for (let link = 0; link < this.#links.length; link += linkWords) {
      for (let word = 0; word < 4; word++) this.#id[word] = this.#links.at(link + word);
      const place = indicators.get(this.#id);
      if (place !== undefined) yield { place, number: this.#links.at(link + 4) };
    }
  }

  /** The name of the only malware, campaign or the like in the file; several, or none, tell nothing. */
  #onlyThreat(): string | undefined {
    const names = new Set<string>();
    for (const [id, name] of this.#names) if (threatRank(id) < reportRank) names.add(name);
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
