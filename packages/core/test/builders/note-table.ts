import { gzipSync } from 'node:zlib';

/**
 * A table of Apple Notes as `ZMERGEABLEDATA1` holds it, after the schema that apple_cloud_notes_parser worked out
 * (`notestore.proto`): objects that refer to each other by their place in a list. No table of a real phone was at hand.
 */

type Field = readonly [number: number, value: number | string | Uint8Array];

/** A protobuf message with fields of any length. */
export function message(...fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)];
      const bytes = Buffer.from(value as string);
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Uint8Array.of(...bytes, rest);
}

/** The text of a cell, and the target of a link behind all of it. */
export interface NoteCell {
  readonly text: string;
  readonly link?: string;
}

const keys = ['crTableColumnDirection', 'crRows', 'crColumns', 'cellColumns', 'UUIDIndex', 'self'];
const types = ['com.apple.notes.ICTable', 'com.apple.CRDT.NSUUID', 'com.apple.CRDT.NSString'];

const objectId = (index: number): Uint8Array => message([6, index]);
const element = (key: number, value: number): Uint8Array =>
  message([1, objectId(key)], [2, objectId(value)]);

/** The cells of a table, row by row, packed as the store holds them. */
export function packedNoteTable(rows: readonly (readonly NoteCell[])[]): Uint8Array {
  const columns = rows[0]?.length ?? 0;
  const objects: Uint8Array[] = [];
  const add = (entry: Uint8Array): number => objects.push(entry) - 1;
  const uuids = [...rows, ...Array<undefined>(columns)].map((_, at) => new Uint8Array(16).fill(at));
  const uuidObject = (at: number): number =>
    add(message([13, message([1, 1], [3, message([1, 4], [2, message([2, at])])])]));

  // The root stands first; what it refers to is not known before the rest stands.
  const root = add(new Uint8Array());
  const rowObjects = rows.map((_, at) => uuidObject(at));
  const columnObjects = Array.from({ length: columns }, (_, at) => uuidObject(rows.length + at));
  const orderedSet = (first: number, found: readonly number[]): number =>
    add(
      message([
        16,
        message([
          1,
          message(
            [
              1,
              message(
                [1, message([2, '\u{FFFC}'.repeat(found.length)])],
                ...found.map((_, at) => [2, message([1, at], [2, uuids[first + at]!])] as Field),
              ),
            ],
            [2, message(...found.map((object) => [1, element(object, object)] as Field))],
          ),
        ]),
      ]),
    );
  const crRows = orderedSet(0, rowObjects);
  const crColumns = orderedSet(rows.length, columnObjects);
  const columnCells = columnObjects.map((_, column) =>
    add(
      message([
        6,
        message(
          ...rows.map((row, at) => {
            const { text, link } = row[column]!;
            const run = message(
              [1, text.length],
              ...(link === undefined ? [] : [[9, link] as Field]),
            );
            return [
              1,
              element(rowObjects[at]!, add(message([10, message([2, text], [5, run])]))),
            ] as Field;
          }),
        ),
      ]),
    ),
  );
  const cellColumns = add(
    message([
      6,
      message(...columnCells.map((cells, at) => [1, element(columnObjects[at]!, cells)] as Field)),
    ]),
  );
  const direction = add(
    message([
      13,
      message([1, 2], [3, message([1, 5], [2, message([4, 'CRTableColumnDirectionLeftToRight'])])]),
    ]),
  );
  const parts = [direction, crRows, crColumns, cellColumns];
  objects[root] = message([
    13,
    message(
      [1, 0],
      ...parts.map((part, key) => [3, message([1, key], [2, objectId(part)])] as Field),
    ),
  ]);
  const data = message(
    ...objects.map((object) => [3, object] as Field),
    ...keys.map((key) => [4, key] as Field),
    ...types.map((type) => [5, type] as Field),
    ...uuids.map((uuid) => [6, uuid] as Field),
  );
  return gzipSync(message([2, message([2, 0], [3, data])]));
}
