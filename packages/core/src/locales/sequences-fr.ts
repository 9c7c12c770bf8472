import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules over several artifacts in French. */
export const sequencesFr: RuleTranslations = {
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
};
