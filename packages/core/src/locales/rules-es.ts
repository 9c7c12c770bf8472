import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules in Spanish. */
export const rulesEs: RuleTranslations = {
  'rule.ios.app-not-from-store.title': {
    of: '39eb1967',
    text: 'Aplicación que no vino del App Store',
  },
  'rule.ios.app-not-from-store.message': {
    of: '8368cd7a',
    text: 'La aplicación {app} fue instalada por {installer}, que no es un programa de Apple.',
  },
  'rule.ios.app-not-from-store.why': {
    of: '0cfe72f1',
    text: 'Las aplicaciones de otro origen no pasaron la revisión del App Store. El software espía entre personas conocidas y parte del software espía estatal más simple llegó como una aplicación así.',
  },
  'rule.ios.app-not-from-store.other.0': {
    of: '5eff5d51',
    text: 'En la Unión Europea y en algunos otros países, las aplicaciones también vienen de otras tiendas y de páginas web.',
  },
  'rule.ios.app-not-from-store.other.1': {
    of: '86cca14e',
    text: 'Empleadores, escuelas y equipos de desarrollo instalan sus aplicaciones.',
  },
  'rule.ios.app-without-bundle-id.title': {
    of: 'c0f492d5',
    text: 'Aplicación cuyos datos de la tienda no dicen cuál es',
  },
  'rule.ios.app-without-bundle-id.message': {
    of: '98aaab84',
    text: 'Los datos de la tienda que acompañan a la aplicación {app} no contienen ni identificador, ni número en la tienda, ni el programa que la instaló.',
  },
  'rule.ios.app-without-bundle-id.why': {
    of: '04bd2c15',
    text: 'El App Store escribe estos datos para cada aplicación que instala. Los datos sin ninguno de los tres elementos los escribió otro programa, como ocurre con aplicaciones instaladas fuera de la tienda.',
  },
  'rule.ios.app-without-bundle-id.other.0': {
    of: '24c55ad5',
    text: 'Las aplicaciones de empleadores, escuelas y equipos de desarrollo, y las restauradas de una copia de seguridad antigua, pueden tener datos así.',
  },
  'rule.ios.app-without-bundle-id.other.1': {
    of: 'b9261b66',
    text: 'Un archivo dañado pierde algunos elementos.',
  },
  'rule.ios.attachment-in-temporary-folder.title': {
    of: 'dd793f3b',
    text: 'Archivo adjunto recibido que nunca se puso en su lugar',
  },
  'rule.ios.attachment-in-temporary-folder.message': {
    of: '32ef33f1',
    text: 'Mensajes indica un archivo adjunto recibido en {path}, en la carpeta de archivos temporales, y no conoce su tipo, su tamaño o su remitente.',
  },
  'rule.ios.attachment-in-temporary-folder.why': {
    of: 'ff442540',
    text: 'Mensajes guarda lo que recibe en una carpeta propia. Ataques sin clic llegaron como archivos adjuntos por iMessage, y los laboratorios que examinan teléfonos en busca de software espía prestan atención a los elementos que conservaron un nombre temporal como este.',
  },
  'rule.ios.attachment-in-temporary-folder.other.0': {
    of: 'b3478e38',
    text: 'Una transferencia interrumpida, o un archivo demasiado grande, puede dejar un elemento así.',
  },
  'rule.ios.attachment-in-temporary-folder.other.1': {
    of: '8ea5beae',
    text: 'Un mensaje borrado deja elementos sin remitente.',
  },
  'rule.ios.calendar-zero-click-invitation.title': {
    of: '33aec331',
    text: 'Invitación con fecha anterior, parecida a las que llevaban un ataque sin clics',
  },
  'rule.ios.calendar-zero-click-invitation.message': {
    of: 'ce101a40',
    text: 'Una invitación de otra persona, con el título «{title}», entró en el calendario el {created}, {days, plural, =0 {menos de un día} one {# día} many {# de días} other {# días}} después de su inicio el {start}.',
  },
  'rule.ios.calendar-zero-click-invitation.why': {
    of: '8cf38523',
    text: 'Desde 2021, QuaDream envió a los blancos de sus clientes invitaciones para fechas ya pasadas, que iOS añadía al calendario sin mostrarlas y que atacaban el teléfono al leerlas.',
  },
  'rule.ios.calendar-zero-click-invitation.other.0': {
    of: '0519ca0b',
    text: 'Una reunión anotada después, o un calendario antiguo importado o compartido tarde, también lleva una fecha anterior.',
  },
  'rule.ios.calendar-zero-click-invitation.other.1': {
    of: '561a5057',
    text: 'Algunos programas llaman «Meeting» a cada cita y «Notes» a su nota.',
  },
  'rule.ios.crash-in-content-decoder.title': {
    of: '84032f8b',
    text: 'Cierre inesperado al decodificar una imagen, una fuente o un vídeo de otras personas',
  },
  'rule.ios.crash-in-content-decoder.message': {
    of: '4df86b1d',
    text: 'El programa {process} se cerró de forma inesperada con {exception} mientras estaba en {decoder}.',
  },
  'rule.ios.crash-in-content-decoder.why': {
    of: '8634e2dc',
    text: 'Ataques sin clic conocidos se ocultaban en imágenes, fuentes y vídeos, y tomaban el control del programa que los decodificaba. Un intento fallido puede dejar un cierre así.',
  },
  'rule.ios.crash-in-content-decoder.other.0': {
    of: '6bf842ee',
    text: 'Un archivo dañado o poco habitual hace que un decodificador se cierre sin ninguna intención.',
  },
  'rule.ios.crash-in-content-decoder.other.1': {
    of: '5a64ae6d',
    text: 'En las versiones de prueba de iOS y en teléfonos antiguos con poca memoria hay más cierres de este tipo.',
  },
  'rule.ios.crash-of-content-handler.title': {
    of: '056d52f2',
    text: 'Cierre inesperado de un programa que recibe contenido de otras personas',
  },
  'rule.ios.crash-of-content-handler.message': {
    of: '80fd208b',
    text: 'El programa {process} se cerró de forma inesperada con {exception}.',
  },
  'rule.ios.crash-of-content-handler.why': {
    of: 'c78d4204',
    text: 'Hubo ataques sin clic a través de programas que reciben mensajes, llamadas e imágenes, y los intentos fallidos hacían que se cerraran. Un solo cierre dice poco; varios en pocos minutos, o uno justo antes de otro rastro, dicen más.',
  },
  'rule.ios.crash-of-content-handler.other.0': {
    of: '49436a36',
    text: 'Programas así también se cierran en teléfonos corrientes, por una imagen dañada o por un error suyo.',
  },
  'rule.ios.crash-of-content-handler.other.1': {
    of: '5a64ae6d',
    text: 'En las versiones de prueba de iOS y en teléfonos antiguos con poca memoria hay más cierres de este tipo.',
  },
  'rule.ios.crash-report-data-folder-path.title': {
    of: '7033b854',
    text: 'Programa en una carpeta destinada a datos',
  },
  'rule.ios.crash-report-data-folder-path.message': {
    of: 'e1e42128',
    text: 'El programa {path} se ejecutó y se cerró de forma inesperada, o su código estaba cargado en {process} cuando este se cerró.',
  },
  'rule.ios.crash-report-data-folder-path.why': {
    of: '3369f4a1',
    text: 'Las partes del sistema y las aplicaciones tienen carpetas suyas. Se ha visto software espía ejecutarse desde carpetas de archivos temporales y de datos, en las que podía escribir.',
  },
  'rule.ios.crash-report-data-folder-path.other.0': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.crash-report-data-folder-path.other.2': {
    of: '5e8905d5',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
  },
  'rule.ios.crash-report-staging-path.title': {
    of: '978a8b8a',
    text: 'Programa en una carpeta desde la que se ha visto ejecutarse software espía',
  },
  'rule.ios.crash-report-staging-path.message': {
    of: 'e1e42128',
    text: 'El programa {path} se ejecutó y se cerró de forma inesperada, o su código estaba cargado en {process} cuando este se cerró.',
  },
  'rule.ios.crash-report-staging-path.why': {
    of: 'd17013d4',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron.',
  },
  'rule.ios.crash-report-staging-path.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
  },
  'rule.ios.crash-report-system-name-elsewhere.title': {
    of: 'ee25e426',
    text: 'Programa con el nombre de una parte del sistema, en otro lugar',
  },
  'rule.ios.crash-report-system-name-elsewhere.message': {
    of: 'e1e42128',
    text: 'El programa {path} se ejecutó y se cerró de forma inesperada, o su código estaba cargado en {process} cuando este se cerró.',
  },
  'rule.ios.crash-report-system-name-elsewhere.why': {
    of: '97cc207d',
    text: 'El software espía toma nombres de partes del sistema para pasar inadvertido. La parte verdadera está en una carpeta del sistema, en la que nada más puede escribir.',
  },
  'rule.ios.crash-report-system-name-elsewhere.other.2': {
    of: 'ab2895df',
    text: 'En un teléfono con jailbreak, partes del sistema pueden estar en otros lugares.',
  },
  'rule.ios.crash-report-unusual-path.title': {
    of: 'c90779cb',
    text: 'Programa fuera de las carpetas del sistema y de las aplicaciones',
  },
  'rule.ios.crash-report-unusual-path.message': {
    of: 'e1e42128',
    text: 'El programa {path} se ejecutó y se cerró de forma inesperada, o su código estaba cargado en {process} cuando este se cerró.',
  },
  'rule.ios.crash-report-unusual-path.why': {
    of: 'c9333340',
    text: 'Casi todos los programas están en las carpetas del sistema o de las aplicaciones. El que no lo está merece una mirada.',
  },
  'rule.ios.crash-report-unusual-path.other.0': {
    of: '5e8905d5',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
  },
  'rule.ios.crash-report-unusual-path.other.1': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.crash-with-forged-pointer.title': {
    of: 'af59c090',
    text: 'Cierre inesperado por un puntero sin firmar',
  },
  'rule.ios.crash-with-forged-pointer.message': {
    of: '89bc0eee',
    text: 'El programa {process} se cerró de forma inesperada, e iOS anotó que un puntero tal vez no estaba firmado como debe: {detail}',
  },
  'rule.ios.crash-with-forged-pointer.why': {
    of: 'dcca5edb',
    text: 'iOS firma los punteros para que un atacante no pueda poner otros en su lugar. Un ataque contra un programa que recibe contenido de otras personas puede fallar justo así.',
  },
  'rule.ios.crash-with-forged-pointer.other.0': {
    of: '399e3337',
    text: 'Un error corriente de un programa también sobrescribe un puntero, e iOS anota lo mismo.',
  },
  'rule.ios.crash-with-forged-pointer.other.1': {
    of: '5a64ae6d',
    text: 'En las versiones de prueba de iOS y en teléfonos antiguos con poca memoria hay más cierres de este tipo.',
  },
  'rule.ios.filesystem-staging-file.title': {
    of: '2d44551c',
    text: 'Archivo en una carpeta desde la que se ha visto ejecutarse software espía',
  },
  'rule.ios.filesystem-staging-file.message': {
    of: '9893c59e',
    text: 'El archivo {path} está en el teléfono.',
  },
  'rule.ios.filesystem-staging-file.why': {
    of: 'd17013d4',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron.',
  },
  'rule.ios.filesystem-staging-file.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
  },
  'rule.ios.locationd-client-data-folder-path.title': {
    of: '7033b854',
    text: 'Programa en una carpeta destinada a datos',
  },
  'rule.ios.locationd-client-data-folder-path.message': {
    of: 'fe7d6ddf',
    text: 'El programa {path} pidió la ubicación del teléfono.',
  },
  'rule.ios.locationd-client-data-folder-path.why': {
    of: '3369f4a1',
    text: 'Las partes del sistema y las aplicaciones tienen carpetas suyas. Se ha visto software espía ejecutarse desde carpetas de archivos temporales y de datos, en las que podía escribir.',
  },
  'rule.ios.locationd-client-data-folder-path.other.0': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.locationd-client-data-folder-path.other.2': {
    of: '5e8905d5',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
  },
  'rule.ios.locationd-client-staging-path.title': {
    of: '978a8b8a',
    text: 'Programa en una carpeta desde la que se ha visto ejecutarse software espía',
  },
  'rule.ios.locationd-client-staging-path.message': {
    of: 'fe7d6ddf',
    text: 'El programa {path} pidió la ubicación del teléfono.',
  },
  'rule.ios.locationd-client-staging-path.why': {
    of: 'd17013d4',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron.',
  },
  'rule.ios.locationd-client-staging-path.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
  },
  'rule.ios.locationd-client-system-name-elsewhere.title': {
    of: 'ee25e426',
    text: 'Programa con el nombre de una parte del sistema, en otro lugar',
  },
  'rule.ios.locationd-client-system-name-elsewhere.message': {
    of: 'fe7d6ddf',
    text: 'El programa {path} pidió la ubicación del teléfono.',
  },
  'rule.ios.locationd-client-system-name-elsewhere.why': {
    of: '97cc207d',
    text: 'El software espía toma nombres de partes del sistema para pasar inadvertido. La parte verdadera está en una carpeta del sistema, en la que nada más puede escribir.',
  },
  'rule.ios.locationd-client-system-name-elsewhere.other.2': {
    of: 'ab2895df',
    text: 'En un teléfono con jailbreak, partes del sistema pueden estar en otros lugares.',
  },
  'rule.ios.lockdown-mode.title': { of: '6f1c38c3', text: 'El modo de aislamiento está activado' },
  'rule.ios.lockdown-mode.message': {
    of: '19c66018',
    text: 'El modo de aislamiento estaba activado cuando se obtuvieron estos datos (ajuste {setting}).',
  },
  'rule.ios.lockdown-mode.why': {
    of: 'f2a0c55b',
    text: 'El modo de aislamiento cierra muchas de las vías por las que el software espía mercenario entró en teléfonos. Conviene saberlo para valorar lo que se vio aquí y para los consejos: es mejor dejarlo activado.',
  },
  'rule.ios.lockdown-mode.other.0': {
    of: '2eac577a',
    text: 'La persona dueña del teléfono, o alguien que la ayudó, lo activó por precaución.',
  },
  'rule.ios.looked-up-account-with-nul.title': {
    of: '8a01c848',
    text: 'Cuenta consultada con caracteres NUL en su nombre',
  },
  'rule.ios.looked-up-account-with-nul.message': {
    of: '6282895e',
    text: 'El servicio {service} consultó una cuenta cuyo nombre contiene dos o más caracteres NUL seguidos.',
  },
  'rule.ios.looked-up-account-with-nul.why': {
    of: '21b679bf',
    text: 'Ninguna dirección de correo ni ningún número de teléfono tiene esos caracteres. En esta lista se encontraron cuentas desde las que Pegasus atacó teléfonos, y los laboratorios que examinan teléfonos en busca de software espía prestan atención en ella a nombres así.',
  },
  'rule.ios.looked-up-account-with-nul.other.0': {
    of: 'b8486fea',
    text: 'Un archivo dañado, o un programa que escribió un nombre con otra codificación, también produce esos caracteres.',
  },
  'rule.ios.looked-up-account-with-nul.other.1': {
    of: '60044923',
    text: 'La consulta no significa que llegara un mensaje: el teléfono también consulta lo que se escribe y a quienes están entre los contactos.',
  },
  'rule.ios.orphan-data-usage-row.title': {
    of: 'de73fade',
    text: 'Consumo de datos de un proceso cuyo nombre ya no está',
  },
  'rule.ios.orphan-data-usage-row.message': {
    of: '46fd1aca',
    text: 'La fila de consumo {usageRow} pertenece a la fila de proceso {processRow}, y esa fila no está.',
  },
  'rule.ios.orphan-data-usage-row.why': {
    of: 'fef8ef75',
    text: 'iOS cuenta los datos de cada proceso en dos tablas. Se ha visto que software espía estatal borra su fila de la tabla de procesos y deja atrás el consumo.',
  },
  'rule.ios.orphan-data-usage-row.other.0': {
    of: 'fe93480d',
    text: 'Restablecer las estadísticas, eliminar una aplicación o actualizar el sistema puede dejar una fila de consumo por un tiempo.',
  },
  'rule.ios.orphan-data-usage-row.other.1': {
    of: '1034f625',
    text: 'Una copia de seguridad hecha mientras iOS escribía puede contener una tabla más reciente que la otra.',
  },
  'rule.ios.orphan-data-usage-row.other.2': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.orphan-netusage-row.title': {
    of: '741738ed',
    text: 'Uso de la red de un proceso cuyo nombre ya no está',
  },
  'rule.ios.orphan-netusage-row.message': {
    of: 'd05c8554',
    text: 'La fila de uso de la red {usageRow} pertenece a la fila de proceso {processRow}, y esa fila no está.',
  },
  'rule.ios.orphan-netusage-row.why': {
    of: '25e5098a',
    text: 'iOS cuenta el uso de la red de cada proceso en dos tablas. Se ha visto que software espía estatal borra su fila de la tabla de procesos y deja atrás el uso.',
  },
  'rule.ios.orphan-netusage-row.other.1': {
    of: '854b2987',
    text: 'Una copia hecha mientras iOS escribía puede contener una tabla más reciente que la otra.',
  },
  'rule.ios.orphan-netusage-row.other.2': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.panic-of-media-hardware.title': {
    of: '22ec7797',
    text: 'El núcleo se detuvo en un controlador de imágenes, vídeo o gráficos',
  },
  'rule.ios.panic-of-media-hardware.message': {
    of: 'e585ac45',
    text: 'El núcleo se detuvo, y el informe nombra el controlador {driver}.',
  },
  'rule.ios.panic-of-media-hardware.why': {
    of: '7293d0d1',
    text: 'Hubo ataques que pasaron de un programa al núcleo por controladores así, y los intentos fallidos detenían el teléfono. Dice más si minutos antes se cerró un programa que recibe contenido de otras personas.',
  },
  'rule.ios.panic-of-media-hardware.other.0': {
    of: '80603936',
    text: 'Los controladores también detienen el núcleo por fallos del equipo, por calor o por errores suyos.',
  },
  'rule.ios.profile-installed-outside-management.title': {
    of: '8ba8d40c',
    text: 'Perfil capaz de leer el tráfico u ocultar avisos, instalado a mano',
  },
  'rule.ios.profile-installed-outside-management.message': {
    of: '34f6fb21',
    text: 'El perfil {name} define lo siguiente: {sets}. Ninguna gestión remota lo instaló.',
  },
  'rule.ios.profile-installed-outside-management.why': {
    of: '054cc5ac',
    text: 'Un perfil así permite a quien lo hizo ver o cambiar lo que el teléfono envía y recibe, o apartar avisos de la pantalla. Atacantes que tuvieron el teléfono un momento, o una página convincente, han logrado que se instale uno.',
  },
  'rule.ios.profile-installed-outside-management.other.0': {
    of: '61739a76',
    text: 'Los servicios de VPN, los bloqueadores de anuncios, los servidores de nombres elegidos, las escuelas y los empleadores funcionan con perfiles como este.',
  },
  'rule.ios.profile-installed-outside-management.other.1': {
    of: '1f4036b1',
    text: 'Quienes desarrollan o prueban instalan sus certificados.',
  },
  'rule.ios.profile-installed-outside-management.other.2': {
    of: '2a95b078',
    text: 'El perfil puede pertenecer a una gestión remota que lo registra de un modo que aquí no se conoce.',
  },
  'rule.ios.safari-redirect-to-unusual-port.title': {
    of: '59152085',
    text: 'Página sin cifrar que llevó a un puerto poco habitual de otro sitio',
  },
  'rule.ios.safari-redirect-to-unusual-port.message': {
    of: '364a7781',
    text: 'Una visita a {from}, que no estaba cifrada, se redirigió a {to} en el puerto {port}.',
  },
  'rule.ios.safari-redirect-to-unusual-port.why': {
    of: '1dbe2441',
    text: 'Quien controla una red puede responder en lugar de una página sin cifrar. Pegasus se entregó de esta manera: el navegador era enviado a un servidor con un nombre aleatorio y un puerto alto.',
  },
  'rule.ios.safari-redirect-to-unusual-port.other.0': {
    of: '93eef581',
    text: 'Las páginas de acceso de redes públicas y los aparatos del hogar accesibles desde fuera también usan esos puertos.',
  },
  'rule.ios.safari-redirect-to-unusual-port.other.1': {
    of: 'ab51aa95',
    text: 'La lista también contiene visitas de otros dispositivos de la misma cuenta.',
  },
  'rule.ios.shutdown-log-clock-went-back.title': {
    of: 'c100b342',
    text: 'Apagados que no siguen el orden de sus horas',
  },
  'rule.ios.shutdown-log-clock-went-back.message': {
    of: '97d40929',
    text: 'El apagado de {time} está escrito debajo de uno con hora posterior.',
  },
  'rule.ios.shutdown-log-clock-went-back.why': {
    of: '60666f8a',
    text: 'El registro se escribe en orden, así que el reloj del teléfono se atrasó entre ambos. Otras horas de esos días también pueden ser erróneas.',
  },
  'rule.ios.shutdown-log-clock-went-back.other.0': {
    of: 'fcb8cb4c',
    text: 'Un teléfono cuya batería estuvo vacía mucho tiempo, o cuyo reloj se ajustó a mano, arranca con una hora errónea.',
  },
  'rule.ios.shutdown-log-data-folder-path.title': {
    of: '7033b854',
    text: 'Programa en una carpeta destinada a datos',
  },
  'rule.ios.shutdown-log-data-folder-path.message': {
    of: '25e79126',
    text: 'El programa {path} seguía en marcha cuando el teléfono se apagó.',
  },
  'rule.ios.shutdown-log-data-folder-path.why': {
    of: '3369f4a1',
    text: 'Las partes del sistema y las aplicaciones tienen carpetas suyas. Se ha visto software espía ejecutarse desde carpetas de archivos temporales y de datos, en las que podía escribir.',
  },
  'rule.ios.shutdown-log-data-folder-path.other.0': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.shutdown-log-data-folder-path.other.2': {
    of: '5e8905d5',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
  },
  'rule.ios.shutdown-log-many-notices.title': {
    of: 'bd0fbe27',
    text: 'Apagado que unos programas retrasaron mucho',
  },
  'rule.ios.shutdown-log-many-notices.message': {
    of: 'a8d30775',
    text: 'En un apagado, el teléfono esperó a programas {notices, plural, one {# vez} many {# de veces} other {# veces}}, durante {seconds} segundos en total.',
  },
  'rule.ios.shutdown-log-many-notices.why': {
    of: 'd070702c',
    text: 'Software espía que no terminaba por sí mismo retrasó apagados de esta forma. Los programas que seguían en marcha figuran en el registro de apagados.',
  },
  'rule.ios.shutdown-log-many-notices.other.0': {
    of: 'e76d765f',
    text: 'Un teléfono lleno o antiguo, una copia de seguridad o una transferencia en curso también retrasan un apagado.',
  },
  'rule.ios.shutdown-log-staging-path.title': {
    of: '978a8b8a',
    text: 'Programa en una carpeta desde la que se ha visto ejecutarse software espía',
  },
  'rule.ios.shutdown-log-staging-path.message': {
    of: '25e79126',
    text: 'El programa {path} seguía en marcha cuando el teléfono se apagó.',
  },
  'rule.ios.shutdown-log-staging-path.why': {
    of: 'd17013d4',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron.',
  },
  'rule.ios.shutdown-log-staging-path.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
  },
  'rule.ios.shutdown-log-system-name-elsewhere.title': {
    of: 'ee25e426',
    text: 'Programa con el nombre de una parte del sistema, en otro lugar',
  },
  'rule.ios.shutdown-log-system-name-elsewhere.message': {
    of: '25e79126',
    text: 'El programa {path} seguía en marcha cuando el teléfono se apagó.',
  },
  'rule.ios.shutdown-log-system-name-elsewhere.why': {
    of: '97cc207d',
    text: 'El software espía toma nombres de partes del sistema para pasar inadvertido. La parte verdadera está en una carpeta del sistema, en la que nada más puede escribir.',
  },
  'rule.ios.shutdown-log-system-name-elsewhere.other.2': {
    of: 'ab2895df',
    text: 'En un teléfono con jailbreak, partes del sistema pueden estar en otros lugares.',
  },
  'rule.ios.shutdown-log-unusual-path.title': {
    of: 'c90779cb',
    text: 'Programa fuera de las carpetas del sistema y de las aplicaciones',
  },
  'rule.ios.shutdown-log-unusual-path.message': {
    of: '25e79126',
    text: 'El programa {path} seguía en marcha cuando el teléfono se apagó.',
  },
  'rule.ios.shutdown-log-unusual-path.why': {
    of: 'c9333340',
    text: 'Casi todos los programas están en las carpetas del sistema o de las aplicaciones. El que no lo está merece una mirada.',
  },
  'rule.ios.shutdown-log-unusual-path.other.0': {
    of: '5e8905d5',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
  },
  'rule.ios.shutdown-log-unusual-path.other.1': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.tcc-data-folder-path.title': {
    of: '7033b854',
    text: 'Programa en una carpeta destinada a datos',
  },
  'rule.ios.tcc-data-folder-path.message': {
    of: '04a591d8',
    text: 'El permiso {service} está guardado para el programa {path}.',
  },
  'rule.ios.tcc-data-folder-path.why': {
    of: '3369f4a1',
    text: 'Las partes del sistema y las aplicaciones tienen carpetas suyas. Se ha visto software espía ejecutarse desde carpetas de archivos temporales y de datos, en las que podía escribir.',
  },
  'rule.ios.tcc-data-folder-path.other.0': {
    of: '70455998',
    text: 'Un teléfono con jailbreak ejecuta programas desde carpetas así.',
  },
  'rule.ios.tcc-data-folder-path.other.2': {
    of: '5e8905d5',
    text: 'El propio sistema ejecuta algunos auxiliares desde carpetas poco habituales, por ejemplo durante una actualización.',
  },
  'rule.ios.tcc-staging-path.title': {
    of: '978a8b8a',
    text: 'Programa en una carpeta desde la que se ha visto ejecutarse software espía',
  },
  'rule.ios.tcc-staging-path.message': {
    of: '04a591d8',
    text: 'El permiso {service} está guardado para el programa {path}.',
  },
  'rule.ios.tcc-staging-path.why': {
    of: 'd17013d4',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron.',
  },
  'rule.ios.tcc-staging-path.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
  },
  'rule.ios.tcc-system-name-elsewhere.title': {
    of: 'ee25e426',
    text: 'Programa con el nombre de una parte del sistema, en otro lugar',
  },
  'rule.ios.tcc-system-name-elsewhere.message': {
    of: '04a591d8',
    text: 'El permiso {service} está guardado para el programa {path}.',
  },
  'rule.ios.tcc-system-name-elsewhere.why': {
    of: '97cc207d',
    text: 'El software espía toma nombres de partes del sistema para pasar inadvertido. La parte verdadera está en una carpeta del sistema, en la que nada más puede escribir.',
  },
  'rule.ios.tcc-system-name-elsewhere.other.2': {
    of: 'ab2895df',
    text: 'En un teléfono con jailbreak, partes del sistema pueden estar en otros lugares.',
  },
  'rule.ios.threat-notification-in-message.title': {
    of: '3f523565',
    text: 'Mensaje con el texto de la notificación de amenaza de Apple',
  },
  'rule.ios.threat-notification-in-message.message': {
    of: '01a8768a',
    text: 'Se recibió un mensaje que comienza así: «{excerpt}»',
  },
  'rule.ios.threat-notification-in-message.why': {
    of: 'e9f93c89',
    text: 'Apple escribe a las personas que cree blanco de software espía mercenario, por iMessage y por correo electrónico. Lo hace pocas veces y con confianza alta, y no dice qué vio ni a qué dispositivo se refería.',
  },
  'rule.ios.threat-notification-in-message.other.0': {
    of: '2eca8e65',
    text: 'Hay estafas que imitan esta notificación: una verdadera nunca pide seguir un enlace, instalar nada ni dar una contraseña o un código. También aparece en la parte superior de account.apple.com tras iniciar sesión allí directamente.',
  },
  'rule.ios.threat-notification-in-message.other.1': {
    of: 'c70cf947',
    text: 'Alguien pudo haber reenviado el texto de una notificación, por ejemplo para avisar o pedir ayuda.',
  },
};
