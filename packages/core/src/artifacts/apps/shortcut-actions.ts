import { exactNumberAt } from '../rows/field-values.ts';
import { nestedLinks, type NestedLinks } from '../links/nested-links.ts';
import { orProblem, problemAt } from '../rows/row-problems.ts';
import { rowReference, type BoundTable } from '../rows/database-rows.ts';
import {
  arrayAt,
  isArray,
  isDictionary,
  readPropertyList,
  stringAt,
  type PlistOptions,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  EvidenceError,
  type Limits,
  type ParseContext,
  type Position,
  type ProblemDraft,
  type Row,
  type Table,
} from '../../model/index.ts';

/** Kinds of actions, and apps, that are kept of one shortcut. */
const maxIdentifiers = 1000;
const maxApps = 1000;

/** What the actions of one shortcut name. */
export interface Actions extends NestedLinks {
  readonly count: number;
  readonly identifiers: readonly string[];
  /** Bundle ids of the apps that actions open or hand something to. */
  readonly apps: readonly string[];
}

/** A row of actions that is still there. */
export interface HeldActions extends Actions {
  readonly shortcut: number | string | null;
  readonly position: Position;
}

/** `byShortcut` by the shortcut that the row of actions names, `byKey` by the row's own number, for versions in which the shortcut names that. */
export interface ActionsOfShortcuts {
  readonly all: readonly HeldActions[];
  readonly byShortcut: ReadonlyMap<number | bigint, HeldActions>;
  readonly byKey: ReadonlyMap<number | bigint, HeldActions>;
}

/** Shortcuts whose actions are held for the join. */
const maxShortcuts = 100_000;

/** `ZSHORTCUTACTIONS`, as far as it is needed for the join. */
export type ActionsTable = BoundTable<'Z_PK' | 'ZSHORTCUT' | 'ZDATA'>;

/** The table of actions names the shortcut; in some versions the shortcut names the row of its actions instead. */
export function* actionsOfShortcuts(
  bound: ActionsTable | undefined,
  live: (table: Table) => Iterable<Row>,
  context: ParseContext,
): Generator<ProblemDraft, ActionsOfShortcuts> {
  const all: HeldActions[] = [];
  const byShortcut = new Map<number | bigint, HeldActions>();
  const byKey = new Map<number | bigint, HeldActions>();
  if (bound === undefined) return { all, byShortcut, byKey };
  const { table, at } = bound;
  for (const row of live(table)) {
    if (all.length >= maxShortcuts) {
      yield problemAt(row, 'limit-exceeded', `more than ${maxShortcuts} shortcuts`);
      break;
    }
    const read = yield* actionsIn(row, at.ZDATA, context);
    if (read === undefined) continue;
    const actions = {
      ...read,
      shortcut: exactNumberAt(row, at.ZSHORTCUT),
      position: row.position(),
    };
    const key = rowReference(row, at.Z_PK);
    const shortcut = rowReference(row, at.ZSHORTCUT);
    all.push(actions);
    if (key !== undefined) byKey.set(key, actions);
    if (shortcut !== undefined) byShortcut.set(shortcut, actions);
  }
  return { all, byShortcut, byKey };
}

/** What one row of actions names; nothing where it holds none or they cannot be read. */
export function* actionsIn(
  row: Row,
  column: number,
  { limits }: ParseContext,
): Generator<ProblemDraft, Actions | undefined> {
  const data = row.blob(column);
  if (data === null || data.length === 0) return undefined;
  const actions = yield* orProblem(row, (options) => readActions(data, limits, options));
  if (actions?.shortened !== undefined) {
    yield problemAt(row, actions.shortened.code, actions.shortened.detail);
  }
  return actions;
}

function readActions(data: Uint8Array, limits: Limits, options: PlistOptions): Actions {
  if (data.length > limits.maxValueBytes) {
    throw new EvidenceError('limit-exceeded', `actions of ${data.length} bytes`);
  }
  const list = actionList(readPropertyList(data, limits, options));
  const identifiers = new Set<string>();
  const apps = new Set<string>();
  for (const action of list) {
    if (isDictionary(action)) addApps(action.get('WFWorkflowActionParameters'), apps);
    const identifier = isDictionary(action) && stringAt(action, 'WFWorkflowActionIdentifier');
    if (identifier !== false && identifier !== undefined && identifiers.size < maxIdentifiers) {
      identifiers.add(identifier);
    }
  }
  const links = nestedLinks(list, limits);
  const { urls } = links;
  const tooMany = { code: 'limit-exceeded', detail: `more than ${maxApps} apps` } as const;
  const shortened = links.shortened ?? (apps.size > maxApps ? tooMany : undefined);
  return {
    count: list.length,
    identifiers: [...identifiers],
    apps: [...apps].slice(0, maxApps),
    urls,
    ...(shortened === undefined ? {} : { shortened }),
  };
}

/** Parameters that name an app by its bundle id alone; others hold a dictionary with it, or several. */
const appParameters: ReadonlySet<string> = new Set([
  'WFAppIdentifier',
  'WFOpenInAppIdentifier',
  'IntentAppBundleIdentifier',
]);

function addApps(parameters: PlistValue | undefined, apps: Set<string>): void {
  if (!isDictionary(parameters)) return;
  for (const [key, value] of parameters) {
    const named = isArray(value) ? value : [value];
    for (const one of named) {
      if (apps.size > maxApps) return;
      const app = isDictionary(one) ? one.get('BundleIdentifier') : one;
      const isApp = isDictionary(one) || appParameters.has(key);
      if (isApp && typeof app === 'string' && app !== '') apps.add(app);
    }
  }
}

/** Actions stand in an array; a shortcut that was imported whole has it under a key. */
function actionList(value: PlistValue): readonly PlistValue[] {
  const list = isDictionary(value) ? arrayAt(value, 'WFWorkflowActions') : value;
  if (list === undefined || !isArray(list)) {
    throw new EvidenceError('malformed', 'the actions of a shortcut are no list');
  }
  return list;
}
