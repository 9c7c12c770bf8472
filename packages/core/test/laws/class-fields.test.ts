import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesBelow, textOf } from './repository.ts';

/** So many fields V8 holds in order whatever becomes of the class, if one more is added by a name with `#`; see decision 34. */
const mostFields = 15;

interface ClassOfOurs {
  readonly path: string;
  readonly base: string | undefined;
  /** Names of its own fields, in order; private methods and accessors come first, as one. */
  readonly fields: readonly string[];
}

const classes = new Map(
  ['packages', 'apps']
    .flatMap((folder) => filesBelow(folder, /\.ts$/))
    .filter((path) => /^(?:packages|apps)\/[^/]+\/src\//.test(path))
    .flatMap(classesIn),
);

test(`fields behind the ${mostFields}th of an object have no name with #`, () => {
  expect(classes.size).toBeGreaterThan(100);
  const wrong = [...classes].flatMap(([name, { path }]) => {
    const late = fieldsOf(name).slice(mostFields);
    return late.some((field) => field.startsWith('#')) ? [`${path}: ${name}`] : [];
  });
  expect(wrong).toEqual([]);
});

/** Fields of an object in the order in which they are added: those of its base first. */
function fieldsOf(name: string): readonly string[] {
  const one = classes.get(name);
  if (one === undefined) return [];
  return [...(one.base === undefined ? [] : fieldsOf(one.base)), ...one.fields];
}

function classesIn(path: string): [string, ClassOfOurs][] {
  const found: [string, ClassOfOurs][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node) && node.name !== undefined)
      found.push([node.name.text, { path, base: baseOf(node), fields: ownFields(node) }]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true));
  return found;
}

function baseOf(node: ts.ClassDeclaration): string | undefined {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return base?.types[0]?.expression.getText();
}

function ownFields(node: ts.ClassDeclaration): string[] {
  const members = node.members.filter((member) => !isOfNoObject(member));
  const fields = members.filter(ts.isPropertyDeclaration).map(({ name }) => name.getText());
  const hasPrivateMethods = members.some(
    ({ name, kind }) =>
      kind !== ts.SyntaxKind.PropertyDeclaration &&
      name !== undefined &&
      ts.isPrivateIdentifier(name),
  );
  return hasPrivateMethods ? ['#methods', ...fields] : fields;
}

function isOfNoObject(member: ts.ClassElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  return modifiers.some(
    ({ kind }) => kind === ts.SyntaxKind.StaticKeyword || kind === ts.SyntaxKind.AbstractKeyword,
  );
}
