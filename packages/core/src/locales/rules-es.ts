import type { Translations } from './translations.ts';

/** The sentences of the rules in Spanish. */
export const rulesEs: Translations = {
  'rule.ios.app-not-from-store.title': {
    of: '39eb1967',
    text: 'Aplicación que no vino del App Store',
  },
  'rule.ios.app-not-from-store.message': {
    of: '8368cd7a',
    text: 'La aplicación {app} fue instalada por {installer}, que no es un programa de Apple.',
  },
  'rule.ios.app-not-from-store.why': {
    of: 'eba6f4f0',
    text: 'Las aplicaciones de otro origen no pasaron la revisión del App Store. El software espía que se usa contra personas cercanas y parte del software espía estatal más simple llegaron como una aplicación así.',
  },
  'rule.ios.app-not-from-store.other.0': {
    of: '5eff5d51',
    text: 'En la Unión Europea y en algunos otros países, las aplicaciones también vienen de otras tiendas y de páginas web.',
  },
  'rule.ios.app-not-from-store.other.1': {
    of: '86cca14e',
    text: 'Empleadores, escuelas y equipos de desarrollo instalan sus propias aplicaciones.',
  },
  'rule.ios.app-with-provisioning-profile.title': {
    of: '8ffb049b',
    text: 'Aplicación que funciona sin el App Store',
  },
  'rule.ios.app-with-provisioning-profile.message': {
    of: '2943ebba',
    text: 'La aplicación {app} lleva un perfil de {team}, que le permite funcionar sin venir del App Store.',
  },
  'rule.ios.app-with-provisioning-profile.why': {
    of: 'ccd11f0f',
    text: 'Una aplicación así no pasó la revisión del App Store. Empresas que venden software espía a Estados, y autores de software espía que se usa contra personas cercanas, firmaron sus aplicaciones con perfiles pensados para el personal de una empresa o para pruebas.',
  },
  'rule.ios.app-with-provisioning-profile.other.0': {
    of: '86cca14e',
    text: 'Empleadores, escuelas y equipos de desarrollo instalan sus propias aplicaciones.',
  },
  'rule.ios.app-with-provisioning-profile.other.1': {
    of: '29e7e79c',
    text: 'Algunas personas instalan aplicaciones de este modo por su cuenta, por ejemplo con una cuenta gratuita de desarrollo.',
  },
  'rule.ios.app-without-store-data.title': {
    of: '6c50758d',
    text: 'Aplicación sin nada del App Store a su lado',
  },
  'rule.ios.app-without-store-data.message': {
    of: 'a1802606',
    text: 'La aplicación {app} está entre las aplicaciones instaladas, en {folder}, y a su lado no hay nada de lo que escribe el App Store.',
  },
  'rule.ios.app-without-store-data.why': {
    of: '9133db66',
    text: 'El App Store escribe lo que sabe de una aplicación al lado de cada una de las que instala. Una aplicación sin esos datos, y sin un perfil que le permita funcionar, fue puesta allí por otro programa.',
  },
  'rule.ios.app-without-store-data.other.0': {
    of: '12ff4626',
    text: 'A la copia del sistema de archivos le pueden faltar algunos archivos.',
  },
  'rule.ios.app-without-store-data.other.1': {
    of: '64a831c7',
    text: 'En un teléfono al que se le quitaron las protecciones a propósito, las aplicaciones se instalan de otras maneras.',
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
    of: '536e6a7e',
    text: 'En Mensajes figura un archivo adjunto recibido con la ruta {path}, en la carpeta de archivos temporales, y falta su tipo, su tamaño o su remitente.',
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
    text: 'Un mensaje eliminado deja elementos sin remitente.',
  },
  'rule.ios.calendar-zero-click-invitation.title': {
    of: '33aec331',
    text: 'Invitación con fecha ya pasada, como las que llevaban un exploit de cero clics',
  },
  'rule.ios.calendar-zero-click-invitation.message': {
    of: 'ce101a40',
    text: 'Una invitación de otra persona, con el título «{title}», entró en el calendario el {created}, {days, plural, =0 {menos de un día} one {# día} many {# de días} other {# días}} después de su inicio el {start}.',
  },
  'rule.ios.calendar-zero-click-invitation.why': {
    of: '8cf38523',
    text: 'Desde 2021, QuaDream envió a las personas que eran blanco de sus clientes invitaciones para fechas ya pasadas, que iOS añadía al calendario sin mostrarlas y que atacaban el teléfono cuando iOS las leía.',
  },
  'rule.ios.calendar-zero-click-invitation.other.0': {
    of: '0519ca0b',
    text: 'Una reunión anotada después, o un calendario antiguo importado o compartido tarde, también tiene una fecha ya pasada.',
  },
  'rule.ios.calendar-zero-click-invitation.other.1': {
    of: '561a5057',
    text: 'Algunos programas llaman «Meeting» a cada cita y «Notes» a su nota.',
  },
  'rule.ios.crash-in-content-decoder.title': {
    of: '84032f8b',
    text: 'Cierre inesperado al decodificar una imagen, un tipo de letra o un vídeo de otras personas',
  },
  'rule.ios.crash-in-content-decoder.message': {
    of: '4df86b1d',
    text: 'El programa {process} se cerró de forma inesperada con {exception} mientras estaba en {decoder}.',
  },
  'rule.ios.crash-in-content-decoder.why': {
    of: '8634e2dc',
    text: 'Ataques sin clic conocidos se ocultaban en imágenes, tipos de letra y vídeos, y tomaban el control del programa que los decodificaba. Un intento fallido puede dejar un cierre así.',
  },
  'rule.ios.crash-in-content-decoder.other.0': {
    of: '6bf842ee',
    text: 'Un archivo dañado o poco habitual hace que un decodificador se cierre sin que haya ninguna intención detrás.',
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
    text: 'Programas así también se cierran en teléfonos comunes, por una imagen dañada o por un error suyo.',
  },
  'rule.ios.crash-of-content-handler.other.1': {
    of: '5a64ae6d',
    text: 'En las versiones de prueba de iOS y en teléfonos antiguos con poca memoria hay más cierres de este tipo.',
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
    of: 'bd187f8e',
    text: '{path} está en el teléfono.',
  },
  'rule.ios.filesystem-staging-file.why': {
    of: 'adddbf9b',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron. El riesgo de falsa alarma es bajo.',
  },
  'rule.ios.filesystem-staging-file.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
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
    of: '4cd1dda1',
    text: 'Ninguna dirección de correo ni ningún número de teléfono tiene esos caracteres. En esta lista se encontraron cuentas desde las que Pegasus atacó teléfonos, y los laboratorios que examinan teléfonos en busca de software espía prestan atención en ella a nombres así. El riesgo de falsa alarma es bajo.',
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
    of: '3301fa7f',
    text: 'iOS cuenta los datos de cada proceso en dos tablas. Se ha visto que software espía estatal elimina su propia fila de la tabla de procesos, pero no el consumo anotado. El riesgo de falsa alarma es bajo si quedaron así varias filas o filas recientes, y mayor si es una sola y antigua.',
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
    of: '55ab6137',
    text: 'iOS cuenta el uso de la red de cada proceso en dos tablas. Se ha visto que software espía estatal elimina su propia fila de la tabla de procesos, pero no el uso anotado. El riesgo de falsa alarma es bajo si quedaron así varias filas o filas recientes, y mayor si es una sola y antigua.',
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
    text: 'Los controladores también detienen el núcleo por fallos del hardware, por calor o por errores suyos.',
  },
  'rule.ios.profile-installed-outside-management.title': {
    of: '8ba8d40c',
    text: 'Perfil capaz de leer el tráfico u ocultar notificaciones, instalado a mano',
  },
  'rule.ios.profile-installed-outside-management.message': {
    of: '34f6fb21',
    text: 'El perfil {name} define lo siguiente: {sets}. Ninguna gestión remota lo instaló.',
  },
  'rule.ios.profile-installed-outside-management.why': {
    of: '054cc5ac',
    text: 'Un perfil así permite a quien lo hizo ver o cambiar lo que el teléfono envía y recibe, o impedir que aparezcan notificaciones en la pantalla. Atacantes que tuvieron el teléfono en sus manos un momento, o que presentaron una página convincente, han logrado que alguien instale uno.',
  },
  'rule.ios.profile-installed-outside-management.other.0': {
    of: '61739a76',
    text: 'Los servicios de VPN, los bloqueadores de anuncios, los servidores de nombres (DNS) que cada cual elige, las escuelas y los empleadores funcionan con perfiles como este.',
  },
  'rule.ios.profile-installed-outside-management.other.1': {
    of: '1f4036b1',
    text: 'Quienes desarrollan o prueban aplicaciones instalan certificados propios.',
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
    text: 'Quien controla una red puede responder en lugar de una página sin cifrar. Pegasus llegó a teléfonos de esta manera: el navegador era enviado a un servidor con un nombre aleatorio y un puerto alto.',
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
    text: 'El apagado del {time} está escrito debajo de uno con hora posterior.',
  },
  'rule.ios.shutdown-log-clock-went-back.why': {
    of: '152a18f5',
    text: 'El registro se escribe en orden, así que el reloj del teléfono se atrasó entre ambos. Otras horas de esos días también pueden ser erróneas. El riesgo de falsa alarma es alto: una batería agotada puede causarlo y, por sí solo, no dice nada.',
  },
  'rule.ios.shutdown-log-clock-went-back.other.0': {
    of: 'fcb8cb4c',
    text: 'Un teléfono cuya batería estuvo vacía mucho tiempo, o cuyo reloj se ajustó a mano, arranca con una hora errónea.',
  },
  'rule.ios.shutdown-log-many-notices.title': {
    of: 'bd0fbe27',
    text: 'Apagado que unos programas retrasaron mucho',
  },
  'rule.ios.shutdown-log-many-notices.message': {
    of: 'ffb75704',
    text: 'En un apagado, el teléfono esperó a programas {notices, plural, one {# vez} many {# de veces} other {# veces}}; segundos en total: {seconds}.',
  },
  'rule.ios.shutdown-log-many-notices.why': {
    of: 'd070702c',
    text: 'Software espía que no terminaba por sí mismo retrasó apagados de esta forma. Los programas que seguían en marcha figuran en el registro de apagados.',
  },
  'rule.ios.shutdown-log-many-notices.other.0': {
    of: 'e76d765f',
    text: 'Un teléfono lleno o antiguo, una copia de seguridad o una transferencia en curso también retrasan un apagado.',
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
  'rule.ios.threat-notification-sender.title': {
    of: 'f7f0f57b',
    text: 'Mensaje de la dirección de las notificaciones de amenaza de Apple',
  },
  'rule.ios.threat-notification-sender.message': {
    of: 'e4931efe',
    text: 'Llegó un mensaje de {sender}, una dirección desde la que Apple envía sus notificaciones de amenaza, y su texto no es ninguno de los que les conocemos.',
  },
  'rule.ios.threat-notification-sender.why': {
    of: 'afdd5490',
    text: 'Apple escribe desde esta dirección a las personas que cree blanco de software espía mercenario, y no le conocemos otro uso. El texto puede estar en un idioma o tener una forma que aún no se ha publicado, o ya no estar.',
  },
  'rule.ios.threat-notification-sender.other.0': {
    of: 'a79a4f32',
    text: 'La dirección de quien envía se puede falsificar, sobre todo en correos electrónicos y mensajes de texto, y hay estafas que imitan esta notificación. Una verdadera aparece también en la parte superior de account.apple.com tras iniciar sesión allí directamente.',
  },
  'rule.ios.threat-notification-sender.other.1': {
    of: 'bbe188b4',
    text: 'Apple puede enviar desde esta dirección otros mensajes que no son notificaciones.',
  },
  'rule.ios.attachment-without-message.title': {
    of: 'c42f19f0',
    text: 'Archivo adjunto recibido cuyo mensaje ya no está',
  },
  'rule.ios.attachment-without-message.message': {
    of: 'fbde4fcb',
    text: 'El archivo adjunto recibido {attachment} no pertenece a ningún mensaje presente.',
  },
  'rule.ios.attachment-without-message.why': {
    of: 'eeadee76',
    text: 'La Operación Triangulation eliminaba el mensaje que la traía. Un programa que hace eso puede dejar la entrada de lo que vino con el mensaje. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.attachment-without-message.other.0': {
    of: 'c7f87f84',
    text: 'Al eliminar un mensaje puede quedar un tiempo su archivo adjunto.',
  },
  'rule.ios.attachment-without-message.other.1': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.cache-of-radio-service.title': {
    of: '54d6533c',
    text: 'Servidor web consultado por un servicio que consulta pocos',
  },
  'rule.ios.cache-of-radio-service.message': {
    of: '43e2e6dd',
    text: 'El servicio {service} de iOS consultó el servidor {host}.',
  },
  'rule.ios.cache-of-radio-service.why': {
    of: '75b3b544',
    text: 'Amnistía Internacional encontró direcciones de Pegasus en las cachés de servicios que no necesitan páginas web que no sean de Apple. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.cache-of-radio-service.other.0': {
    of: '54b0cf7b',
    text: 'Operadores, emisoras de radio y fabricantes de accesorios tienen servidores que estos servicios consultan.',
  },
  'rule.ios.cache-of-radio-service.other.1': {
    of: '21d638d9',
    text: 'Un iOS más reciente puede dejar que el servicio haga más.',
  },
  'rule.ios.cached-answer-without-body.title': {
    of: 'fa7a1d7d',
    text: 'Respuesta guardada cuyo contenido ya no está',
  },
  'rule.ios.cached-answer-without-body.message': {
    of: '319fad51',
    text: 'La respuesta a la petición {entry} figura con un tipo ({type}) y su contenido no está guardado.',
  },
  'rule.ios.cached-answer-without-body.why': {
    of: 'da946cf2',
    text: 'Un programa que borra sus rastros puede eliminar el contenido de una respuesta y dejar la entrada. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.cached-answer-without-body.other.0': {
    of: 'fe73305a',
    text: 'Las respuestas pueden estar vacías.',
  },
  'rule.ios.cached-answer-without-body.other.1': {
    of: '8abd521d',
    text: 'iOS vacía sus cachés cuando necesita espacio.',
  },
  'rule.ios.clock-set-far.title': {
    of: 'bc00d0e7',
    text: 'Reloj del teléfono adelantado o atrasado una hora o más',
  },
  'rule.ios.clock-set-far.message': {
    of: '19d6b522',
    text: 'El reloj del teléfono saltó de {before} a {after}.',
  },
  'rule.ios.clock-set-far.why': {
    of: 'a1185ba3',
    text: 'Las horas de todos los demás rastros siguen el reloj del teléfono. Quien lo adelanta o atrasa puede ocultar cuándo ocurrió algo. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.clock-set-far.other.0': {
    of: '79c61d1a',
    text: 'La batería se agotó y el reloj estuvo mal hasta que la red lo ajustó.',
  },
  'rule.ios.clock-set-far.other.1': {
    of: 'd24c06f9',
    text: 'Alguien cambió el reloj por un juego, una aplicación o una prueba. Un simple cambio de zona horaria no se ve aquí.',
  },
  'rule.ios.crash-reports-switched-off.title': {
    of: '8e1f80e0',
    text: 'Los informes de cierres inesperados están desactivados',
  },
  'rule.ios.crash-reports-switched-off.message': {
    of: '2ecbfcb8',
    text: 'El ajuste {setting} de los informes de cierres inesperados es {value}.',
  },
  'rule.ios.crash-reports-switched-off.why': {
    of: '8484604e',
    text: 'Se ha visto que Pegasus escribía los ajustes de los informes de cierres inesperados, lo que pudo evitar que se notificaran sus fallos. No es público qué ajustes escribió: aquí solo cuentan el nombre de un ajuste y su valor. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.crash-reports-switched-off.other.0': {
    of: '50015759',
    text: 'La persona que usa el teléfono, un empleador o el propio iOS pueden desactivar los informes.',
  },
  'rule.ios.crash-reports-switched-off.other.1': {
    of: 'e0429530',
    text: 'Un ajuste puede significar algo distinto de su nombre.',
  },
  'rule.ios.data-usage-name-mismatch.title': {
    of: 'ec74637b',
    text: 'Consumo contado para una aplicación con el nombre de otra',
  },
  'rule.ios.data-usage-name-mismatch.message': {
    of: 'a3196677',
    text: 'El proceso {process} se cuenta para la aplicación {app}, y su propio nombre indica otra.',
  },
  'rule.ios.data-usage-name-mismatch.why': {
    of: 'e6eeb4d9',
    text: 'El nombre de un proceso que trabaja para una aplicación termina con el identificador de esta, y el mismo identificador figura al lado. Un programa que cambia su nombre a mano puede dejar los dos distintos. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.data-usage-name-mismatch.other.0': {
    of: 'eb7c82cd',
    text: 'Una actualización de la aplicación o de iOS puede cambiar uno de los dos nombres.',
  },
  'rule.ios.data-usage-name-mismatch.other.1': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.data-usage-process-deleted.title': {
    of: 'f3d3a504',
    text: 'Proceso que las estadísticas de consumo ya no nombran',
  },
  'rule.ios.data-usage-process-deleted.message': {
    of: '95ef53e7',
    text: 'El proceso {process} solo figura en lo que queda de un estado anterior de la tabla: su fila se eliminó o tiene ahora otro nombre.',
  },
  'rule.ios.data-usage-process-deleted.why': {
    of: '82c8eccb',
    text: 'Se ha visto que software espía estatal elimina su propia fila de esta tabla. Lo eliminado se compara con nombres conocidos como cualquier otra fila. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.data-usage-process-deleted.other.0': {
    of: '5cf6664b',
    text: 'Eliminar una aplicación o restablecer las estadísticas también quita estas filas.',
  },
  'rule.ios.data-usage-process-deleted.other.1': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.data-usage-process-without-name.title': {
    of: 'e1867d49',
    text: 'Consumo de un proceso sin nombre',
  },
  'rule.ios.data-usage-process-without-name.message': {
    of: '346f6c10',
    text: 'La fila de consumo {usageRow} pertenece a la fila de proceso {processRow}, y en esa fila no figura ningún nombre.',
  },
  'rule.ios.data-usage-process-without-name.why': {
    of: '086f87e4',
    text: 'iOS escribe el nombre de un proceso cuando cuenta su consumo por primera vez. Si el consumo está y el nombre se vació, puede que se haya eliminado parte del rastro. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.data-usage-process-without-name.other.0': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.data-usage-process-without-name.other.1': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.data-usage-process-without-usage.title': {
    of: '7c845759',
    text: 'Proceso sin aplicación y sin ningún consumo',
  },
  'rule.ios.data-usage-process-without-usage.message': {
    of: 'be982381',
    text: 'El proceso {process} figura en la tabla de procesos y no se cuenta ningún consumo para él.',
  },
  'rule.ios.data-usage-process-without-usage.why': {
    of: '55813641',
    text: 'Un proceso entra en esta tabla cuando usa la red por primera vez, y su consumo en otra. Si falta el consumo, puede que se haya quitado una parte del rastro. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.data-usage-process-without-usage.other.0': {
    of: 'c6ae1d5a',
    text: 'Los servicios que llegan con una versión nueva de iOS, y que aquí aún no se conocen, pueden figurar ahí sin consumo.',
  },
  'rule.ios.data-usage-process-without-usage.other.1': {
    of: '5cf6664b',
    text: 'Eliminar una aplicación o restablecer las estadísticas también quita estas filas.',
  },
  'rule.ios.data-usage-process-without-usage.other.2': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.database-log-unusual.title': {
    of: '72113340',
    text: 'Registro de una base de datos cortado o demasiado largo',
  },
  'rule.ios.database-log-unusual.message': {
    of: '22c584d8',
    text: 'Tramas del registro junto a la base de datos: {frames}; en uso: {applied}.',
  },
  'rule.ios.database-log-unusual.why': {
    of: '85a66b3e',
    text: 'Un registro que termina en medio de un cambio, o que es mucho más largo de lo que necesita su base, puede contener versiones anteriores de filas; un programa detenido mientras eliminaba filas lo deja así. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.database-log-unusual.other.0': {
    of: '4a532d39',
    text: 'El teléfono se copió mientras escribía.',
  },
  'rule.ios.database-log-unusual.other.1': {
    of: '1d1b970b',
    text: 'Una aplicación o el teléfono se detuvo, como cuando se agota la batería.',
  },
  'rule.ios.database-mostly-free.title': {
    of: '7f03c665',
    text: 'Gran parte de una base de datos es espacio libre',
  },
  'rule.ios.database-mostly-free.message': {
    of: 'c649b40a',
    text: '{free} de las {pages} páginas de la base de datos están libres.',
  },
  'rule.ios.database-mostly-free.why': {
    of: '395891ce',
    text: 'Queda mucho espacio libre cuando se eliminan muchas filas de una vez y la base no se reduce después. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.database-mostly-free.other.0': {
    of: '8bdc241c',
    text: 'La gente elimina mensajes, llamadas e historial todos los días.',
  },
  'rule.ios.database-mostly-free.other.1': {
    of: 'dd8ec909',
    text: 'El sistema quita de una vez las filas antiguas, por ejemplo tras una actualización.',
  },
  'rule.ios.database-newest-rows-gone.title': {
    of: 'd71cb23a',
    text: 'Las filas más recientes de una tabla ya no están',
  },
  'rule.ios.database-newest-rows-gone.message': {
    of: 'c7271674',
    text: 'La tabla {table} dio números hasta {mark}, y {left, select, none {no contiene ninguna fila} other {su fila con el número más alto es {highest}}}.',
  },
  'rule.ios.database-newest-rows-gone.why': {
    of: 'd3a3058d',
    text: 'Una base de datos recuerda el número más alto que dio una tabla, aunque la fila se haya eliminado. Un software espía que quita sus rastros más recientes deja esa diferencia. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.database-newest-rows-gone.other.0': {
    of: '8bdc241c',
    text: 'La gente elimina mensajes, llamadas e historial todos los días.',
  },
  'rule.ios.database-newest-rows-gone.other.1': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.database-zeroed-free-space.title': {
    of: 'a260b4d8',
    text: 'El espacio libre de una base de datos se sobrescribió con ceros',
  },
  'rule.ios.database-zeroed-free-space.message': {
    of: 'e7066d29',
    text: 'Las {looked} páginas libres de la base que se miraron contienen solo ceros.',
  },
  'rule.ios.database-zeroed-free-space.why': {
    of: '46cb185e',
    text: 'En los teléfonos comunes que se conocen, las páginas libres de esta base conservan lo eliminado. Un programa que quita rastros puede hacer que se sobrescriban. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.database-zeroed-free-space.other.0': {
    of: '54a6104d',
    text: 'Otra versión de iOS o de la aplicación puede sobrescribir lo que elimina.',
  },
  'rule.ios.database-zeroed-free-space.other.1': {
    of: '7c3bd762',
    text: 'La base de datos pudo repararse o rehacerse con espacio de reserva.',
  },
  'rule.ios.deleted-backdated-invitation.title': {
    of: 'fa649dea',
    text: 'Invitación eliminada a un evento pasado',
  },
  'rule.ios.deleted-backdated-invitation.message': {
    of: '795a3a1a',
    text: 'Una invitación hecha el {created} para el {start}, un momento anterior, se eliminó; solo figura en lo que queda de un estado anterior del calendario.',
  },
  'rule.ios.deleted-backdated-invitation.why': {
    of: '446ecc3c',
    text: 'QuaDream llegaba a los teléfonos con invitaciones a eventos pasados, que iOS añade al calendario sin aviso, y las quitaba después. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.deleted-backdated-invitation.other.0': {
    of: 'd7588bfd',
    text: 'La gente elimina invitaciones, y los calendarios en un servidor quitan las antiguas.',
  },
  'rule.ios.deleted-backdated-invitation.other.1': {
    of: 'e5a30cd9',
    text: 'Un evento puede anotarse después de ocurrir e invitarse a otras personas.',
  },
  'rule.ios.empty-attachment-folder.title': {
    of: 'be40ea9c',
    text: 'Carpeta de archivos adjuntos vacía',
  },
  'rule.ios.empty-attachment-folder.message': {
    of: '7da5720a',
    text: 'La carpeta {folder} es de archivos adjuntos de Mensajes y no hay ningún archivo en ella.',
  },
  'rule.ios.empty-attachment-folder.why': {
    of: '8ee02b00',
    text: 'La Operación Triangulation llegó como un archivo adjunto que después se eliminó: quedaron las carpetas, con horas cercanas a las del ataque. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.empty-attachment-folder.other.0': {
    of: '90864b61',
    text: 'Eliminar un mensaje o una conversación deja carpetas vacías.',
  },
  'rule.ios.empty-attachment-folder.other.1': {
    of: '86f80ad6',
    text: 'Los archivos adjuntos guardados en iCloud no están en el teléfono.',
  },
  'rule.ios.filesystem-known-spyware-place.title': {
    of: 'b21db2e1',
    text: 'Archivo en un lugar asociado a un software espía',
  },
  'rule.ios.filesystem-known-spyware-place.message': {
    of: '14330db4',
    text: '{path} está en el teléfono, en un lugar asociado a {family}.',
  },
  'rule.ios.filesystem-known-spyware-place.why': {
    of: '702be18b',
    text: 'Informes públicos y listas de indicadores nombran exactamente este lugar, o esta carpeta y esta extensión, para un archivo de un software espía que se borra cuando termina su trabajo. El riesgo de falsa alarma es bajo.',
  },
  'rule.ios.filesystem-known-spyware-place.other.1': {
    of: 'ba91afba',
    text: 'Herramientas que copian un teléfono o lo abren pueden dejar allí una copia de contraseñas o claves.',
  },
  'rule.ios.filesystem-known-spyware-place.other.2': {
    of: 'e9edca08',
    text: 'Algunos de estos nombres son los de partes de iOS, o palabras corrientes: iOS o una herramienta podría crear algún día un archivo con ese nombre.',
  },
  'rule.ios.location-client-of-absent-app.title': {
    of: 'bd93e990',
    text: 'Aplicación que usó la ubicación y no está instalada',
  },
  'rule.ios.location-client-of-absent-app.message': {
    of: 'cec98c58',
    text: 'La aplicación {app} pidió la ubicación del teléfono y no está entre las aplicaciones instaladas.',
  },
  'rule.ios.location-client-of-absent-app.why': {
    of: '2477a76e',
    text: 'Los programas eliminados, por una persona o por sí mismos, pueden dejar su entrada en esta lista. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.location-client-of-absent-app.other.0': {
    of: 'c64caa2a',
    text: 'La persona que usa el teléfono eliminó la aplicación.',
  },
  'rule.ios.location-client-of-absent-app.other.1': {
    of: 'e22d4187',
    text: 'Las partes de aplicaciones, como extensiones y widgets, no figuran como aplicaciones.',
  },
  'rule.ios.manifest-known-spyware-place.title': {
    of: 'b21db2e1',
    text: 'Archivo en un lugar asociado a un software espía',
  },
  'rule.ios.manifest-known-spyware-place.message': {
    of: '7b5f944e',
    text: 'La copia de seguridad incluye en su lista el archivo {path}, en un lugar asociado a {family}.',
  },
  'rule.ios.manifest-known-spyware-place.why': {
    of: '702be18b',
    text: 'Informes públicos y listas de indicadores nombran exactamente este lugar, o esta carpeta y esta extensión, para un archivo de un software espía que se borra cuando termina su trabajo. El riesgo de falsa alarma es bajo.',
  },
  'rule.ios.manifest-known-spyware-place.other.1': {
    of: 'ba91afba',
    text: 'Herramientas que copian un teléfono o lo abren pueden dejar allí una copia de contraseñas o claves.',
  },
  'rule.ios.manifest-known-spyware-place.other.2': {
    of: 'e9edca08',
    text: 'Algunos de estos nombres son los de partes de iOS, o palabras corrientes: iOS o una herramienta podría crear algún día un archivo con ese nombre.',
  },
  'rule.ios.manifest-staging-file.title': {
    of: '2d44551c',
    text: 'Archivo en una carpeta desde la que se ha visto ejecutarse software espía',
  },
  'rule.ios.manifest-staging-file.message': {
    of: 'e7fd5428',
    text: 'La copia de seguridad incluye {path} en su lista.',
  },
  'rule.ios.manifest-staging-file.why': {
    of: 'adddbf9b',
    text: 'El sistema pone programas en esta carpeta por poco tiempo, por ejemplo durante una actualización, y siempre en subcarpetas de una misma forma. Pegasus y el software espía de QuaDream se ejecutaban desde la carpeta misma, en teléfonos que se examinaron. El riesgo de falsa alarma es bajo.',
  },
  'rule.ios.manifest-staging-file.other.1': {
    of: '7c43b55a',
    text: 'Las herramientas de jailbreak también pueden poner programas en esta carpeta.',
  },
  'rule.ios.netusage-name-mismatch.title': {
    of: 'ec74637b',
    text: 'Consumo contado para una aplicación con el nombre de otra',
  },
  'rule.ios.netusage-name-mismatch.message': {
    of: 'a3196677',
    text: 'El proceso {process} se cuenta para la aplicación {app}, y su propio nombre indica otra.',
  },
  'rule.ios.netusage-name-mismatch.why': {
    of: 'e6eeb4d9',
    text: 'El nombre de un proceso que trabaja para una aplicación termina con el identificador de esta, y el mismo identificador figura al lado. Un programa que cambia su nombre a mano puede dejar los dos distintos. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.netusage-name-mismatch.other.0': {
    of: 'eb7c82cd',
    text: 'Una actualización de la aplicación o de iOS puede cambiar uno de los dos nombres.',
  },
  'rule.ios.netusage-name-mismatch.other.1': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.netusage-process-deleted.title': {
    of: 'f3d3a504',
    text: 'Proceso que las estadísticas de consumo ya no nombran',
  },
  'rule.ios.netusage-process-deleted.message': {
    of: '95ef53e7',
    text: 'El proceso {process} solo figura en lo que queda de un estado anterior de la tabla: su fila se eliminó o tiene ahora otro nombre.',
  },
  'rule.ios.netusage-process-deleted.why': {
    of: '82c8eccb',
    text: 'Se ha visto que software espía estatal elimina su propia fila de esta tabla. Lo eliminado se compara con nombres conocidos como cualquier otra fila. El riesgo de falsa alarma es alto: los teléfonos comunes lo muestran todo el tiempo y, por sí solo, no dice nada.',
  },
  'rule.ios.netusage-process-deleted.other.0': {
    of: '5cf6664b',
    text: 'Eliminar una aplicación o restablecer las estadísticas también quita estas filas.',
  },
  'rule.ios.netusage-process-deleted.other.1': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.netusage-process-without-name.title': {
    of: 'e1867d49',
    text: 'Consumo de un proceso sin nombre',
  },
  'rule.ios.netusage-process-without-name.message': {
    of: '346f6c10',
    text: 'La fila de consumo {usageRow} pertenece a la fila de proceso {processRow}, y en esa fila no figura ningún nombre.',
  },
  'rule.ios.netusage-process-without-name.why': {
    of: '086f87e4',
    text: 'iOS escribe el nombre de un proceso cuando cuenta su consumo por primera vez. Si el consumo está y el nombre se vació, puede que se haya eliminado parte del rastro. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.netusage-process-without-name.other.0': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.netusage-process-without-name.other.1': {
    of: '99b7e006',
    text: 'Una base de datos reparada o dañada pierde filas sueltas.',
  },
  'rule.ios.netusage-process-without-usage.title': {
    of: '7c845759',
    text: 'Proceso sin aplicación y sin ningún consumo',
  },
  'rule.ios.netusage-process-without-usage.message': {
    of: 'be982381',
    text: 'El proceso {process} figura en la tabla de procesos y no se cuenta ningún consumo para él.',
  },
  'rule.ios.netusage-process-without-usage.why': {
    of: '55813641',
    text: 'Un proceso entra en esta tabla cuando usa la red por primera vez, y su consumo en otra. Si falta el consumo, puede que se haya quitado una parte del rastro. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.netusage-process-without-usage.other.0': {
    of: 'c6ae1d5a',
    text: 'Los servicios que llegan con una versión nueva de iOS, y que aquí aún no se conocen, pueden figurar ahí sin consumo.',
  },
  'rule.ios.netusage-process-without-usage.other.1': {
    of: '5cf6664b',
    text: 'Eliminar una aplicación o restablecer las estadísticas también quita estas filas.',
  },
  'rule.ios.netusage-process-without-usage.other.2': {
    of: '35c00a5f',
    text: 'El sistema quita por sí mismo las filas antiguas.',
  },
  'rule.ios.permission-of-absent-app.title': {
    of: 'd5629726',
    text: 'Permiso de una aplicación que no está instalada',
  },
  'rule.ios.permission-of-absent-app.message': {
    of: '3790eeca',
    text: 'La aplicación {app} tiene el permiso {service} y no está entre las aplicaciones instaladas.',
  },
  'rule.ios.permission-of-absent-app.why': {
    of: '99ca237d',
    text: 'Los permisos se dan a programas que se ejecutan. Un programa eliminado, por una persona o por sí mismo, puede dejar su permiso. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.permission-of-absent-app.other.0': {
    of: 'c64caa2a',
    text: 'La persona que usa el teléfono eliminó la aplicación.',
  },
  'rule.ios.permission-of-absent-app.other.1': {
    of: 'e22d4187',
    text: 'Las partes de aplicaciones, como extensiones y widgets, no figuran como aplicaciones.',
  },
  'rule.ios.role-account-settings.title': {
    of: '6ef93fe0',
    text: 'Archivo de ajustes encontrado con Pegasus',
  },
  'rule.ios.role-account-settings.message': {
    of: 'b8305c5e',
    text: 'El archivo {file} está presente {held, select, none {y no contiene ningún ajuste} other {y contiene el ajuste {setting}}}.',
  },
  'rule.ios.role-account-settings.why': {
    of: 'a2e8415e',
    text: 'Amnistía Internacional encontró un archivo con este nombre en teléfonos con Pegasus y publica el nombre entre sus indicadores. El riesgo de falsa alarma es medio: los teléfonos comunes también pueden mostrarlo, y solo cuenta junto con otros rastros.',
  },
  'rule.ios.role-account-settings.other.0': {
    of: '918a8666',
    text: 'Una herramienta que abre teléfonos, o una versión de iOS que aquí no se conoce, puede escribir un archivo con este nombre.',
  },
  'rule.ios.data-usage-backup-agent.title': {
    of: '886efee3',
    text: 'Datos móviles de un proceso cuyo nombre usó la Operación Triangulation',
  },
  'rule.ios.data-usage-backup-agent.message': {
    of: '061f6c79',
    text: 'Las estadísticas de datos móviles mencionan el proceso {process}.',
  },
  'rule.ios.data-usage-backup-agent.why': {
    of: 'a8495bcf',
    text: 'El software espía de la Operación Triangulation se ejecutaba con este nombre y usaba la red móvil, y ese uso quedó en las estadísticas. Para Kaspersky, este nombre basta como señal. Las copias de seguridad las hace otro programa, BackupAgent2.',
  },
  'rule.ios.data-usage-backup-agent.other.0': {
    of: '4d4c11b5',
    text: 'iOS tiene un programa más antiguo con este nombre. No se sabe que use la red en teléfonos comunes, pero eso no descarta que lo haga.',
  },
  'rule.ios.os-analytics-backup-agent.title': {
    of: '08928fac',
    text: 'Uso diario de un proceso cuyo nombre usó la Operación Triangulation',
  },
  'rule.ios.os-analytics-backup-agent.message': {
    of: 'ed1ddd2e',
    text: 'Las estadísticas diarias de uso del sistema mencionan el proceso {process}.',
  },
  'rule.ios.os-analytics-backup-agent.why': {
    of: 'a8495bcf',
    text: 'El software espía de la Operación Triangulation se ejecutaba con este nombre y usaba la red móvil, y ese uso quedó en las estadísticas. Para Kaspersky, este nombre basta como señal. Las copias de seguridad las hace otro programa, BackupAgent2.',
  },
  'rule.ios.os-analytics-backup-agent.other.0': {
    of: '4d4c11b5',
    text: 'iOS tiene un programa más antiguo con este nombre. No se sabe que use la red en teléfonos comunes, pero eso no descarta que lo haga.',
  },
};
