import { html, type Html, type Messages } from '../locales/index.ts';

interface StackedColumn {
  readonly head: Html;
  /** Digits stand below one another. */
  readonly isNumber?: boolean;
}

/** The first cell names the row. None is empty: a person could not tell that from something lost. */
type StackedRow = readonly [Html, ...Html[]];

/**
 * A table whose rows become cards on a narrow screen, each value behind the head of its column. What is laid out as
 * blocks is no table to a screen reader, so the roles are said. `nameId` is the id of the element that names it.
 */
export function stackedTable(
  { colon }: Pick<Messages, 'colon'>,
  nameId: string,
  columns: readonly StackedColumn[],
  rows: readonly StackedRow[],
): Html {
  const heads = columns.map(({ head, isNumber }) =>
    isNumber
      ? html`<th role="columnheader" scope="col" class="n">${head}</th> `
      : html`<th role="columnheader" scope="col">${head}</th> `,
  );
  const cell = (content: Html, column: StackedColumn): Html => {
    const label = html`${column.head}${colon.trimEnd()}`;
    return column.isNumber
      ? html`<td role="cell" class="n" data-label="${label}">${content}</td> `
      : html`<td role="cell" data-label="${label}">${content}</td> `;
  };
  const body = rows.map(
    ([name, ...cells]) =>
      html`<tr role="row">
        <th role="rowheader" scope="row">${name}</th>
        ${cells.map((content, n) => cell(content, columns[n + 1]!))}
      </tr> `,
  );
  return html`<table role="table" class="stack" aria-labelledby="${nameId}">
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`;
}
