import {
  manifest,
  examples as manifestExamples,
  type ManifestEntry,
} from '../../artifacts/ios/manifest.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { stagingFileText, stagingFolderName } from '../process-path-texts.ts';
import { pathRemark } from '../process-paths.ts';

/**
 * Files, folders and links below the folder of role accounts. Not the folder itself: every phone has it, each update of the system changes its
 * times, and whether a backup lists it is up to the version of iOS, not to what happened on the phone.
 */
export const manifestStagingFile = defineRule<ManifestEntry>({
  ...stagingFileText,
  id: 'ios.manifest-staging-file',
  version: 1,
  artifact: manifest,
  message: 'The backup lists {path}.',
  onlyIf: { field: 'devicePath', holdsAny: [stagingFolderName] },
  match: ({ data: { devicePath } }) =>
    devicePath !== null && pathRemark(devicePath) === 'staging-folder'
      ? { path: devicePath }
      : undefined,
});

export const examples = (): RuleExamples<ManifestEntry> => {
  const [entry] = manifestExamples().flatMap(({ records }) => records);
  const folder = 'com.apple.xpc.roleaccountd.staging';
  const at = (relativePath: string, flags = 1): ManifestEntry => ({
    ...entry!,
    domain: 'DatabaseDomain',
    relativePath,
    devicePath: `/private/var/db/${relativePath}`,
    flags,
  });
  return {
    hits: [
      { name: 'a file in the folder itself', data: at(`${folder}/subridged`) },
      { name: 'a file in a folder of another form', data: at(`${folder}/PlugIns/fud.appex/fud`) },
      { name: 'a folder that was left empty', data: at(`${folder}/subridged`, 2) },
      { name: 'a link', data: at(`${folder}/subridged`, 4) },
    ],
    misses: [
      {
        name: 'the folder itself, which every phone has, changed by the last update of the system',
        data: { ...at(folder, 2), created: 1_600_000_000, statusChanged: 1_640_000_000 },
      },
      ...['exec', 'tmp'].map((below) => ({
        name: `where the system puts programs: ${below}`,
        data: at(`${folder}/${below}`, 2),
      })),
      {
        name: 'what the system puts there for an update',
        data: at(`${folder}/exec/16777224.1.xpc/com.apple.NRD.UpdateBrainService`),
      },
      { name: 'what every backup lists in this domain', data: at('timezone/localtime', 4) },
      {
        name: 'a file of an app with this name in its path',
        data: {
          ...at(`${folder}/note`),
          domain: 'AppDomain-org.example.app',
          devicePath: `/private/var/mobile/Containers/Data/Application/org.example.app/Documents/${folder}/note`,
        },
      },
      { name: 'a path that is unknown', data: { ...at(folder), devicePath: null } },
    ],
  };
};
