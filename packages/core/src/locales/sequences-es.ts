import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules over several artifacts in Spanish. */
export const sequencesEs: RuleTranslations = {
  'rule.ios.attachment-folders-emptied-near-process.title': {
    of: '7e28a862',
    text: 'Carpetas de adjuntos vaciadas, ajustes del sistema y procesos al mismo tiempo',
  },
  'rule.ios.attachment-folders-emptied-near-process.message': {
    of: '1a83bea4',
    text: 'De {from} a {to}, con cinco minutos como máximo entre uno y el siguiente: carpetas de adjuntos que perdieron algo: {folders}; archivos de ajustes modificados: {files}; procesos con uso de datos: {processes}; usos de la ubicación terminados: {locations}.',
  },
  'rule.ios.attachment-folders-emptied-near-process.why': {
    of: '39244662',
    text: 'El programa espía de la Operación Triangulation llegó como adjunto de un mensaje invisible. Borró el mensaje y el adjunto, pero las carpetas, algunos archivos de ajustes y el uso de datos de procesos del sistema conservaron la hora. Kaspersky busca esos momentos en las copias de seguridad.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.0': {
    of: '8c7e3f57',
    text: 'Borrar una conversación o un adjunto deja también esas carpetas, y los procesos nombrados aquí funcionan en todos los teléfonos.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.1': {
    of: '422a96bf',
    text: 'Sucesos del uso habitual pueden coincidir por azar en los mismos minutos, sobre todo en un teléfono muy usado.',
  },
  'rule.ios.deletion-traces-close-together.title': {
    of: '07346ec2',
    text: 'Dos rastros de borrado en menos de un día',
  },
  'rule.ios.deletion-traces-close-together.message': {
    of: '454d06a2',
    text: 'Lo que encontraron las reglas {one} y {other} tiene fechas separadas por un día como máximo: {first} y {second}; huecos entre los mensajes en ese día: {gaps}.',
  },
  'rule.ios.deletion-traces-close-together.why': {
    of: '44e01f90',
    text: 'Cada uno de los dos hallazgos tiene explicaciones habituales. Quien elimina los rastros de un ataque los elimina en varios sitios a la vez, y rara vez en todos, de modo que dos rastros así de próximos pesan más que cada uno por separado.',
  },
  'rule.ios.deletion-traces-close-together.other.0': {
    of: 'efd23661',
    text: 'Una actualización, una copia restaurada o hacer sitio en un teléfono lleno pueden dejar varios rastros así en un mismo día.',
  },
  'rule.ios.deletion-traces-close-together.other.1': {
    of: '6fcc530f',
    text: 'Dos sucesos habituales pueden coincidir por azar en el mismo día.',
  },
  'rule.ios.install-after-message-link.title': {
    of: 'd0bd730a',
    text: 'Algo se instaló o se quitó después de un mensaje con un enlace para instalarlo',
  },
  'rule.ios.install-after-message-link.message': {
    of: 'be0dd212',
    text: 'Un mensaje del {received} tenía el enlace {link}, que instala algo, y en menos de un día el teléfono anotó pasos de instalación o retirada: {steps}, el primero de {name} el {at}.',
  },
  'rule.ios.install-after-message-link.why': {
    of: '0b36ca86',
    text: 'Los perfiles y las apps de fuera de la tienda llegan por enlaces así. Programas espía que necesitan la ayuda de quien tiene el teléfono en la mano se enviaron justo de este modo, con un mensaje que parece de una compañía telefónica.',
  },
  'rule.ios.install-after-message-link.other.0': {
    of: '4a786bc4',
    text: 'Empresas y escuelas envían esos enlaces para configurar un teléfono, y quienes desarrollan una app los envían a quienes la prueban.',
  },
  'rule.ios.install-after-message-link.other.1': {
    of: '5097a082',
    text: 'Otra cosa pudo instalarse o actualizarse ese mismo día por azar.',
  },
  'rule.ios.looked-up-account-unknown.title': {
    of: '44a0aeb0',
    text: 'Cuentas consultadas que nada más conoce',
  },
  'rule.ios.looked-up-account-unknown.message': {
    of: 'd085a6f8',
    text: 'Cuentas que servicios de Apple consultaron y que ningún mensaje, contacto o llamada de este teléfono nombra: {count} de {all}; la última consulta fue el {last}.',
  },
  'rule.ios.looked-up-account-unknown.why': {
    of: '9c9ef868',
    text: 'Quienes atacan contactan con un teléfono desde cuentas propias, y el teléfono las consulta. Lo que después elimina los mensajes puede dejar atrás la consulta: Amnistía encontró en esta lista, y en ningún otro sitio del teléfono, cuentas de atacantes que usaban Pegasus.',
  },
  'rule.ios.looked-up-account-unknown.other.0': {
    of: '8e4dca68',
    text: 'El teléfono consulta todo lo que se escribe como destinatario y a los miembros de los grupos, aunque no se haya enviado nada.',
  },
  'rule.ios.looked-up-account-unknown.other.1': {
    of: 'ec31fe0f',
    text: 'Los contactos y los mensajes borrados de la manera habitual también dejan atrás la consulta.',
  },
  'rule.ios.looked-up-account-unknown.other.2': {
    of: '0212ee5d',
    text: 'Otras apps, como Mail o un calendario compartido, hacen consultar direcciones que no están en ninguno de los tres.',
  },
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
  'rule.ios.location-client-not-on-disk.title': {
    of: '6586e44a',
    text: 'Aplicación que usó la ubicación y no está en el teléfono',
  },
  'rule.ios.location-client-not-on-disk.message': {
    of: '11eb340d',
    text: 'Aplicaciones de la lista de las que usaron la ubicación cuya carpeta no está en el teléfono: {count}; una es {path}.',
  },
  'rule.ios.location-client-not-on-disk.why': {
    of: '6ef1fc51',
    text: 'Los programas eliminados, por una persona o por sí mismos, pueden dejar su entrada en esta lista. El riesgo de falsa alarma es medio: los teléfonos normales también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.location-client-not-on-disk.other.0': {
    of: '0ff34d06',
    text: 'La persona que usa el teléfono eliminó o actualizó la aplicación: una actualización la mueve a una carpeta con otro nombre.',
  },
  'rule.ios.location-client-not-on-disk.other.1': {
    of: 'd88dc486',
    text: 'Las aplicaciones que iOS retiró para liberar espacio no están en el teléfono.',
  },
  'rule.ios.mobile-data-of-unlisted-process.title': {
    of: '2c78f5c0',
    text: 'Datos móviles de un proceso que el consumo de datos no muestra',
  },
  'rule.ios.mobile-data-of-unlisted-process.message': {
    of: '1d4a8428',
    text: 'Procesos con datos móviles en otra estadística del sistema que el consumo de datos no muestra: {count}; el último es {process}.',
  },
  'rule.ios.mobile-data-of-unlisted-process.why': {
    of: 'f42a4883',
    text: 'El sistema cuenta los datos de cada proceso en varios lugares. Se ha visto que software espía quita su nombre de uno de ellos; los demás lo conservan unos días. El riesgo de falsa alarma es medio: los teléfonos normales también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.0': {
    of: 'c36dc4a8',
    text: 'Restablecer las estadísticas, eliminar una aplicación o actualizar el sistema quita nombres de un lugar antes que del otro.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.1': {
    of: '413a44f0',
    text: 'Los lugares no escriben todos los nombres de la misma forma.',
  },
};
