import type { Translations } from './translations.ts';

/** The sentences of the rules over several artifacts in Spanish. */
export const sequencesEs: Translations = {
  'rule.ios.backup-files-missing.title': {
    of: 'df84b12e',
    text: 'Unos pocos archivos de la copia de seguridad faltan o no están en ninguna lista',
  },
  'rule.ios.backup-files-missing.message': {
    of: 'a59b4ebc',
    text: 'Archivos en la lista de la copia de seguridad: {listed}; no guardados: {missing}; guardados, pero en ninguna lista: {unlisted}.',
  },
  'rule.ios.backup-files-missing.why': {
    of: 'addfa44d',
    text: 'La lista de archivos y lo guardado van juntos. Si casi todo coincide y unos pocos archivos no, alguien pudo sacar archivos de la copia de seguridad o cambiar su lista. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.backup-files-missing.other.0': {
    of: '04b94518',
    text: 'A una copia de seguridad interrumpida, o copiada por otro programa, pueden faltarle archivos o quedarle antiguos.',
  },
  'rule.ios.backup-files-missing.other.1': {
    of: 'dca54f98',
    text: 'Un disco dañado pierde archivos sueltos.',
  },
  'rule.ios.attachment-folders-emptied-near-process.title': {
    of: '7e28a862',
    text: 'Carpetas de archivos adjuntos vaciadas, ajustes del sistema y procesos al mismo tiempo',
  },
  'rule.ios.attachment-folders-emptied-near-process.message': {
    of: '7799e6b4',
    text: 'De {from} a {to}, con cinco minutos como máximo entre uno y el siguiente: carpetas de archivos adjuntos que perdieron algo: {folders}; archivos de ajustes modificados: {files}; procesos con uso de datos: {processes}; usos de la ubicación terminados: {locations}.',
  },
  'rule.ios.attachment-folders-emptied-near-process.why': {
    of: '39244662',
    text: 'El software espía de la Operación Triangulation llegó como archivo adjunto de un mensaje invisible. Eliminó el mensaje y el archivo adjunto, pero las carpetas, algunos archivos de ajustes y el uso de datos de procesos del sistema conservaron la hora. Kaspersky busca esos momentos en las copias de seguridad.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.0': {
    of: '8c7e3f57',
    text: 'Eliminar una conversación o un archivo adjunto deja también esas carpetas, y los procesos nombrados aquí funcionan en todos los teléfonos.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.1': {
    of: '422a96bf',
    text: 'Sucesos del uso habitual pueden coincidir por azar en los mismos minutos, sobre todo en un teléfono muy usado.',
  },
  'rule.ios.deletion-traces-close-together.title': {
    of: '07346ec2',
    text: 'Dos rastros de eliminación en menos de un día',
  },
  'rule.ios.deletion-traces-close-together.message': {
    of: '97f64cd5',
    text: 'Lo que encontraron las reglas {one} y {other} tiene fechas separadas por un día como máximo: {first} y {second}; huecos conocidos entre los mensajes a un día como máximo de esas fechas: {gaps}.',
  },
  'rule.ios.deletion-traces-close-together.why': {
    of: 'cad61da8',
    text: 'Cada uno de los dos hallazgos tiene explicaciones comunes. Quien elimina los rastros de un ataque los elimina en varios sitios a la vez, y rara vez en todos, de modo que dos rastros así de próximos pesan más que cada uno por separado. La vida diaria también deja algunos de estos rastros: una conversación o una aplicación eliminada, una caché vaciada, estadísticas después de una actualización, una batería agotada. Cuando explica los dos, solo se señalan si ninguna de las dos reglas tiene rastros de otros días en este teléfono, o si los separan unos minutos; cuando un mismo suceso, como una actualización, explica los dos, solo si los separan unos minutos.',
  },
  'rule.ios.deletion-traces-close-together.other.0': {
    of: 'efd23661',
    text: 'Una actualización, una copia de seguridad restaurada o hacer sitio en un teléfono lleno pueden dejar varios rastros así en un mismo día.',
  },
  'rule.ios.deletion-traces-close-together.other.1': {
    of: '6fcc530f',
    text: 'Dos sucesos habituales pueden coincidir por azar en el mismo día.',
  },
  'rule.ios.deletion-traces-close-together.other.2': {
    of: '839e3924',
    text: 'Quien pone orden en un teléfono elimina mensajes, aplicaciones e historial en un mismo día, y un reloj equivocado da la misma fecha a cosas distintas.',
  },
  'rule.ios.deletion-traces-close-together.other.3': {
    of: 'adcb1b28',
    text: 'Quien prueba una aplicación recibe el mismo día mensajes de sus responsables, y puede eliminar ambas cosas.',
  },
  'rule.ios.install-after-message-link.title': {
    of: 'b927bdea',
    text: 'Algo se instaló o se eliminó después de un mensaje con un enlace para instalarlo',
  },
  'rule.ios.install-after-message-link.message': {
    of: 'be0dd212',
    text: 'Un mensaje del {received} tenía el enlace {link}, que instala algo, y en menos de un día el teléfono anotó pasos de instalación o eliminación: {steps}, el primero de {name} el {at}.',
  },
  'rule.ios.install-after-message-link.why': {
    of: '0b36ca86',
    text: 'Los perfiles y las aplicaciones de fuera de la tienda llegan por enlaces así. Software espía que necesita la ayuda de quien tiene el teléfono en la mano se envió justo de este modo, con un mensaje que parece de una compañía telefónica.',
  },
  'rule.ios.install-after-message-link.other.0': {
    of: '4a786bc4',
    text: 'Empleadores y escuelas envían esos enlaces para configurar un teléfono, y quienes desarrollan una aplicación los envían a quienes la prueban.',
  },
  'rule.ios.install-after-message-link.other.1': {
    of: '5097a082',
    text: 'Otra cosa pudo instalarse o actualizarse ese mismo día por azar.',
  },
  'rule.ios.looked-up-account-unknown.title': {
    of: 'ead155f4',
    text: 'Cuentas consultadas que no figuran en ningún mensaje, contacto ni llamada',
  },
  'rule.ios.looked-up-account-unknown.message': {
    of: '3a6f7a59',
    text: 'Cuentas que servicios de Apple consultaron y que ningún mensaje, contacto o llamada de este teléfono nombra: {count} de {all}; última consulta: {last}.',
  },
  'rule.ios.looked-up-account-unknown.why': {
    of: '335d511b',
    text: 'Quienes atacan contactan con un teléfono desde cuentas propias, y el teléfono las consulta. Lo que después elimina los mensajes puede dejar atrás la consulta: Amnistía encontró en esta lista cuentas de atacantes que usaban Pegasus. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.looked-up-account-unknown.other.0': {
    of: '8e4dca68',
    text: 'El teléfono consulta todo lo que se escribe como destinatario y a los miembros de los grupos, aunque no se haya enviado nada.',
  },
  'rule.ios.looked-up-account-unknown.other.1': {
    of: 'ec31fe0f',
    text: 'Los contactos y los mensajes eliminados de la manera habitual también dejan atrás la consulta.',
  },
  'rule.ios.looked-up-account-unknown.other.2': {
    of: '0212ee5d',
    text: 'Otras aplicaciones, como Mail o un calendario compartido, hacen consultar direcciones que no están en ninguno de los tres.',
  },
  'rule.ios.row-id-gaps.title': {
    of: '719b16f3',
    text: 'Filas que ya no están en una base de datos',
  },
  'rule.ios.row-id-gaps.message': {
    of: '19a15343',
    text: 'Números de fila sin fila en la tabla {table}: {missing}; huecos: {gaps}; de los que están entre filas con fecha, el más grande ({largest}) está entre una fila con fecha {from} y una fila con fecha {to}.',
  },
  'rule.ios.row-id-gaps.why': {
    of: '3097dae9',
    text: 'Un programa numera una tras otra las filas de una tabla así, de modo que un número que falta suele ser el de una fila eliminada. Quien elimina los rastros de un ataque deja también esos huecos; las fechas de las filas alrededor de un hueco dicen en qué momento conviene mirar con más detalle. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.row-id-gaps.other.0': {
    of: '2ee0298f',
    text: 'Eliminar mensajes y aplicaciones es habitual y deja los mismos huecos, igual que un ajuste que elimina los mensajes antiguos.',
  },
  'rule.ios.row-id-gaps.other.1': {
    of: '0358f270',
    text: 'Mensajes en iCloud o una copia de seguridad restaurada pueden dar otros números a las filas y saltarse algunos.',
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
    of: '2477a76e',
    text: 'Los programas eliminados, por una persona o por sí mismos, pueden dejar su entrada en esta lista. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.location-client-not-on-disk.other.0': {
    of: '0ff34d06',
    text: 'La persona que usa el teléfono eliminó o actualizó la aplicación: una actualización la mueve a una carpeta con otro nombre.',
  },
  'rule.ios.location-client-not-on-disk.other.1': {
    of: 'd88dc486',
    text: 'Las aplicaciones que iOS desinstaló para liberar espacio, sin eliminar sus datos, no están en el teléfono.',
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
    text: 'El sistema cuenta los datos de cada proceso en varios lugares. Se ha visto que software espía quita su nombre de uno de ellos; los demás lo conservan unos días. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.0': {
    of: 'c36dc4a8',
    text: 'Restablecer las estadísticas, eliminar una aplicación o actualizar el sistema quita nombres de un lugar antes que del otro.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.1': {
    of: '413a44f0',
    text: 'Los lugares no escriben todos los nombres de la misma forma.',
  },
  'rule.ios.content-handlers-crash-close-together.title': {
    of: '5c788940',
    text: 'Programas que reciben contenido se cerraron de forma inesperada con pocos minutos de diferencia',
  },
  'rule.ios.content-handlers-crash-close-together.message': {
    of: 'e6e9b4c8',
    text: 'De {from} a {to}, con diez minutos como máximo entre uno y el siguiente: cierres de programas que reciben contenido de otras personas: {crashes}; paradas del núcleo tras el primero: {panics}.',
  },
  'rule.ios.content-handlers-crash-close-together.why': {
    of: 'f915ffa7',
    text: 'Hubo ataques sin clic a través de programas así, se intentaban varias veces y pasaban de ahí al núcleo. Los intentos fallidos hacían que los programas se cerraran y el teléfono se detuviera.',
  },
  'rule.ios.content-handlers-crash-close-together.other.0': {
    of: 'a65edf55',
    text: 'Una imagen o un mensaje dañado hace que el mismo programa se cierre una y otra vez, cada vez que se muestra.',
  },
  'rule.ios.content-handlers-crash-close-together.other.1': {
    of: 'b117ca32',
    text: 'En las versiones de prueba de iOS, y en teléfonos con hardware defectuoso, hay más cierres y paradas.',
  },
  'rule.ios.crash-counted-without-report.title': {
    of: 'cc847a95',
    text: 'Cierres contados, sin informe',
  },
  'rule.ios.crash-counted-without-report.message': {
    of: '5a3a802c',
    text: 'El sistema contó cierres de programas que reciben contenido de otras personas: {programs}; la carpeta de informes no tiene ninguno de esos programas; otros programas con informes en ella: {reports}.',
  },
  'rule.ios.crash-counted-without-report.why': {
    of: '8c840924',
    text: 'El recuento se conserva aunque se elimine un informe, y se ha visto software espía que eliminaba los informes de los programas por los que entró. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.crash-counted-without-report.other.0': {
    of: 'cf33aa4d',
    text: 'Los informes desaparecen tras unas semanas, mientras que el recuento puede ser de una versión anterior del sistema.',
  },
  'rule.ios.crash-counted-without-report.other.1': {
    of: '01bc64d4',
    text: 'Los informes se eliminan tras copiarse a un equipo, o cuando hay demasiados.',
  },
  'rule.ios.root-settings-made-near-trace.title': {
    of: '08e05ccb',
    text: 'Ajustes de programas del sistema creados a minutos de otro rastro',
  },
  'rule.ios.root-settings-made-near-trace.message': {
    of: '9489ef31',
    text: 'Archivos de ajustes de programas del sistema creados a diez minutos como máximo de lo que encontró la regla {rule}, con fecha {at}: {count}; el más cercano es {file}, creado el {made}.',
  },
  'rule.ios.root-settings-made-near-trace.why': {
    of: '3b254617',
    text: 'Se ha visto que ataques contra iPhone cambian ajustes de programas del sistema en los minutos de su llegada al teléfono. Los archivos creados en ese momento dicen dónde mirar con más detalle. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.root-settings-made-near-trace.other.0': {
    of: '023eb5eb',
    text: 'iOS vuelve a escribir un archivo así cada vez que cambia uno de sus ajustes, de modo que parece creado en ese momento.',
  },
  'rule.ios.root-settings-made-near-trace.other.1': {
    of: '989b69e2',
    text: 'Al configurar un teléfono o restaurar una copia de seguridad se crean muchos archivos y empiezan muchos recuentos en pocos minutos.',
  },
  'rule.ios.crash-settings-made-after-trace.title': {
    of: '35f7a64f',
    text: 'Ajustes de los informes de cierres inesperados creados minutos después de otro rastro',
  },
  'rule.ios.crash-settings-made-after-trace.message': {
    of: '472ca4a1',
    text: 'El archivo {file} se creó el {made}, en los diez minutos posteriores a lo que encontró la regla {rule}, con fecha {at}.',
  },
  'rule.ios.crash-settings-made-after-trace.why': {
    of: '0155fa86',
    text: 'Se ha visto a Pegasus escribir este archivo minutos después de llegar a un teléfono, lo que pudo impedir que se informara de sus fallos. Por sí solo, el archivo no dice nada: iOS guarda en él valores propios.',
  },
  'rule.ios.crash-settings-made-after-trace.other.0': {
    of: 'aa0b5016',
    text: 'iOS puede crear este archivo por sí mismo, y ambas cosas pueden caer en los mismos minutos por casualidad.',
  },
  'rule.ios.crash-settings-made-after-trace.other.1': {
    of: '989b69e2',
    text: 'Al configurar un teléfono o restaurar una copia de seguridad se crean muchos archivos y empiezan muchos recuentos en pocos minutos.',
  },
  'rule.ios.program-after-content-crash.title': {
    of: 'f078bbd6',
    text: 'Programa nuevo en la red poco después de un cierre',
  },
  'rule.ios.program-after-content-crash.message': {
    of: 'e148ef3c',
    text: 'El {at} se cerró el programa {crashed}, que recibe contenido de otras personas, y el {first} el programa {program} usó la red por primera vez según el recuento del teléfono.',
  },
  'rule.ios.program-after-content-crash.why': {
    of: 'dbc7f3f6',
    text: 'Un ataque sin clic pasa por un programa así, que a menudo se cierra, y luego inicia un programa propio que contacta con el atacante. Análisis públicos hallaron ambos con minutos de diferencia.',
  },
  'rule.ios.program-after-content-crash.other.0': {
    of: '85911d97',
    text: 'También programas del sistema usan la red por primera vez en días corrientes, y los cierres son frecuentes.',
  },
  'rule.ios.program-after-content-crash.other.1': {
    of: '5c7bf01b',
    text: 'El recuento empieza de nuevo cuando la persona dueña restablece las estadísticas.',
  },
  'rule.ios.restart-missing-from-shutdown-log.title': {
    of: '46feffd9',
    text: 'Reinicio que falta en el registro de apagados',
  },
  'rule.ios.restart-missing-from-shutdown-log.message': {
    of: '118deb7e',
    text: 'Entre los apagados del {from} y del {to}, el registro de la activación indica {starts, plural, one {# arranque} many {# de arranques} other {# arranques}} del teléfono; informes de paradas del núcleo: {panics}.',
  },
  'rule.ios.restart-missing-from-shutdown-log.why': {
    of: '60446658',
    text: 'Tras un apagado, el teléfono arranca una vez. Más arranques significan que se apagó sin un apagado ordenado, o que se eliminó una parte del registro. El riesgo de falsa alarma es medio.',
  },
  'rule.ios.restart-missing-from-shutdown-log.other.0': {
    of: 'b5794f9c',
    text: 'Una batería agotada, un reinicio forzado o un paso de una actualización de iOS pueden no dejar ninguna entrada en el registro de apagados.',
  },
  'rule.ios.restart-missing-from-shutdown-log.other.1': {
    of: '7add9a9f',
    text: 'El servicio de activación también puede iniciarse de nuevo con el teléfono en marcha.',
  },
  'rule.ios.shutdown-log-same-program-again.title': {
    of: '517eaaee',
    text: 'El mismo programa poco habitual en varios apagados',
  },
  'rule.ios.shutdown-log-same-program-again.message': {
    of: '3a52d59b',
    text: 'El programa {program} seguía en marcha en {shutdowns, plural, one {# apagado} many {# de apagados} other {# apagados}}: el primero, el {first}; el último, el {last}.',
  },
  'rule.ios.shutdown-log-same-program-again.why': {
    of: '71b584dd',
    text: 'Un programa fuera de las carpetas del sistema y de las aplicaciones se volvió a iniciar después de reiniciar el teléfono. Lo que vuelve tras un reinicio se instaló para quedarse, o se puso de nuevo.',
  },
  'rule.ios.shutdown-log-same-program-again.other.0': {
    of: '38b2abbc',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización, y también vuelven.',
  },
  'rule.ios.shutdown-log-same-program-again.other.1': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.shutdown-log-without-shutdowns.title': {
    of: '02d6dda3',
    text: 'Registro de apagados que no contiene ninguno',
  },
  'rule.ios.shutdown-log-without-shutdowns.message': {
    of: '120af8f3',
    text: 'El registro de apagados no contiene ninguno, aunque el registro de la activación indica {starts, plural, one {# arranque} many {# de arranques} other {# arranques}} del teléfono, de {first} a {last} según su reloj.',
  },
  'rule.ios.shutdown-log-without-shutdowns.why': {
    of: 'd675b465',
    text: 'Hasta iOS 18, cada apagado ordenado se añade a este registro. Si está vacío aunque el teléfono se reinició, alguien lo vació, y análisis públicos lo hallaron en teléfonos con Pegasus. El riesgo de falsa alarma es medio.',
  },
  'rule.ios.shutdown-log-without-shutdowns.other.0': {
    of: 'dd35ad72',
    text: 'Los reinicios sin apagado ordenado, tras agotarse la batería o un reinicio forzado, no se anotan.',
  },
  'rule.ios.shutdown-log-without-shutdowns.other.1': {
    of: 'ba942cfd',
    text: 'Un teléfono restaurado puede conservar registros de activación más antiguos, y una copia puede contener un archivo vacío si falló la lectura.',
  },
  'rule.ios.listed-crash-without-report.title': {
    of: 'a884c97c',
    text: 'Informe que nombra la lista de cierres y que falta',
  },
  'rule.ios.listed-crash-without-report.message': {
    of: '011a78b1',
    text: 'La lista de cierres nombra informes de programas que reciben contenido de otras personas, y estos faltan mientras que hay informes más antiguos: {programs}.',
  },
  'rule.ios.listed-crash-without-report.why': {
    of: 'f8e31960',
    text: 'El sistema elimina primero los informes más antiguos. Se ha visto software espía que eliminaba los informes de los programas por los que entró; la lista, que se guarda aparte, todavía los nombra. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.listed-crash-without-report.other.0': {
    of: 'f3d54da7',
    text: 'Los informes pueden eliminarse uno a uno al copiarse a un equipo.',
  },
  'rule.ios.listed-crash-without-report.other.1': {
    of: '2d32ad1d',
    text: 'De un programa que se cierra muy a menudo el sistema solo conserva unos pocos informes.',
  },
  'rule.ios.message-from-unknown-account.title': {
    of: '263afacb',
    text: 'Mensajes registrados de cuentas que Mensajes no conoce',
  },
  'rule.ios.message-from-unknown-account.message': {
    of: '1fe46dfd',
    text: 'El sistema registró mensajes de cuentas que ni Mensajes ni los contactos nombran (número: {count}); último mensaje: {last}.',
  },
  'rule.ios.message-from-unknown-account.why': {
    of: '05dff4f1',
    text: 'Hubo ataques que llegaron en mensajes de cuentas de los atacantes, y se ha visto software espía que los eliminaba de Mensajes. El registro de quién escribió se guarda aparte, para sugerir personas. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.message-from-unknown-account.other.1': {
    of: '0942dc9e',
    text: 'Una conversación con un remitente desconocido que se denunció como no deseada se elimina entera.',
  },
  'rule.ios.message-from-unknown-account.other.2': {
    of: '0c3c2dc0',
    text: 'iOS elimina por sí mismo los mensajes con códigos de verificación si la persona dueña lo eligió así (desde iOS 17).',
  },
  'rule.ios.message-from-unknown-account.other.0': {
    of: '8bdc241c',
    text: 'La gente elimina mensajes, llamadas e historial todos los días.',
  },
  'rule.ios.cached-body-file-gone.why': {
    of: 'da946cf2',
    text: 'Un programa que borra sus rastros puede eliminar el contenido de una respuesta y dejar la entrada. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.cached-body-file-gone.other.0': {
    of: '8abd521d',
    text: 'iOS vacía sus cachés cuando necesita espacio.',
  },
  'rule.ios.cached-body-file-gone.title': {
    of: '8a8c97d7',
    text: 'Archivos de respuestas guardadas que faltan',
  },
  'rule.ios.cached-body-file-gone.message': {
    of: 'dc96e201',
    text: 'Una caché guarda respuestas en archivos aparte, y estos faltan mientras que hay otros de la misma caché (número: {count}); uno es de {cache}.',
  },
  'rule.ios.safari-fast-redirect.title': {
    of: '51a00bef',
    text: 'Páginas sin cifrar que llevaron a otro sitio en menos de un segundo',
  },
  'rule.ios.safari-fast-redirect.message': {
    of: 'c49c244f',
    text: 'Visitas a páginas sin cifrar que llevaron a otro sitio en menos de un segundo: {count}, {when, select, once {el {from}} other {de {from} a {to}}}.',
  },
  'rule.ios.safari-fast-redirect.why': {
    of: 'b9812367',
    text: 'Quien controla una red puede responder en lugar de una página sin cifrar y enviar el navegador a otro lugar al instante. Pegasus llegó a teléfonos de esta manera. El riesgo de falsa alarma es alto: por sí solo no dice nada, y hay que mirar los sitios a los que se llegó.',
  },
  'rule.ios.safari-fast-redirect.other.0': {
    of: 'ae426f6f',
    text: 'Los enlaces cortos, los anuncios y las páginas de acceso de redes públicas envían el navegador a otro lugar con la misma rapidez.',
  },
  'rule.ios.safari-fast-redirect.other.1': {
    of: 'ab51aa95',
    text: 'La lista también contiene visitas de otros dispositivos de la misma cuenta.',
  },
  'rule.ios.clock-moved-between-logs.title': {
    of: '4bec68c4',
    text: 'Reloj del teléfono movido una hora o más, entre dos registros o por pasos',
  },
  'rule.ios.clock-moved-between-logs.message': {
    of: 'cf01a9de',
    text: 'De un archivo del registro de energía al siguiente, o poco a poco en un día, el reloj del teléfono pasó en total de {before} a {after}, en estos momentos: {moments}.',
  },
  'rule.ios.clock-moved-between-logs.why': {
    of: 'a1185ba3',
    text: 'Las horas de todos los demás rastros siguen el reloj del teléfono. Quien lo adelanta o atrasa puede ocultar cuándo ocurrió algo. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.clock-moved-between-logs.other.0': {
    of: '79c61d1a',
    text: 'La batería se agotó y el reloj estuvo mal hasta que la red lo ajustó.',
  },
  'rule.ios.clock-moved-between-logs.other.1': {
    of: 'cfb9dc21',
    text: 'El registro puede empezar a contar de nuevo tras una actualización de iOS o una copia de seguridad restaurada; entonces solo parece que el reloj del teléfono se movió.',
  },
};
