import type {
  AnyArtifact,
  AnyRule,
  ArtifactExample,
  RecordData,
  RuleExamples,
  SequenceExamples,
  SequenceRule,
} from '../src/model/index.ts';

interface Module<D, E> {
  readonly file: string;
  readonly definition: D;
  readonly examples: E;
}

type Loaded = { readonly examples?: unknown } & Record<string, unknown>;

function modulesOf<D, E>(
  files: Record<string, unknown>,
  isDefinition: (value: unknown) => boolean,
): Module<D, E>[] {
  return Object.entries(files).map(([file, loaded]) => {
    const module = loaded as Loaded;
    const definition = Object.values(module).find(isDefinition);
    const { examples } = module;
    if (!definition) throw new Error(`${file} exports no definition`);
    if (!isFunction(examples))
      throw new Error(`${file} exports no function \`examples\` that gives its examples`);
    return { file, definition: definition as D, examples: examples() as E };
  });
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';

const isObjectWith = (key: string) => (value: unknown) =>
  typeof value === 'object' && value !== null && key in value;

/** Every artifact with its examples, found by where it stands. */
export const artifactModules = modulesOf<AnyArtifact, ArtifactExample[]>(
  import.meta.glob('../src/artifacts/{android,ios}/*.ts', { eager: true }),
  isObjectWith('describes'),
);

export const ruleModules = modulesOf<AnyRule, RuleExamples<RecordData>>(
  import.meta.glob('../src/rules/{android,ios}/*.ts', { eager: true }),
  isObjectWith('otherExplanations'),
);

export const sequenceModules = modulesOf<SequenceRule, SequenceExamples>(
  import.meta.glob('../src/sequences/{android,ios}/*.ts', { eager: true }),
  isObjectWith('otherExplanations'),
);
