/**
 * What `docs/parity.md` says, as tables: `npm run docs` writes the page from them, and `parity.test.ts` holds them to the code.
 * The files of this folder hold data alone and import nothing but types, so that the generator can read them as they are.
 */

/** How far something is done; what is missing or left out stands behind it. */
export type State =
  | 'done'
  | 'in part'
  | 'not there'
  | 'left out'
  | `${'done' | 'in part'}${':' | ',' | ';'} ${string}`;

/**
 * A test that shows it: `MVT` against MVT's own output, `test` by cases of our own, `public data` against counts or values of
 * public images, `examples` by the examples of the artifact alone.
 */
export interface Proof {
  readonly kind: 'MVT' | 'test' | 'public data' | 'examples';
  /** From the root of the repository. */
  readonly file: string;
  readonly note?: string;
}

export interface ModuleRow {
  /** As MVT calls it. */
  readonly module: string;
  readonly evidence: 'backup' | 'dump' | 'both' | 'sysdiagnose';
  readonly artifacts: readonly string[];
  /** What is better, less or other, and why; in Markdown. */
  readonly differs: string;
  readonly proofs: readonly Proof[];
  readonly state: State;
}

/** Something that MVT raises whether or not an indicator meets it. */
export interface AlertRow {
  readonly mvt: string;
  readonly rules: readonly string[];
  readonly why: string;
  readonly state: State;
}

export interface TraceRow {
  readonly what: string;
  readonly artifacts: readonly string[];
  readonly proofs: readonly Proof[];
  readonly state: State;
}

export interface RuleRow {
  readonly what: string;
  /** Rules in Markdown; `nothing` where there is none. */
  readonly ours: string;
  readonly state: State;
}

export interface ParityTables {
  readonly modules: readonly ModuleRow[];
  readonly alerts: readonly AlertRow[];
  readonly traces: readonly TraceRow[];
  readonly judgements: readonly RuleRow[];
}
