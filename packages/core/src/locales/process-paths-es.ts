import { processPathSentences } from './process-path-sentences.ts';
import type { Translations } from './translations.ts';

/** The sentences of the rules on places of programs in Spanish. */
export const processPathsEs: Translations = processPathSentences({
  alike: {
    'staging-path.title': {
      of: '978a8b8a',
      text: 'Programa en una carpeta desde la que se ha visto ejecutarse software espía',
    },
    'staging-path.why': {
      of: 'd17013d4',
      text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron.',
    },
    'staging-path.other.1': {
      of: '7c43b55a',
      text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
    },
    'system-name-elsewhere.title': {
      of: 'ee25e426',
      text: 'Programa con el nombre de una parte del sistema, en otro lugar',
    },
    'system-name-elsewhere.why': {
      of: '97cc207d',
      text: 'El software espía toma nombres de partes del sistema para pasar inadvertido. La parte verdadera está en una carpeta del sistema, en la que nada más puede escribir.',
    },
    'system-name-elsewhere.other.2': {
      of: 'ab2895df',
      text: 'En un teléfono con jailbreak, partes del sistema pueden estar en otros lugares.',
    },
    'data-folder-path.title': {
      of: '7033b854',
      text: 'Programa en una carpeta destinada a datos',
    },
    'data-folder-path.why': {
      of: '3369f4a1',
      text: 'Las partes del sistema y las aplicaciones tienen carpetas propias. Se ha visto software espía ejecutarse desde carpetas de archivos temporales y de datos, en las que podía escribir.',
    },
    'data-folder-path.other.0': {
      of: '70455998',
      text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
    },
    'data-folder-path.other.2': {
      of: '5e8905d5',
      text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
    },
    'unusual-path.title': {
      of: 'c90779cb',
      text: 'Programa fuera de las carpetas del sistema y de las aplicaciones',
    },
    'unusual-path.why': {
      of: 'c9333340',
      text: 'Casi todos los programas están en las carpetas del sistema o de las aplicaciones. Conviene mirar de cerca el que no lo está.',
    },
    'unusual-path.other.0': {
      of: '5e8905d5',
      text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
    },
    'unusual-path.other.1': {
      of: '70455998',
      text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
    },
  },
  messages: {
    'crash-report': {
      of: '1c10915d',
      text: 'Un informe del sistema sobre {process} menciona el programa {path}, o código que se cargó de ahí.',
    },
    'data-usage': {
      of: '5d4e2fb3',
      text: 'Las estadísticas de datos móviles mencionan el programa {path}.',
    },
    'locationd-client': {
      of: 'fe7d6ddf',
      text: 'El programa {path} pidió la ubicación del teléfono.',
    },
    netusage: {
      of: '1f752873',
      text: 'Las estadísticas de uso de la red mencionan el programa {path}.',
    },
    'os-analytics': {
      of: '9b6d7807',
      text: 'Las estadísticas diarias de uso del sistema mencionan el programa {path}.',
    },
    'profile-event': {
      of: '24822779',
      text: 'El programa {path} figura en un cambio del perfil de configuración {profile}.',
    },
    'shutdown-log': {
      of: '25e79126',
      text: 'El programa {path} seguía en marcha cuando el teléfono se apagó.',
    },
    tcc: {
      of: '04a591d8',
      text: 'El permiso {service} está guardado para el programa {path}.',
    },
  },
});
