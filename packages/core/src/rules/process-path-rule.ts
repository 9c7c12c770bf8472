import {
  defineRule,
  levels,
  type Artifact,
  type Level,
  type RecordData,
  type Rule,
  type RuleExample,
  type RuleExamples,
} from '../model/index.ts';
import {
  dataFolderText,
  elsewhereText,
  stagingFolderText,
  systemNameText,
} from './process-path-texts.ts';
import { pathRemark, type PathRemark } from './process-paths.ts';

/** Records that name programs by their paths, and what a rule about such a place says of them. */
export interface NamedPrograms<T extends RecordData> {
  readonly artifact: Artifact<T>;
  /** One sentence about what was seen; `{path}` is the program. */
  readonly message: string;
  /** All paths of programs that the record names; the first that is remarkable is told. */
  paths(data: T): readonly (string | null)[];
  /** What the message names besides. */
  values?(data: T): { readonly [placeholder: string]: string };
  /** The highest level where an entry shows less than that the program ran; that of the staging folder stays. */
  readonly atMost?: Level;
  /** An ordinary record, and the same with another program. */
  readonly ordinary: T;
  at(path: string): T;
  /** Further ways in which a record names a program. */
  otherHits?(path: string): readonly RuleExample<T>[];
}

const texts = {
  'staging-folder': stagingFolderText,
  'system-name': systemNameText,
  'data-folder': dataFolderText,
  elsewhere: elsewhereText,
} as const;

/** A place for each remark, below `/private/var/`. */
const places: { readonly [remark in PathRemark]: string } = {
  'staging-folder': 'db/com.apple.xpc.roleaccountd.staging/exampled',
  'system-name': 'tmp/UserEventAgent',
  'data-folder': 'tmp/exampled',
  elsewhere: 'jb/usr/bin/exampled',
};

/** The rule that tells where a program lies, for one kind of record and one remark about the place. */
export function processPathRule<T extends RecordData>(
  remark: PathRemark,
  programs: NamedPrograms<T>,
  { id, version }: { readonly id: string; readonly version: number },
): Rule<T> {
  const { artifact, message, atMost } = programs;
  const text = texts[remark];
  const isLess = atMost !== undefined && levels.indexOf(atMost) < levels.indexOf(text.level);
  return defineRule<T>({
    ...text,
    ...(isLess && remark !== 'staging-folder' && { level: atMost }),
    id,
    version,
    artifact,
    message,
    match: ({ data }) => {
      const path = programs.paths(data).find((candidate) => pathRemark(candidate) === remark);
      return typeof path === 'string' ? { path, ...programs.values?.(data) } : undefined;
    },
  });
}

/** Its examples: each rule must leave to the others what they tell. */
export function processPathExamples<T extends RecordData>(
  remark: PathRemark,
  programs: NamedPrograms<T>,
): RuleExamples<T> {
  const path = `/private/var/${places[remark]}`;
  const app =
    '/private/var/containers/Bundle/Application/13D085B2-78D0-431E-9019-0F30BEF08EED/Demo.app/Demo';
  const others = (Object.keys(places) as PathRemark[]).filter((other) => other !== remark);
  return {
    hits: [
      { name: 'a program there', data: programs.at(path) },
      { name: 'the same by the shorter path', data: programs.at(`/var/${places[remark]}`) },
      ...(programs.otherHits?.(path) ?? []),
    ],
    misses: [
      { name: 'a part of the system', data: programs.ordinary },
      { name: 'an installed app', data: programs.at(app) },
      { name: 'a name without a path', data: programs.at('exampled') },
      ...others.map((other) => ({
        name: `what another rule tells (${other})`,
        data: programs.at(`/private/var/${places[other]}`),
      })),
    ],
  };
}
