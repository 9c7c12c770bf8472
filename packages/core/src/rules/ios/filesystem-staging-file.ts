import { filesystem, type ListedEntry } from '../../artifacts/ios/filesystem.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { stagingFileText, stagingFolderName } from '../process-path-texts.ts';
import { pathRemark } from '../process-paths.ts';
import { listedFile, listedFolder } from '../listed-file.ts';

export const filesystemStagingFile = defineRule<ListedEntry>({
  ...stagingFileText,
  id: 'ios.filesystem-staging-file',
  version: 1,
  artifact: filesystem,
  message: '{path} is on the phone.',
  onlyIf: { field: 'path', holdsAny: [stagingFolderName] },
  match: ({ data: { path } }) => (pathRemark(path) === 'staging-folder' ? { path } : undefined),
});

export const examples = (): RuleExamples<ListedEntry> => ({
  hits: [
    {
      name: 'a file in the folder itself',
      data: listedFile('/private/var/db/com.apple.xpc.roleaccountd.staging/exampled'),
    },
    {
      name: 'a file in a folder of another form',
      data: listedFile('/private/var/db/com.apple.xpc.roleaccountd.staging/PlugIns/fud.appex/fud'),
    },
    {
      name: 'a folder that was left empty',
      data: listedFolder('/private/var/db/com.apple.xpc.roleaccountd.staging/subridged'),
    },
  ],
  misses: [
    { name: 'another folder', data: listedFile('/private/var/db/exampled') },
    {
      name: 'the folder itself, which every phone has',
      data: listedFolder('/private/var/db/com.apple.xpc.roleaccountd.staging'),
    },
    ...['exec', 'tmp'].map((below) => ({
      name: `where the system puts programs: ${below}`,
      data: listedFolder(`/private/var/db/com.apple.xpc.roleaccountd.staging/${below}`),
    })),
    {
      name: 'what the system puts there for an update',
      data: listedFile(
        '/private/var/db/com.apple.xpc.roleaccountd.staging/exec/16777224.1.xpc/com.apple.NRD.UpdateBrainService',
      ),
    },
    {
      name: 'a file of an app with this name in its path',
      data: listedFile('/private/var/mobile/Documents/com.apple.xpc.roleaccountd.staging/note'),
    },
  ],
});
