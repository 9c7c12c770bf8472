import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules over several artifacts in French. */
export const sequencesFr: RuleTranslations = {
  'rule.ios.attachment-folders-emptied-near-process.title': {
    of: '7e28a862',
    text: 'Dossiers de pièces jointes vidés, réglages du système et processus au même moment',
  },
  'rule.ios.attachment-folders-emptied-near-process.message': {
    of: '1a83bea4',
    text: 'De {from} à {to}, avec au plus cinq minutes entre l’un et le suivant : dossiers de pièces jointes qui ont perdu quelque chose : {folders} ; fichiers de réglages modifiés : {files} ; processus ayant consommé des données : {processes} ; utilisations de la position terminées : {locations}.',
  },
  'rule.ios.attachment-folders-emptied-near-process.why': {
    of: '39244662',
    text: 'Le logiciel espion de l’opération Triangulation est arrivé comme pièce jointe d’un message invisible. Il a supprimé le message et la pièce jointe, mais les dossiers, quelques fichiers de réglages et la consommation de données de processus du système ont gardé l’heure. Kaspersky cherche de tels moments dans les sauvegardes.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.0': {
    of: '8c7e3f57',
    text: 'Supprimer une conversation ou une pièce jointe laisse aussi de tels dossiers, et les processus nommés ici fonctionnent sur tous les téléphones.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.1': {
    of: '422a96bf',
    text: 'Des événements d’un usage ordinaire peuvent tomber par hasard dans les mêmes minutes, surtout sur un téléphone très utilisé.',
  },
  'rule.ios.deletion-traces-close-together.title': {
    of: '07346ec2',
    text: 'Deux traces de suppression en moins d’un jour',
  },
  'rule.ios.deletion-traces-close-together.message': {
    of: '454d06a2',
    text: 'Ce que les règles {one} et {other} ont trouvé est daté à un jour d’écart au plus : {first} et {second} ; trous entre les messages ce jour-là : {gaps}.',
  },
  'rule.ios.deletion-traces-close-together.why': {
    of: '44e01f90',
    text: 'Chacune des deux constatations a des explications ordinaires. Qui efface les traces d’une attaque le fait à plusieurs endroits à la fois, et rarement à tous ; deux traces aussi proches pèsent donc plus que chacune seule.',
  },
  'rule.ios.deletion-traces-close-together.other.0': {
    of: 'efd23661',
    text: 'Une mise à jour, une sauvegarde restaurée ou de la place faite sur un téléphone plein peuvent laisser plusieurs traces de ce genre le même jour.',
  },
  'rule.ios.deletion-traces-close-together.other.1': {
    of: '6fcc530f',
    text: 'Deux événements ordinaires peuvent tomber par hasard le même jour.',
  },
  'rule.ios.install-after-message-link.title': {
    of: 'd0bd730a',
    text: 'Installation ou retrait après un message contenant un lien pour installer',
  },
  'rule.ios.install-after-message-link.message': {
    of: 'be0dd212',
    text: 'Un message du {received} contenait le lien {link}, qui installe quelque chose, et en moins d’un jour le téléphone a noté des étapes d’installation ou de retrait : {steps}, la première pour {name} le {at}.',
  },
  'rule.ios.install-after-message-link.why': {
    of: '0b36ca86',
    text: 'Les profils et les applications qui ne viennent pas de la boutique arrivent par de tels liens. Des logiciels espions qui ont besoin de l’aide de la personne qui tient le téléphone ont été envoyés exactement ainsi, avec un message qui ressemble à celui d’un opérateur.',
  },
  'rule.ios.install-after-message-link.other.0': {
    of: '4a786bc4',
    text: 'Des employeurs et des écoles envoient de tels liens pour configurer un téléphone, et des équipes de développement les envoient aux personnes qui testent une application.',
  },
  'rule.ios.install-after-message-link.other.1': {
    of: '5097a082',
    text: 'Autre chose a pu être installé ou mis à jour le même jour par hasard.',
  },
  'rule.ios.looked-up-account-unknown.title': {
    of: '44a0aeb0',
    text: 'Comptes recherchés que rien d’autre ne connaît',
  },
  'rule.ios.looked-up-account-unknown.message': {
    of: 'd085a6f8',
    text: 'Comptes que des services d’Apple ont recherchés et qu’aucun message, contact ou appel de ce téléphone ne nomme : {count} sur {all} ; la dernière recherche date du {last}.',
  },
  'rule.ios.looked-up-account-unknown.why': {
    of: '9c9ef868',
    text: 'Ceux qui attaquent contactent un téléphone depuis des comptes à eux, et le téléphone les recherche. Ce qui efface ensuite les messages peut laisser la recherche en place : Amnesty a trouvé dans cette liste, et nulle part ailleurs sur le téléphone, des comptes d’attaquants utilisant Pegasus.',
  },
  'rule.ios.looked-up-account-unknown.other.0': {
    of: '8e4dca68',
    text: 'Le téléphone recherche tout ce qui est saisi comme destinataire, ainsi que les membres des groupes, même si rien n’a été envoyé.',
  },
  'rule.ios.looked-up-account-unknown.other.1': {
    of: 'ec31fe0f',
    text: 'Les contacts et les messages supprimés de façon ordinaire laissent eux aussi la recherche en place.',
  },
  'rule.ios.looked-up-account-unknown.other.2': {
    of: '0212ee5d',
    text: 'D’autres applications, comme Mail ou un calendrier partagé, font rechercher des adresses qui ne figurent dans aucun des trois.',
  },
  'rule.ios.row-id-gaps.title': {
    of: '719b16f3',
    text: 'Lignes qui ne sont plus dans une base de données',
  },
  'rule.ios.row-id-gaps.message': {
    of: 'cd200844',
    text: 'Numéros de ligne sans ligne dans la table {table} : {missing} ; trous : {gaps} ; le plus grand trou ({largest}) se trouve entre une ligne datée {from} et une ligne datée {to}.',
  },
  'rule.ios.row-id-gaps.why': {
    of: '1fead656',
    text: 'Un programme numérote l’une après l’autre les lignes d’une telle table ; un numéro qui manque est donc le plus souvent celui d’une ligne supprimée. Qui efface les traces d’une attaque laisse aussi de tels trous ; les dates des lignes autour d’un trou disent quand regarder de plus près.',
  },
  'rule.ios.row-id-gaps.other.0': {
    of: '9d9e67c4',
    text: 'Supprimer des messages et des conversations est courant et laisse les mêmes trous, tout comme un réglage qui supprime les anciens messages.',
  },
  'rule.ios.row-id-gaps.other.1': {
    of: '0358f270',
    text: 'Messages dans iCloud, ou une sauvegarde restaurée, peut donner d’autres numéros aux lignes et en sauter.',
  },
  'rule.ios.location-client-not-on-disk.title': {
    of: '6586e44a',
    text: 'Application qui a utilisé la position et n’est pas sur le téléphone',
  },
  'rule.ios.location-client-not-on-disk.message': {
    of: '11eb340d',
    text: 'Applications de la liste de celles qui ont utilisé la position et dont le dossier n’est pas sur le téléphone : {count} ; l’une est {path}.',
  },
  'rule.ios.location-client-not-on-disk.why': {
    of: '6ef1fc51',
    text: 'Des programmes enlevés, par une personne ou par eux-mêmes, peuvent laisser leur entrée dans cette liste. Le risque de fausse alerte est moyen : des téléphones ordinaires peuvent aussi montrer cela, qui ne compte qu’avec d’autres traces.',
  },
  'rule.ios.location-client-not-on-disk.other.0': {
    of: '0ff34d06',
    text: 'L’application a été supprimée ou mise à jour par la personne qui utilise le téléphone : une mise à jour la déplace dans un dossier d’un autre nom.',
  },
  'rule.ios.location-client-not-on-disk.other.1': {
    of: 'd88dc486',
    text: 'Les applications déchargées pour libérer de la place ne sont pas sur le téléphone.',
  },
  'rule.ios.mobile-data-of-unlisted-process.title': {
    of: '2c78f5c0',
    text: 'Données mobiles d’un processus absent de la consommation de données',
  },
  'rule.ios.mobile-data-of-unlisted-process.message': {
    of: '1d4a8428',
    text: 'Processus avec des données mobiles dans une autre statistique du système et absents de la consommation de données : {count} ; le dernier est {process}.',
  },
  'rule.ios.mobile-data-of-unlisted-process.why': {
    of: 'f42a4883',
    text: 'Le système compte les données de chaque processus à plusieurs endroits. On a vu des logiciels espions enlever leur nom de l’un d’eux ; les autres le gardent quelques jours. Le risque de fausse alerte est moyen : des téléphones ordinaires peuvent aussi montrer cela, qui ne compte qu’avec d’autres traces.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.0': {
    of: 'c36dc4a8',
    text: 'La remise à zéro des statistiques, la suppression d’une application ou une mise à jour du système enlève des noms d’un endroit avant l’autre.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.1': {
    of: '413a44f0',
    text: 'Ces endroits n’écrivent pas tous les noms de la même façon.',
  },
};
