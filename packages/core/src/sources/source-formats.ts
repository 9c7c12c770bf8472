import type { SourceKind } from '../model/index.ts';

/** What `athar sources` tells of a kind of evidence. In English; `locales/` has its name (`source.<id>`) and these words (`cli.sources.…`) in the other languages. */
export interface SourceFormat {
  readonly id: SourceKind;
  /** The name that it has everywhere: the English of `source.<id>`. */
  readonly title: string;
  readonly describes: string;
  /** Forms in which it is read. */
  readonly forms: readonly string[];
  /** Whether an encrypted one is read, and what it takes. */
  readonly encrypted: string;
  readonly versions: string;
  readonly references: readonly string[];
}

/** The kinds of evidence that this version opens. */
export const sourceFormats: readonly SourceFormat[] = [
  {
    id: 'itunes-backup',
    title: 'iPhone or iPad backup made on a computer',
    describes:
      'A backup that a computer made of an iPhone or iPad (Finder, iTunes, idevicebackup2), from iOS 10 on, encrypted or not. An encrypted one holds more.',
    forms: ['folder', 'folder with several backups', 'zip', 'tar', 'tar.gz'],
    encrypted: 'with its password',
    versions: 'iOS 10 and later',
    references: [
      'https://support.apple.com/en-us/108353',
      'https://theapplewiki.com/wiki/ITunes_Backup',
    ],
  },
  {
    id: 'filesystem-dump',
    title: "Copy of the phone's file system",
    describes:
      'The files of an iPhone or iPad as an extraction tool copied them: the whole system, /private/var or /private/var/mobile.',
    forms: ['folder', 'zip', 'tar', 'tar.gz'],
    encrypted: 'no',
    versions: 'iOS',
    references: ['https://docs.mvt.re/en/latest/ios/filesystem/dump/'],
  },
];
