export { openDatabase, type OpenOptions } from './sqlite/index.ts';
export {
  isDictionary,
  PlistDate,
  PlistUid,
  readMbFile,
  readPropertyList,
  type MbFile,
  type PlistDictionary,
  type PlistValue,
} from './plist/index.ts';
