import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import { PlistDate, type PlistDictionary, type PlistValue } from '../../formats/plist/index.ts';
import type {
  Database,
  Emission,
  ParseContext,
  ProblemDraft,
  RandomAccessFile,
  Row,
} from '../../model/index.ts';
import {
  flagAt,
  joinLists,
  joinSide,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  secondsAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { orProblem, withoutProblems } from '../rows/row-problems.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import {
  maxCertificates,
  profileIn,
  profileRecord,
  type AppProvisioning,
} from './provisioning-profile.ts';

/** Name of the database that newer versions of iOS keep instead of one file for each profile. */
export const provisioningList = 'mis.db';

/** Where the whole form of profiles lies that are kept in a short one. */
const wholeTable = 'xml_profiles_cache';

const ofList = { appPath: null, bundleId: null };

/** Ids of profiles that are there, at most; beyond it, earlier versions of them may be told as deleted. */
const mostListed = 1_000_000;

/**
 * Profiles in the database of the part of iOS that checks them. A profile stands there whole and signed as in a file, or, where `is_der` is set, in a
 * short form that is read faster: then the whole one lies in `xml_profiles_cache`. Where none can be read, the columns tell what they can.
 */
export function* profilesInList(
  file: RandomAccessFile,
  context: ParseContext,
): Generator<Emission<AppProvisioning>> {
  const database = openArtifactDatabase(file, context);
  const { table, at } = requireTable(
    database,
    'profiles',
    ['uuid', 'team_id', 'name', 'expires', 'cms_blob'],
    ['is_for_all_devices', 'is_beta', 'is_der'],
  );
  const beside = yield* besideProfiles(database, context);
  const whole = optionalTable(database, wholeTable, ['uuid', 'cms_blob']);

  function* ofColumns(row: Row): Generator<Emission<AppProvisioning>> {
    const uuid = row.text(at.uuid);
    const forAll = flagAt(row, at.is_for_all_devices) === true;
    const kind = forAll ? 'enterprise' : flagAt(row, at.is_beta) === true ? 'testflight' : null;
    const team = row.text(at.team_id);
    const expires = secondsAt(row, at.expires);
    const told: PlistDictionary = new Map<string, PlistValue>([
      ['Name', row.text(at.name)],
      ['UUID', uuid],
      ['TeamName', beside.teamName(team)],
      ['TeamIdentifier', team === null ? null : [team]],
      ['ExpirationDate', expires === null ? null : new PlistDate(expires - cocoaOffsetSeconds)],
      ['DeveloperCertificates', beside.certificates(uuid)],
    ]);
    yield* profileRecord(told, { ...ofList, kind, devices: null }, row.position());
  }

  const listed = new Set<string | null>();
  const rows = rowsAndVanished(file, context, database, [table, ...(whole ? [whole.table] : [])]);
  for (const row of rows.live(table)) {
    const uuid = row.text(at.uuid);
    if (listed.size < mostListed) listed.add(uuid);
    const isShort = flagAt(row, at.is_der) === true;
    const stored = isShort ? beside.wholeProfile(uuid) : row.blob(at.cms_blob);
    const profile = yield* orProblem(
      row,
      (options) => stored && profileIn(stored, context.limits, options),
    );
    yield* profile ? profileRecord(profile, ofList, row.position()) : ofColumns(row);
  }
  // Of a profile that is gone both forms may be left, each as a record.
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    const isWhole = row.table === whole?.table.name;
    if (listed.has(row.text(isWhole ? whole.at.uuid : at.uuid))) continue;
    const stored = row.blob(isWhole ? whole.at.cms_blob : at.cms_blob);
    const reading = orProblem(row, () => stored && profileIn(stored, context.limits, {}));
    const profile = withoutProblems(reading);
    const says = profile || (!isWhole && (row.text(at.uuid) ?? row.text(at.name)) !== null);
    if (!says) continue;
    const told = profile ? profileRecord(profile, ofList, row.position()) : ofColumns(row);
    for (const emission of told) {
      yield emission.kind === 'record' ? { ...emission, ...deletedMark(row) } : emission;
    }
  }
  yield* vanished.problems();
  yield* remainingProblems(database);
}

type RowKey = number | bigint;

/** What the other tables have of a profile or of a team. Of profiles and certificates only the places are held in memory. */
interface BesideProfiles {
  wholeProfile(uuid: string | null): Uint8Array | null;
  teamName(team: string | null): string | null;
  certificates(uuid: string | null): readonly Uint8Array[];
}

function* besideProfiles(
  database: Database,
  context: ParseContext,
): Generator<ProblemDraft, BesideProfiles> {
  const whole = optionalTable(database, wholeTable, ['uuid', 'cms_blob']);
  const wholeAt = joinSide<string, RowKey>(database, whole?.table, context, (row) =>
    named(row, whole!.at.uuid, row.rowId),
  );
  const teams = optionalTable(database, 'team_id_info', ['team_id', 'team_name']);
  const teamNames = joinSide<string, string>(database, teams?.table, context, (row) =>
    named(row, teams!.at.team_id, row.text(teams!.at.team_name)),
  );
  const leaves = optionalTable(database, 'certificates', ['leaf']);
  const signers = optionalTable(database, 'certificate_provisioning_cache', ['uuid', 'leaf_pk']);
  const leavesOf = joinLists<string, RowKey>(
    database,
    signers?.table,
    context,
    maxCertificates,
    (row) => {
      const leaf = rowReference(row, signers!.at.leaf_pk);
      return named(row, signers!.at.uuid, leaf === undefined ? undefined : [leaf]);
    },
  );
  for (const { problems } of [wholeAt, teamNames, leavesOf]) yield* problems;

  return {
    wholeProfile(uuid) {
      const place = wholeAt.rows.get(uuid ?? '');
      const row = place === undefined ? undefined : database.seek(whole!.table, place);
      return row?.blob(whole!.at.cms_blob) ?? null;
    },
    teamName: (team) => teamNames.rows.get(team ?? '') ?? null,
    certificates(uuid) {
      if (leaves === undefined) return [];
      return (leavesOf.rows.get(uuid ?? '') ?? []).flatMap((place) => {
        const leaf = database.seek(leaves.table, place)?.blob(leaves.at.leaf);
        return leaf ? [leaf] : [];
      });
    },
  };
}

function named<T>(
  row: Row,
  column: number,
  value: T | null | undefined,
): readonly [string, T] | undefined {
  const name = row.text(column);
  return name === null || value === null || value === undefined ? undefined : [name, value];
}
