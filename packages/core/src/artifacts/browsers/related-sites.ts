import type { Database, ParseContext, ProblemDraft } from '../../model/index.ts';
import { joinSide, rowReference } from '../rows/database-rows.ts';

/** Names kept of one site's relations: enough to see where it belongs, too few to swell a record. */
const maxRelated = 100;

/** A table that relates two sites by their keys. */
interface Relation {
  readonly table: string;
  readonly domain: string;
  readonly other: string;
}

/** Sites that sent the user on to one, as the page itself. */
export const redirectsFrom: readonly Relation[] = [
  { table: 'TopFrameUniqueRedirectsFrom', domain: 'targetDomainID', other: 'fromDomainID' },
  { table: 'TopFrameUniqueRedirectsTo', domain: 'toDomainID', other: 'sourceDomainID' },
];
/** Sites that one sent the user on to. */
export const redirectsTo: readonly Relation[] = [
  { table: 'TopFrameUniqueRedirectsTo', domain: 'sourceDomainID', other: 'toDomainID' },
  { table: 'TopFrameUniqueRedirectsFrom', domain: 'fromDomainID', other: 'targetDomainID' },
];
/** Links that carried a query or a fragment. */
export const linksFrom: readonly Relation[] = [
  { table: 'TopFrameLinkDecorationsFrom', domain: 'toDomainID', other: 'fromDomainID' },
];
/** Sites on whose pages something of one was loaded. */
export const loadsUnder: readonly Relation[] = [
  { table: 'SubframeUnderTopFrameDomains', domain: 'subFrameDomainID', other: 'topFrameDomainID' },
  {
    table: 'SubresourceUnderTopFrameDomains',
    domain: 'subresourceDomainID',
    other: 'topFrameDomainID',
  },
  {
    table: 'TopFrameLoadedThirdPartyScripts',
    domain: 'subresourceDomainID',
    other: 'topFrameDomainID',
  },
];

type RelatedNames = ReadonlyMap<number | bigint, ReadonlySet<string>>;

/** The names of the sites that these tables relate to each site, at most a hundred of each; what could not be read of them is told. */
export function* relatedSites(
  database: Database,
  context: ParseContext,
  names: ReadonlyMap<number | bigint, string>,
  relations: readonly Relation[],
): Generator<ProblemDraft, RelatedNames> {
  const related = new Map<number | bigint, Set<string>>();
  for (const relation of relations) {
    const table = database.table(relation.table);
    const domainColumn = table?.column(relation.domain) ?? -1;
    const otherColumn = table?.column(relation.other) ?? -1;
    const side = joinSide(
      database,
      table,
      context,
      (row) => {
        const domain = rowReference(row, domainColumn);
        const other = rowReference(row, otherColumn);
        const name = other === undefined ? undefined : names.get(other);
        return domain === undefined || name === undefined ? undefined : [domain, new Set([name])];
      },
      union,
    );
    yield* side.problems;
    for (const [domain, found] of side.rows) {
      related.set(domain, union(related.get(domain) ?? new Set(), found));
    }
  }
  return related;
}

/** Adds to the first set, up to the bound. */
function union(earlier: Set<string>, later: ReadonlySet<string>): Set<string> {
  for (const name of later) if (earlier.size < maxRelated) earlier.add(name);
  return earlier;
}

/** Those of one site. */
export function namesAt(related: RelatedNames, id: number | bigint | undefined): readonly string[] {
  return id === undefined ? [] : [...(related.get(id) ?? [])];
}
