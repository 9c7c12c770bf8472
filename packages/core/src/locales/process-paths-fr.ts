import { processPathSentences } from './process-path-sentences.ts';
import type { Translations } from './translations.ts';

/** The sentences of the rules on places of programs in French. */
export const processPathsFr: Translations = processPathSentences({
  alike: {
    'staging-path.title': {
      of: '978a8b8a',
      text: 'Programme dans un dossier depuis lequel on a vu tourner des logiciels espions',
    },
    'staging-path.why': {
      of: 'd17013d4',
      text: 'Le système place des programmes dans ce dossier pour peu de temps, par exemple lors d’une mise à jour, et toujours dans des sous-dossiers d’une même forme. Pegasus et le logiciel espion de QuaDream tournaient depuis le dossier lui-même, sur des téléphones examinés.',
    },
    'staging-path.other.1': {
      of: '7c43b55a',
      text: 'Des outils de débridage (jailbreak) peuvent aussi placer des programmes dans ce dossier.',
    },
    'system-name-elsewhere.title': {
      of: 'ee25e426',
      text: 'Programme portant le nom d’une partie du système, à un autre endroit',
    },
    'system-name-elsewhere.why': {
      of: '97cc207d',
      text: 'Des logiciels espions prennent des noms de parties du système pour passer inaperçus. La vraie partie se trouve dans un dossier du système, où rien d’autre ne peut écrire.',
    },
    'system-name-elsewhere.other.2': {
      of: 'ab2895df',
      text: 'Sur un téléphone débridé (jailbreak), des parties du système peuvent se trouver ailleurs.',
    },
    'data-folder-path.title': {
      of: '7033b854',
      text: 'Programme dans un dossier destiné aux données',
    },
    'data-folder-path.why': {
      of: '3369f4a1',
      text: 'Les parties du système et les applications ont des dossiers qui leur sont réservés. On a vu des logiciels espions tourner depuis des dossiers de fichiers temporaires et de données, où ils pouvaient écrire.',
    },
    'data-folder-path.other.0': {
      of: '70455998',
      text: 'Un téléphone débridé (jailbreak) exécute des programmes depuis de tels dossiers.',
    },
    'data-folder-path.other.2': {
      of: '5e8905d5',
      text: 'Le système lui-même exécute quelques auxiliaires depuis des dossiers inhabituels, par exemple lors d’une mise à jour.',
    },
    'unusual-path.title': {
      of: 'c90779cb',
      text: 'Programme hors des dossiers du système et des applications',
    },
    'unusual-path.why': {
      of: 'c9333340',
      text: 'Presque tous les programmes se trouvent dans les dossiers du système ou des applications. Celui qui n’y est pas mérite d’être regardé de plus près.',
    },
    'unusual-path.other.0': {
      of: '5e8905d5',
      text: 'Le système lui-même exécute quelques auxiliaires depuis des dossiers inhabituels, par exemple lors d’une mise à jour.',
    },
    'unusual-path.other.1': {
      of: '70455998',
      text: 'Un téléphone débridé (jailbreak) exécute des programmes depuis de tels dossiers.',
    },
  },
  messages: {
    'crash-report': {
      of: '1c10915d',
      text: 'Un rapport du système sur {process} mentionne le programme {path}, ou du code chargé depuis cet endroit.',
    },
    'data-usage': {
      of: '5d4e2fb3',
      text: 'Les statistiques de données mobiles mentionnent le programme {path}.',
    },
    'locationd-client': {
      of: 'fe7d6ddf',
      text: 'Le programme {path} a demandé la position du téléphone.',
    },
    netusage: {
      of: '1f752873',
      text: 'Les statistiques d’utilisation du réseau mentionnent le programme {path}.',
    },
    'os-analytics': {
      of: '9b6d7807',
      text: 'Les statistiques d’utilisation quotidiennes du système mentionnent le programme {path}.',
    },
    'profile-event': {
      of: '24822779',
      text: 'Le programme {path} est indiqué pour une modification du profil de configuration {profile}.',
    },
    'shutdown-log': {
      of: '25e79126',
      text: 'Le programme {path} était encore actif lorsque le téléphone s’est éteint.',
    },
    tcc: {
      of: '04a591d8',
      text: 'L’autorisation {service} est enregistrée pour le programme {path}.',
    },
  },
});
