import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules over several artifacts in Spanish. */
export const sequencesEs: RuleTranslations = {
  'rule.ios.row-id-gaps.title': {
    of: '719b16f3',
    text: 'Filas que ya no están en una base de datos',
  },
  'rule.ios.row-id-gaps.message': {
    of: 'cd200844',
    text: 'Números de fila sin fila en la tabla {table}: {missing}; huecos: {gaps}; el hueco más grande ({largest}) está entre una fila con fecha {from} y una fila con fecha {to}.',
  },
  'rule.ios.row-id-gaps.why': {
    of: '1fead656',
    text: 'Un programa numera una tras otra las filas de una tabla así, de modo que un número que falta suele ser el de una fila borrada. Quien elimina los rastros de un ataque deja también esos huecos; las fechas de las filas alrededor de un hueco dicen en qué momento conviene mirar con más detalle.',
  },
  'rule.ios.row-id-gaps.other.0': {
    of: '9d9e67c4',
    text: 'Borrar mensajes y conversaciones es habitual y deja los mismos huecos, igual que un ajuste que borra los mensajes antiguos.',
  },
  'rule.ios.row-id-gaps.other.1': {
    of: '0358f270',
    text: 'Mensajes en iCloud, o una copia restaurada, puede dar otros números a las filas y saltarse algunos.',
  },
};
