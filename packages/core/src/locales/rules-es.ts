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
