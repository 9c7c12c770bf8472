import { fileListingPath } from '../../formats/file-listing.ts';
import type {
  EvidenceFile,
  EvidenceSource,
  HiddenFolder,
  PathFilter,
  SourceProblem,
} from '../../model/index.ts';
import { containerProblems, isWithin, problemsWithin, type Container } from '../container.ts';
import type { Platform } from '../platform.ts';
import { deviceNameOf } from './device-names.ts';
import type { DumpCopy, DumpPlace } from './dump-copy.ts';
import { deviceOf } from './dump-facts.ts';
import { listingFile } from './dump-files.ts';
import type { DumpRoot } from './dump-roots.ts';
import { DumpWalk, type DumpApps } from './dump-walk.ts';
import { isInSmallLetters } from './small-letters.ts';

/** What nobody asks for keeps its small letters, and an indicator that names it is not met. */
const smallLetters = {
  code: 'malformed',
  detail: 'the names of files have lost their capital letters',
  about: 'small-letters',
} as const;

/** The same of what nobody asks for: which of its letters were small is not known, so all are told as such. */
const capitalLetters = {
  code: 'malformed',
  detail: 'the names of files have lost their small letters',
  about: 'capital-letters',
} as const;

/** A copy of an iPhone's file system, in a folder or an archive. Only names and sizes are read, but of the files that are wanted. */
export function dumpSource(
  platform: Platform,
  container: Container,
  place: DumpPlace,
): EvidenceSource {
  const isCapital = place.roots.some((root) => root.isCapital);
  const isSmall = isCapital || isInSmallLetters(container, place.roots);
  const copy: DumpCopy = { ...place, platform, container, isSmall };
  const apps: DumpApps = { ids: new Set(), unnamed: 0 };
  let problems: SourceProblem[] = [];
  let hidden: HiddenFolder[] = [];
  let totals = { files: 0, bytes: 0 };

  function* files(
    // All that is stored; the list of files is made for whoever asks for it by name.
    wanted: PathFilter = (path) => path !== fileListingPath,
  ): Iterable<EvidenceFile> {
    apps.ids.clear();
    apps.unnamed = 0;
    const walk = new DumpWalk(copy, wanted, apps);
    yield* walk.evidence();
    problems = containerProblems(container, place.folder);
    if (isSmall) problems.push(isCapital ? capitalLetters : smallLetters);
    hidden = hiddenFolders(copy);
    if (walk.duplicates > 0) {
      problems.push({
        code: 'malformed',
        detail: `${walk.duplicates} files for a device path that another file has`,
        about: 'same-place',
      });
    }
    if (walk.listing) yield listingFile(walk.listing, [...problems]);
    totals = { files: walk.files, bytes: walk.bytes };
  }

  return {
    kind: 'filesystem-dump',
    encrypted: false,
    device: deviceOf(copy),
    installedApps: apps.ids,
    get lacksApps() {
      return apps.unnamed > 0 || problems.length > 0;
    },
    domains: new Set(),
    files,
    get problems() {
      return problems;
    },
    get hidden() {
      return hidden;
    },
    get totals() {
      return totals;
    },
    close: () => {
      container.close();
    },
  };
}

/** What could not be listed, by where it was on the phone. */
function hiddenFolders({ container, folder, roots, isSmall }: DumpCopy): HiddenFolder[] {
  return problemsWithin(container, folder).flatMap(({ hides, code, detail }) =>
    roots.flatMap((root) => {
      const devicePath = hides === undefined ? undefined : hiddenIn(root, hides);
      if (devicePath === undefined) return [];
      // How the folder was spelled is not known.
      return { devicePath: isSmall ? '/' : devicePath, code, detail };
    }),
  );
}

/** What of a root is hidden by a folder that could not be listed: the folder itself, or where it lies around the root, all of it. */
function hiddenIn(root: DumpRoot, folder: string): string | undefined {
  if (isWithin(root.folder, folder)) return root.deviceRoot;
  // As what lies in it is called: `var` itself would keep its name, `var/…` does not.
  return isWithin(folder, root.folder) ? deviceNameOf(root, `${folder}/`).slice(0, -1) : undefined;
}
