import type { RuleText } from '../model/index.ts';
import { aloneRisk } from './deletion-traces.ts';

type SharedText = Omit<RuleText, 'id' | 'version' | 'message'>;

const shutdownLogMethod =
  'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/';
const amnestyReport =
  'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/';

/** Of every rule about a program below the staging folder of role accounts. */
export const stagingFolderText = {
  title: 'Program in a folder from which spyware was seen to run',
  why:
    'The system puts programs into this folder for a short time, for example during an update, and always into subfolders of one form. ' +
    'Pegasus and the spyware of QuaDream ran from the folder itself, on phones that were examined.',
  otherExplanations: [
    'People who research or report on spyware handle such links and names in their work.',
    'Tools for a jailbreak can put programs into this folder as well.',
  ],
  references: [
    amnestyReport,
    shutdownLogMethod,
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
  ],
  level: 'critical',
  confidence: 'high',
  leadsTo: 'S5',
  standsAlone:
    'Nothing but the system may write there, it does so in another form, and no ordinary program is known to run from the folder itself.',
  met: 'ran',
} satisfies SharedText;

/** Of every rule about a file or folder that a list of files has there. A file alone does not show that it ran. */
export const stagingFileText = {
  title: 'File in a folder from which spyware was seen to run',
  why: stagingFolderText.why + aloneRisk.low,
  otherExplanations: stagingFolderText.otherExplanations,
  references: stagingFolderText.references,
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A8',
} satisfies SharedText;

/** For the cheap look before. */
export const stagingFolderName = 'com.apple.xpc.roleaccountd.staging/';

/** Of every rule about a program with the name of a part of the system in another place. */
export const systemNameText = {
  title: 'Program with the name of a part of the system, in another place',
  why:
    'Spyware takes names of parts of the system to pass unnoticed. The true part lies in a folder of the system, which nothing ' +
    'else can write to.',
  otherExplanations: [
    'A harmless program can have the same name by coincidence.',
    'People who build or test apps install and run programs that do not come from the store.',
    'On a phone that was jailbroken, parts of the system can lie in other places.',
  ],
  references: [amnestyReport, shutdownLogMethod],
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'ran',
} satisfies SharedText;

/** Of every rule about a program below a folder for data. */
export const dataFolderText = {
  title: 'Program in a folder that is meant for data',
  why:
    'Parts of the system and apps have folders of their own. Spyware was seen to run from folders for temporary files and for data, ' +
    'which it could write to.',
  otherExplanations: [
    'A phone that was jailbroken runs programs from such folders.',
    'People who build or test apps install and run programs that do not come from the store.',
    'The system itself runs some helpers, for example during an update, from unusual folders.',
  ],
  references: [
    shutdownLogMethod,
    'https://citizenlab.ca/2021/12/pegasus-vs-predator-dissidents-doubly-infected-iphone-reveals-cytrox-mercenary-spyware/',
  ],
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'ran',
} satisfies SharedText;

/** Of every rule about a program that is neither part of the system nor an app. */
export const elsewhereText = {
  title: 'Program outside the folders of the system and of apps',
  why: 'Nearly all programs lie in the folders of the system or of apps. One that does not is worth a look.',
  otherExplanations: [
    'The system itself runs some helpers, for example during an update, from unusual folders.',
    'A phone that was jailbroken runs programs from such folders.',
  ],
  references: [shutdownLogMethod],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
} satisfies SharedText;
