import ts from 'typescript';

/** A module that a file names in an import or export. */
export interface ImportedModule {
  readonly target: string;
  /** Gone after compilation, so that it loads nothing. */
  readonly isTypeOnly: boolean;
}

/** What a file imports, taken from its syntax: static and dynamic imports, re-exports and `import('…')` in types. */
export function importsOf(text: string): ImportedModule[] {
  const found: ImportedModule[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ target: specifier.text, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, bringsTypesOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest));
  return found;
}

/**
 * `import type …`. With `verbatimModuleSyntax` an import whose names are all marked `type` one by one
 * still loads the module.
 */
function bringsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
