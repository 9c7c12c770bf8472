import type { Language } from '@athar/core';

/** What the demo says besides the messages that every check has. */
export interface DemoText {
  readonly making: (folder: string) => string;
  readonly password: (password: string) => string;
  readonly found: (found: number, planted: number, nearMisses: number) => string;
  readonly missing: string;
  readonly unexpected: string;
}

/** What the demo alone says; the check that it runs speaks for itself. */
export const demoTexts: { readonly [language in Language]: DemoText } = {
  en: {
    making: (folder) => `Making an encrypted backup of an invented phone in ${folder} …`,
    password: (password) =>
      `The phone and the spyware are invented. Password of the backup: ${password}`,
    found: (found, planted, nearMisses) =>
      `Planted traces: ${planted}, found: ${found}. Look-alikes that had to stay quiet: ${nearMisses}.`,
    missing: 'planted, but not found:',
    unexpected: 'found, but not planted:',
  },
  ar: {
    making: (folder) => `تُنشأ نسخة احتياطية مشفّرة لهاتف مُختلَق في ⁨${folder}⁩ …`,
    password: (password) => `الهاتف وبرنامج التجسس مُختلَقان. كلمة مرور النسخة: ⁨${password}⁩`,
    found: (found, planted, nearMisses) =>
      `الآثار المزروعة: ${planted}، والتي عُثر عليها: ${found}. أشباه الآثار التي لا يجوز أن تُبلَّغ: ${nearMisses}.`,
    missing: 'مزروع ولم يُعثر عليه:',
    unexpected: 'عُثر عليه وليس مزروعًا:',
  },
  fr: {
    making: (folder) =>
      `Création de la sauvegarde chiffrée d’un téléphone inventé dans ${folder} …`,
    password: (password) =>
      `Le téléphone et le logiciel espion sont inventés. Mot de passe de la sauvegarde : ${password}`,
    found: (found, planted, nearMisses) =>
      `Traces placées : ${planted}, trouvées : ${found}. Sosies qui devaient rester sans signalement : ${nearMisses}.`,
    missing: 'placé, mais non trouvé :',
    unexpected: 'trouvé, mais non placé :',
  },
  es: {
    making: (folder) => `Se crea la copia cifrada de un teléfono inventado en ${folder} …`,
    password: (password) =>
      `El teléfono y el programa espía son inventados. Contraseña de la copia: ${password}`,
    found: (found, planted, nearMisses) =>
      `Rastros colocados: ${planted}, encontrados: ${found}. Parecidos que no debían señalarse: ${nearMisses}.`,
    missing: 'colocado, pero no encontrado:',
    unexpected: 'encontrado, pero no colocado:',
  },
};
