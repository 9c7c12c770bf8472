export {
  arrayAt,
  booleanAt,
  dataAt,
  dateAt,
  dictionaryAt,
  isArray,
  isDictionary,
  missedEntry,
  missed,
  numberAt,
  PlistDate,
  PlistReal,
  PlistUid,
  stringAt,
  withKeys,
  type PlistDictionary,
  type PlistTypeName,
  type PlistValue,
} from './value.ts';
export { wrongTypeOf } from './type-name.ts';
export { readPropertyList } from './read.ts';
export type { PlistLimits, PlistOptions } from './limits.ts';
export { isKeyedArchive, unarchive } from './keyed-archive.ts';
export { readMbFile, readMbFileSize } from './mb-file.ts';
export type { MbFile } from './mb-file-fields.ts';
export {
  expandedSize,
  toPlain,
  walkPropertyList,
  type PlainValue,
  type PlistEntry,
} from './walk.ts';
