/** A family of spyware by the name that people know, with the other names that indicator files and reports use for it. */
export interface SpywareFamily {
  readonly name: string;
  /** Compared without case, spaces and punctuation; a threat counts if it holds one of these as whole words. */
  readonly aliases: readonly string[];
}

/**
 * Well-known families, so that the report can name those it was *not* able to look for.
 * The list says nothing about who uses them; it can never be complete, and the report says so.
 */
export const knownFamilies: readonly SpywareFamily[] = [
  { name: 'Pegasus', aliases: ['NSO', 'NSO Group', 'Chrysaor'] },
  { name: 'Predator', aliases: ['Cytrox', 'Intellexa', 'Alien Predator'] },
  { name: 'Graphite', aliases: ['Paragon'] },
  { name: 'Hermit', aliases: ['RCS Lab', 'RCSLab'] },
  { name: 'FinFisher', aliases: ['FinSpy', 'FinFisher FinSpy'] },
  { name: 'Candiru', aliases: ['DevilsTongue', 'Saito Tech'] },
  { name: 'Reign', aliases: ['QuaDream', 'KingsPawn'] },
  {
    name: 'Triangulation',
    aliases: ['Operation Triangulation', 'OperationTriangulation', 'TriangleDB'],
  },
  { name: 'NoviSpy', aliases: ['Novi Spy'] },
  { name: 'Dante', aliases: ['Memento Labs', 'Hacking Team'] },
  { name: 'Helios', aliases: ['Wintego', 'Wintego Helios'] },
  { name: 'LightSpy', aliases: ['Light Spy'] },
  { name: 'EagleMsgSpy', aliases: ['Eagle Msg Spy'] },
  { name: 'WyrmSpy', aliases: ['Wyrm Spy'] },
  { name: 'DragonEgg', aliases: ['Dragon Egg'] },
  { name: 'Heliconia', aliases: ['Variston'] },
  { name: 'Subzero', aliases: ['DSIRF', 'KnotWeed'] },
  { name: 'Landfall', aliases: ['LANDFALL spyware'] },
  { name: 'DarkSword', aliases: ['Dark Sword'] },
  { name: 'Coruna', aliases: ['Coruna exploit kit'] },
];

/** Lower case, without punctuation, words apart, `CamelCase` taken apart as well. */
function words(name: string): string {
  const apart = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return ` ${apart
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

const squeezed = (name: string): string => words(name).replaceAll(' ', '');

function isNamed(family: SpywareFamily, threat: string): boolean {
  return [family.name, ...family.aliases].some(
    (alias) => words(threat).includes(words(alias)) || squeezed(threat) === squeezed(alias),
  );
}

/** Indicator files name one family in several ways, some of them a line long: the shortest name of each stands for all. */
function withoutLongerNames(threats: readonly string[]): string[] {
  const familiesOf = (threat: string): string =>
    knownFamilies
      .filter((family) => isNamed(family, threat))
      .map(({ name }) => name)
      .join();
  const shortest = new Map<string, string>();
  for (const threat of threats) {
    const known = shortest.get(familiesOf(threat));
    if (known === undefined || threat.length < known.length)
      shortest.set(familiesOf(threat), threat);
  }
  return threats.filter((threat) => {
    const families = familiesOf(threat);
    return families === '' || shortest.get(families) === threat;
  });
}

/** Names for the list of what the phone was checked for. */
export interface NamedThreats {
  /** As the indicator files name them, each once, in their order. */
  readonly checked: readonly string[];
  /** Known families that no loaded threat stands for. */
  readonly notChecked: readonly string[];
}

/** Which names the phone was checked for, and which well-known ones it was not. */
export function namedThreats(threats: readonly string[]): NamedThreats {
  const byName = new Map<string, string>();
  for (const threat of threats) {
    const name = squeezed(threat);
    if (name !== '' && !byName.has(name)) byName.set(name, threat);
  }
  const checked = withoutLongerNames([...byName.values()]);
  const notChecked = knownFamilies
    .filter((family) => !checked.some((threat) => isNamed(family, threat)))
    .map(({ name }) => name);
  return { checked, notChecked };
}
