export {
  isDatabaseFile,
  isWriteAheadLog,
  openDatabase,
  textsWithZero,
  type OpenOptions,
} from './sqlite/index.ts';
export {
  RecoveredRow,
  Recovery,
  recoverRows,
  type Confidence,
  type RecoveredPlace,
  type RecoveredSpace,
  type RecoveryOptions,
  type RecoverySource,
} from './sqlite/recovery/index.ts';
export {
  isDictionary,
  PlistDate,
  PlistReal,
  PlistUid,
  readMbFile,
  readPropertyList,
  toPlain,
  walkPropertyList,
  type MbFile,
  type PlainValue,
  type PlistDictionary,
  type PlistEntry,
  type PlistValue,
} from './plist/index.ts';
