import type { RuleExamples, RecordData, RuleMatch, RuleText } from '../model/index.ts';

/**
 * The process that triangle_check calls an exact sign. Backups are made by `BackupAgent2`; the older program of this name is still part of
 * iOS, and nothing ordinary is known to make it use the network.
 */
const backupAgent = 'BackupAgent';

/** The process, where it is this one; `processes` are all names that a record has for it. */
export function backupAgentIn(processes: readonly (string | null)[]): RuleMatch {
  // Since iOS 11 the app that a program worked for may stand behind its name.
  const found = processes.find((name) => name?.split('/', 1)[0] === backupAgent);
  return typeof found === 'string' ? { process: found } : undefined;
}

/** What the rules say of it in one or the other statistic. */
export const backupAgentText: Omit<RuleText, 'id' | 'version' | 'title' | 'message'> = {
  why:
    'The spyware of Operation Triangulation ran under this name and used the mobile network, and its use stayed in the statistics. ' +
    'Kaspersky takes this name alone for a sign of it. Backups are made by another program, BackupAgent2.',
  otherExplanations: [
    'iOS has an older program of this name. It is not known to use the network on ordinary phones, which does not rule it out.',
    'The trace may come from an earlier phone, through a restored backup.',
  ],
  references: [
    'https://securelist.com/find-the-triangulation-utility/109867/',
    'https://github.com/KasperskyLab/triangle_check',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'ran',
};

/** Its examples: `at` makes a record of a process with a name. */
export function backupAgentExamples<T extends RecordData>(
  at: (process: string) => T,
): RuleExamples<T> {
  return {
    hits: [
      { name: 'the process by its name', data: at('BackupAgent') },
      { name: 'with what it worked for', data: at('BackupAgent/com.example.news') },
      { name: 'a row that was deleted', data: at('BackupAgent'), deleted: true },
    ],
    misses: [
      { name: 'the program that makes backups', data: at('BackupAgent2') },
      { name: 'the same for an app', data: at('BackupAgent2/com.example.news') },
      { name: 'a name that ends like it', data: at('mDNSResponder/BackupAgent') },
      { name: 'a program of the system by its path', data: at('/usr/libexec/BackupAgent') },
      { name: 'another process', data: at('mDNSResponder') },
    ],
  };
}
