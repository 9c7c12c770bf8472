export type { Container, Entry, EntryName } from './container.ts';
export type { KeyProvider, PasswordQuestion } from './key-provider.ts';
export { openEvidence, type OpenOptions } from './open-evidence.ts';
export {
  type FailedSource,
  type Notice,
  type OpenedEvidence,
  type OpenedSource,
} from './opened.ts';
export type {
  CryptoPort,
  DerivationProgress,
  Place,
  Platform,
  ScratchFile,
  ScratchFolder,
  TakePiece,
  UnpackFault,
} from './platform.ts';
export { sourceFormats, type SourceFormat } from './source-formats.ts';
