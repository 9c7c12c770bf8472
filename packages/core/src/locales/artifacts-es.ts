import type { Translations } from './translations.ts';

/** The sentences of the artifacts in Spanish. */
export const artifactsEs: Translations = {
  'artifact.ios.accounts.describes': {
    of: '3fce79eb',
    text: 'Cuentas configuradas en el teléfono (Apple, correo, calendarios, redes sociales): de qué tipo es cada una, qué programa la añadió, en qué servidor se guarda y cuándo se añadió. Los nombres de usuario se omiten, salvo que se pidan; los que son direcciones de correo electrónico se comparan con los indicadores. Los servidores cuya cuenta ya no está en la lista figuran por sí solos.',
  },
  'artifact.ios.accounts.cannotShow': {
    of: '70efc256',
    text: 'Cuentas dentro de aplicaciones de terceros, y quién configuró una cuenta. De las cuentas y los servidores eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Aquí no se guardan contraseñas. Una misma cuenta de iCloud o de Google figura aquí varias veces, una por cada servicio.',
  },
  'artifact.ios.analytics-ios-versions.describes': {
    of: '84c03887',
    text: 'Compilaciones de iOS que citan los eventos de los análisis, cada una con el primero y el último de esos eventos: muestran cuándo se actualizó el sistema.',
  },
  'artifact.ios.analytics-ios-versions.cannotShow': {
    of: '6167cab1',
    text: 'Compilaciones anteriores al evento más antiguo que queda, y el número de versión que corresponde a una compilación. Las fechas son las de los eventos, no las de las actualizaciones.',
  },
  'artifact.ios.analytics.describes': {
    of: '7b55c770',
    text: 'Fallos y eventos que partes de iOS anotaron para los análisis de Apple: el llavero, la confianza entre los dispositivos de una cuenta y las conexiones cifradas de los programas.',
  },
  'artifact.ios.analytics.cannotShow': {
    of: 'e8a04b48',
    text: 'Qué se envió por una conexión. Solo algunas partes de iOS escriben aquí, y los eventos antiguos se descartan al cabo de unas semanas, salvo lo que de ellos aún contiene el espacio libre, marcado como eliminado. Ninguna copia de seguridad contiene estos datos.',
  },
  'artifact.ios.app-privacy-report.describes': {
    of: '04c1295f',
    text: 'Qué aplicaciones usaron la cámara, el micrófono, la ubicación, los contactos y las fotos en los últimos días, y a qué sitios accedieron, tal como el teléfono los enumeraba cuando se guardó el informe.',
  },
  'artifact.ios.app-privacy-report.cannotShow': {
    of: 'd2a28e4b',
    text: 'Lo que va más allá de los últimos siete días, y todo lo anterior a la activación del informe. El informe omite los programas del sistema, de modo que en él no figura el software espía que no es una aplicación.',
  },
  'artifact.ios.app-provisioning.describes': {
    of: 'c679e5fb',
    text: 'Perfiles que permiten que una aplicación funcione sin el App Store, tal como están en la carpeta de la aplicación y en la lista que guarda el teléfono: quién puede firmar la aplicación, por cuánto tiempo, y si es para cualquier teléfono (empresas), para algunos (pruebas) o para los programas de quienes desarrollan.',
  },
  'artifact.ios.app-provisioning.cannotShow': {
    of: '093e9f13',
    text: 'Si la firma de un perfil es válida: no se comprueba. Aplicaciones que funcionan sin perfil, como en un teléfono al que se le quitaron las protecciones, y perfiles que se eliminaron junto con su aplicación, salvo los que aún contiene el espacio libre de la lista de las versiones nuevas, marcados como eliminados. De un perfil que el teléfono guarda solo en su forma corta: los teléfonos que nombra, cuándo se hizo y la aplicación para la que es. Las copias de seguridad contienen como mucho la lista del teléfono, y las de versiones antiguas de iOS ni siquiera eso.',
  },
  'artifact.ios.app-states.describes': {
    of: '9b0c3f6c',
    text: 'Aplicaciones de las que guarda algo la parte del sistema que inicia las aplicaciones (FrontBoard): dónde están el programa y sus datos y, de algunas aplicaciones eliminadas, cuándo se eliminaron.',
  },
  'artifact.ios.app-states.cannotShow': {
    of: '064d7a94',
    text: 'Cuándo se instaló o se usó una aplicación. El sistema descarta tarde o temprano lo que guardaba de las aplicaciones eliminadas: de ellas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Las copias de seguridad contienen la lista, por lo que un teléfono configurado a partir de una puede conocer aplicaciones de un teléfono anterior. Los programas que no son aplicaciones no están en ella.',
  },
  'artifact.ios.app-store-system.describes': {
    of: 'a7b22593',
    text: 'Lo que el App Store guarda de las aplicaciones: instalaciones en curso o fallidas, actualizaciones de aplicaciones instaladas, descargas de sus partes y versiones beta que se ofrecieron para probar, con las horas y las direcciones de donde vinieron.',
  },
  'artifact.ios.app-store-system.cannotShow': {
    of: 'd7fd533c',
    text: 'Aplicaciones que llegaron por otra vía (una empresa, quien las desarrolla, un programa auxiliar), y eliminaciones. La fila de una instalación desaparece cuando esta termina; las que aún contiene el espacio libre se marcan como eliminadas.',
  },
  'artifact.ios.app-store-user.describes': {
    of: 'b55cc32d',
    text: 'Aplicaciones tal como el App Store las anota para sí: las del teléfono, con sus versiones anteriores y cuándo se anotó cada una, cuándo se usaron aplicaciones, y todas las aplicaciones que la cuenta obtuvo alguna vez, también hace mucho y en otros teléfonos.',
  },
  'artifact.ios.app-store-user.cannotShow': {
    of: '55377dc7',
    text: 'Programas que no son aplicaciones. Que una cuenta obtuviera una aplicación no muestra que estuviera en este teléfono. Las listas que hay varían entre versiones de iOS, y el App Store vacía algunas en pocos días; de las filas eliminadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Ninguna copia de seguridad las contiene.',
  },
  'artifact.ios.applications.describes': {
    of: 'f372f1b3',
    text: 'Aplicaciones que estaban instaladas cuando se hizo la copia de seguridad o la copia del teléfono, con lo que la tienda escribió al lado de cada una: quién la ofrece, qué programa la instaló y cuándo la obtuvo la cuenta por primera vez. Entre ellas están las aplicaciones que solo nombra la segunda lista de la copia de seguridad (Manifest.plist) y, en una copia del sistema de archivos, las aplicaciones junto a las que la tienda no dejó nada o que no nombra; estas, según su propia descripción.',
  },
  'artifact.ios.applications.cannotShow': {
    of: 'ad9f9ccc',
    text: 'Aplicaciones que se eliminaron antes, y programas que se ocultan de la lista de aplicaciones: gran parte del software espía estatal no es una aplicación. La fecha es la del momento en que la cuenta obtuvo la aplicación por primera vez, tal vez en un teléfono anterior. De las aplicaciones que venían con el sistema solo habla la segunda lista, sin detalles.',
  },
  'artifact.ios.backup-contents.describes': {
    of: 'ddb3b6c3',
    text: 'Archivos que la lista de la copia de seguridad nombra y que no están guardados en ella (salvo los vacíos), archivos que están guardados y que ninguna lista nombra, y cuántos hay de cada tipo. Las aplicaciones y extensiones cuyas carpetas contiene la lista, estén o no las aplicaciones en la lista de aplicaciones instaladas.',
  },
  'artifact.ios.backup-contents.cannotShow': {
    of: '68a282d0',
    text: 'Por qué falta un archivo: también faltan archivos en una copia de seguridad que se interrumpió o que se copió en parte. Si un archivo guardado es el que tenía el teléfono. De cada tipo se nombran los 200 primeros.',
  },
  'artifact.ios.backup-info.describes': {
    of: '02afd30b',
    text: 'Lo que el programa que hizo la copia de seguridad (Finder, iTunes, libimobiledevice) anotó sobre el teléfono: modelo, versión del sistema, identificadores, aplicaciones que estaban instaladas y cuándo se hizo la copia.',
  },
  'artifact.ios.backup-info.cannotShow': {
    of: '149a6f96',
    text: 'Todo lo anterior a la copia de seguridad: es un solo momento. La descripción está sin protección al lado de la copia, y cualquiera que tenga la carpeta puede modificarla; no se enumeran las aplicaciones que pertenecen al sistema.',
  },
  'artifact.ios.biome.describes': {
    of: '7f18a505',
    text: 'Eventos que los sistemas más recientes registran para aprender hábitos: qué aplicación pasó a primer plano, aplicaciones instaladas y eliminadas, notificaciones, sitios web, lo que las aplicaciones dijeron al sistema que hicieron, mensajes y correos que este leyó para sus sugerencias; redes a las que se conectó el teléfono, bloqueo, alimentación, modo Avión, accesorios y arranques del teléfono. Cada evento de estos flujos es un registro; de cada segmento de otro flujo figura aquí cuántas entradas tiene, de qué período y qué direcciones.',
  },
  'artifact.ios.biome.cannotShow': {
    of: '6fe88869',
    text: 'Programas que no muestran nada en pantalla. La mayoría de los flujos conserva cuatro semanas. Los campos de los demás flujos no se conocen ni se interpretan; no se leen las listas de lo eliminado (tombstones). Las entradas eliminadas están en su mayoría sobrescritas: queda su hora.',
  },
  'artifact.ios.cache-files.describes': {
    of: '0241aedb',
    text: 'Direcciones que aplicaciones y programas del sistema consultaron mediante la biblioteca de red de iOS y cuyas respuestas esta guardó, con la hora, el tipo de respuesta, si su contenido sigue guardado, y las direcciones que hay en los contenidos de texto.',
  },
  'artifact.ios.cache-files.cannotShow': {
    of: '10859306',
    text: 'Peticiones que no deben guardarse en la caché, las de programas con una biblioteca de red propia, y lo que se retiró de la caché, salvo lo que aún contiene el espacio libre, marcado como eliminado: la caché es pequeña, e iOS la vacía cuando necesita espacio. No se leen los contenidos que están en archivos propios (`fsCachedData`, los más grandes). Ninguna copia de seguridad contiene estos datos. Una dirección no indica que una persona la abriera.',
  },
  'artifact.ios.calendar.describes': {
    of: 'dc8aed62',
    text: 'Eventos de todos los calendarios del teléfono con sus horas y enlaces, quién los organiza y las direcciones de las demás personas invitadas; también invitaciones que llegaron de fuera y nunca se mostraron, y personas cuyo evento ya no está.',
  },
  'artifact.ios.calendar.cannotShow': {
    of: '77f01435',
    text: 'Si se abrió una invitación, y los eventos y las personas eliminados, salvo los que aún contiene el espacio libre, que se marcan como eliminados. Es posible que los eventos antiguos de calendarios que se guardan en un servidor no estén en el teléfono.',
  },
  'artifact.ios.calls-before-unlock.describes': {
    of: 'fb530d5d',
    text: 'Llamadas en el almacén del historial de llamadas que no necesita código (CallHistoryTemp.storedata): el teléfono escribe en él mientras no se haya desbloqueado tras un arranque, y más tarde pasa sus llamadas al historial de llamadas.',
  },
  'artifact.ios.calls-before-unlock.cannotShow': {
    of: 'e5b6138f',
    text: 'Llamadas de un teléfono desbloqueado: el almacén contiene pocas llamadas o ninguna. De las llamadas que se trasladaron o se eliminaron solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado; una llamada así puede figurar también en el historial de llamadas.',
  },
  'artifact.ios.calls.describes': {
    of: 'ff17d2de',
    text: 'Llamadas que el teléfono hizo o recibió, y llamadas perdidas: cuándo, cuánto duraron, por qué servicio y con quién. Las llamadas de otras aplicaciones figuran aquí cuando la aplicación informa de ellas al sistema.',
  },
  'artifact.ios.calls.cannotShow': {
    of: 'a52c2e1f',
    text: 'Qué se dijo, y las llamadas que una aplicación se reserva. De las llamadas eliminadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. iOS conserva solo las llamadas más recientes. Desde iOS 13 solo las contienen las copias de seguridad cifradas.',
  },
  'artifact.ios.chrome-downloads.describes': {
    of: '5ba463eb',
    text: 'Archivos que descargó Chrome, y también Brave, Edge y otros navegadores cuando usan la misma base de datos: desde qué direcciones, incluidas las redirecciones, desde qué página, cuándo y dónde se guardó cada uno.',
  },
  'artifact.ios.chrome-downloads.cannotShow': {
    of: 'e346c5e8',
    text: 'Qué contenía el archivo, y las descargas en pestañas privadas (de incógnito). De lo eliminado solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Chrome para iOS entrega la mayoría de los archivos a otros programas sin anotarlos aquí.',
  },
  'artifact.ios.chrome-favicon.describes': {
    of: '44a140e9',
    text: 'Páginas de las que Chrome, Brave, Edge u otro navegador con la misma base de datos guarda un icono, en todos los perfiles, y de dónde vino el icono. Pueden durar más que la visita en el historial.',
  },
  'artifact.ios.chrome-favicon.cannotShow': {
    of: 'baa4647d',
    text: 'Cuándo se visitó una página: la hora es la del momento en que se obtuvo o se renovó el icono. También se obtienen iconos para marcadores y para páginas visitadas en otros dispositivos; estos no tienen hora de actualización. La navegación privada no deja ninguno. De las entradas eliminadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.chrome-history.describes': {
    of: 'fba473bb',
    text: 'Visitas a páginas en Chrome, y en Brave, Edge y otros navegadores cuando usan la misma base de datos, en todos los perfiles: dirección, hora, cómo se llegó a la página y desde qué visita, y direcciones que aún se conservan aunque sus visitas ya no están.',
  },
  'artifact.ios.chrome-history.cannotShow': {
    of: 'fffd8e68',
    text: 'Navegación privada (de incógnito). De lo eliminado solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Chrome conserva unos 90 días. Entre las visitas puede haber algunas hechas en otro dispositivo de la misma cuenta.',
  },
  'artifact.ios.chrome-searches.describes': {
    of: '7d0bd82b',
    text: 'Qué se buscó en Chrome, y en Brave, Edge y otros navegadores cuando usan la misma base de datos, con los nombres de servidores y los enlaces que contiene lo buscado.',
  },
  'artifact.ios.chrome-searches.cannotShow': {
    of: 'ad736487',
    text: 'Cuándo se buscó (la visita figura en el historial de navegación), si se abrió un resultado, y las búsquedas en pestañas privadas (de incógnito). De lo eliminado solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.clock-changes.describes': {
    of: 'ffa883a4',
    text: 'El registro de energía cuenta el tiempo con un reloj que nadie ajusta, y anota cuánto se aparta de él el reloj del teléfono. Cuando esta diferencia da un salto, es que el reloj del teléfono se cambió, a través de la red o a mano.',
  },
  'artifact.ios.clock-changes.cannotShow': {
    of: 'f347bdcd',
    text: 'Quién cambió el reloj, los cambios de zona horaria y los cambios ocurridos con el teléfono apagado. El registro se remonta a unos días atrás, y sus archivos históricos, a algo más.',
  },
  'artifact.ios.cloud-drive-peers.describes': {
    of: '5c078150',
    text: 'Dispositivos desde los que llegaron archivos al iCloud Drive del teléfono, con los nombres que tenían, y personas que crearon archivos que se comparten con él. Un dispositivo que nadie de la casa conoce puede tener acceso a la cuenta.',
  },
  'artifact.ios.cloud-drive-peers.cannotShow': {
    of: '804182c3',
    text: 'Cuándo estuvo activo por última vez un dispositivo o una persona, y si un dispositivo aún tiene acceso: los antiguos siguen en la lista, y el que nunca puso un archivo en iCloud Drive no está en ella. El nombre lo da la persona dueña del dispositivo, y varios pueden tener el mismo.',
  },
  'artifact.ios.configuration-profiles.describes': {
    of: 'b2f79a4e',
    text: 'Perfiles que están instalados: ajustes que vienen de fuera, como redes, certificados, servidores proxy, VPN y gestión remota; quién hizo cada uno, qué servidores y direcciones nombra y cuándo se instaló.',
  },
  'artifact.ios.configuration-profiles.cannotShow': {
    of: 'd69ebdc2',
    text: 'Perfiles que se eliminaron, qué hizo un servicio de gestión con sus derechos, y qué pasó por un proxy o una VPN de un perfil.',
  },
  'artifact.ios.contacts.describes': {
    of: 'a27589f1',
    text: 'Entradas de la libreta de direcciones con la hora de cada cambio y las direcciones web de las fichas. Los nombres, los números y las direcciones de correo electrónico se leen, pero se omiten en los registros, salvo que los pida quien hace el examen; no se comparan con los indicadores, porque un contacto guardado no es un rastro de software espía.',
  },
  'artifact.ios.contacts.cannotShow': {
    of: '2edd1a85',
    text: 'Contactos que se eliminaron, salvo las direcciones web de fichas que aún contiene el espacio libre, marcadas como eliminadas; y los que una aplicación se reserva o que permanecen en un servidor.',
  },
  'artifact.ios.cookies.describes': {
    of: 'fd5b9a0f',
    text: 'Cookies que guardaron sitios web en Safari y en vistas web de las aplicaciones: para qué servidor, cuándo se guardaron por primera vez y hasta cuándo valen. Sus valores no se copian, solo se indica su longitud.',
  },
  'artifact.ios.cookies.cannotShow': {
    of: '606b86c9',
    text: 'Qué página guardó una cookie: la mayoría son de partes de otras páginas (anuncios, contadores) que nunca se abrieron como tales. Las cookies caducadas y las eliminadas ya no están, y las de la navegación privada tampoco. La hora de creación es la de la última escritura del sitio web.',
  },
  'artifact.ios.crash-counters.describes': {
    of: 'c5732f3d',
    text: 'Cuántos cierres inesperados de cada programa contó el sistema y cuánto tiempo funcionó el programa; el sistema lo guarda para comparar una versión de iOS con la siguiente. Estos recuentos se conservan aunque los propios informes ya no estén.',
  },
  'artifact.ios.crash-counters.cannotShow': {
    of: '8fdb33b4',
    text: 'Cuándo se cerró un programa de forma inesperada y por qué, y los cierres fuera del período que se cuenta, que el archivo no indica. El significado de las claves se tomó del código del sistema (OSAStabilityMonitor); no se dispuso de ningún teléfono con un archivo así.',
  },
  'artifact.ios.crash-list.describes': {
    of: '675d2cf3',
    text: 'Cierres inesperados, del sistema y de las aplicaciones, tal como iOS 16 y posteriores los enumeran aparte de los informes: el programa, cuándo se cerró, cómo, y el número del informe. La lista se conserva aunque los propios informes ya no estén.',
  },
  'artifact.ios.crash-list.cannotShow': {
    of: '4f3b7eca',
    text: 'En qué código se cerró un programa. Cierres de hace más de cuatro semanas: el sistema los quita de la lista. La falta de memoria y las paradas del núcleo no figuran en ella. Los campos son los que declara el sistema; no se dispuso de ningún teléfono con una lista así.',
  },
  'artifact.ios.crash-reporter-settings.describes': {
    of: 'bb2cbb26',
    text: 'Cómo está configurada la recogida de los informes de cierres inesperados (com.apple.CrashReporter.plist), y un archivo de ajustes que se encontró en teléfonos con Pegasus (roleaccountd.plist).',
  },
  'artifact.ios.crash-reporter-settings.cannotShow': {
    of: 'abc87872',
    text: 'Quién lo ajustó y cuándo, y los informes que se eliminaron. Las versiones más recientes de iOS guardan valores propios en el primer archivo, por lo que su presencia no dice nada.',
  },
  'artifact.ios.crash-reports.describes': {
    of: 'f5d5dfc8',
    text: 'Informes que iOS escribió cuando un programa se cerró o el núcleo se detuvo de forma inesperada: qué programa, quién lo inició, por qué terminó, en qué código, y qué código estaba cargado que no pertenece ni al sistema ni a la aplicación. También informes sobre programas que usaron demasiado el procesador o el disco: qué programa, dónde está, y qué otros se vieron a su lado; y sobre errores que un programa anotó sin cerrarse (`fault`). De los demás informes, el nombre y la hora.',
  },
  'artifact.ios.crash-reports.cannotShow': {
    of: '80485395',
    text: 'Por qué falló el código. Los cierres inesperados son habituales. Los informes se descartan al cabo de unas semanas, y algunos tipos de software espía los eliminan.',
  },
  'artifact.ios.data-ark.describes': {
    of: 'e1005ad0',
    text: 'Si el teléfono está activado, su zona horaria, y en qué equipo hizo su última copia de seguridad y cuándo: todo tal como lo guarda el servicio que se comunica con los equipos.',
  },
  'artifact.ios.data-ark.cannotShow': {
    of: 'f9a0b312',
    text: 'Copias de seguridad y activaciones anteriores, y equipos que solo consultaron el teléfono. Los sistemas más recientes guardan menos de estos valores.',
  },
  'artifact.ios.data-usage.describes': {
    of: '04acc21b',
    text: 'Bytes que aplicaciones y programas del sistema transfirieron por la red móvil, contados por el teléfono para cada proceso, con la primera y la última hora de cada uno. Un registro por cada fila de consumo, y uno por cada proceso que no tiene ninguna.',
  },
  'artifact.ios.data-usage.cannotShow': {
    of: '0175d809',
    text: 'Qué se envió, adónde, o quién inició el programa. Las filas se conservan durante meses, también las de programas que ya no están, pero la persona que usa el teléfono puede restablecer las estadísticas, e iOS quita las filas antiguas; de estas solo se encuentran los procesos que aún contiene el espacio libre, marcados como eliminados. Los nombres de los programas se cortan a los 16 caracteres.',
  },
  'artifact.ios.database-state.describes': {
    of: 'bab269fb',
    text: 'De las bases de datos de mensajes, consumo, historial, llamadas y permisos: qué tamaño tienen, cuánto de ellas es espacio libre y si se sobrescribió con ceros, qué contienen aún sus registros de escritura anticipada, y el número de fila más alto que dio cada tabla, junto al más alto que está presente. En cada una se miran unos pocos cientos de páginas como máximo.',
  },
  'artifact.ios.database-state.cannotShow': {
    of: 'cc32f786',
    text: 'Qué filas ya no están, cuándo y quién las eliminó: las personas y el sistema eliminan filas todo el tiempo. Las filas que faltan entre otras no se ven aquí. Una base de datos que se copió mediante una exportación o que se reparó ha perdido su espacio libre.',
  },
  'artifact.ios.delivered-notifications.describes': {
    of: 'b8e20319',
    text: 'Notificaciones que las aplicaciones mostraron y que siguen en la lista del sistema: qué aplicación, cuándo, y los enlaces en el título y el texto. Pueden citar mensajes que ya no están en la aplicación. Los textos se omiten en los registros, salvo que se pidan.',
  },
  'artifact.ios.delivered-notifications.cannotShow': {
    of: 'faad6f40',
    text: 'Notificaciones que se abrieron o se descartaron, y si alguien leyó alguna. El texto es lo que la aplicación decidió mostrar. Las claves son las que nombran los programas de lectura públicos; no se dispuso de ningún teléfono con una lista así.',
  },
  'artifact.ios.dhcp-leases.describes': {
    of: 'c55c39c2',
    text: 'La última dirección que una red dio a cada interfaz del teléfono, cuándo, y el enrutador que la dio: dónde estuvo conectado el teléfono por última vez.',
  },
  'artifact.ios.dhcp-leases.cannotShow': {
    of: 'cfe805ad',
    text: 'Qué pasó por la red, y redes anteriores: por regla general solo se conserva la última concesión de cada interfaz.',
  },
  'artifact.ios.facebook-messenger.describes': {
    of: '0f6c8089',
    text: 'Mensajes de Facebook Messenger con los enlaces en su texto y en lo que se comparte con ellos, quién los envió y en qué chat, de la base de datos que Messenger o Facebook guarda para cada cuenta; también los de los chats cifrados de extremo a extremo.',
  },
  'artifact.ios.facebook-messenger.cannotShow': {
    of: '1361cc1e',
    text: 'Si se abrió un enlace, las imágenes y los archivos, los mensajes que no se descargaron en este teléfono, y los de las antiguas conversaciones secretas, que se guardan cifrados. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Ambas aplicaciones pueden guardar una copia de un mismo mensaje. No se dispuso de ningún teléfono con una base de datos así.',
  },
  'artifact.ios.facetime-links.describes': {
    of: '7e25fbde',
    text: 'Enlaces para llamadas de FaceTime que el teléfono creó o con los que se unió a una llamada: cuándo se creó cada uno, cuándo termina y quién lo creó. Existen desde iOS 15.',
  },
  'artifact.ios.facetime-links.cannotShow': {
    of: '4a73d70d',
    text: 'La dirección de un enlace (sus claves se guardan aparte), si alguien lo usó, y las llamadas, que figuran en el historial de llamadas. Los enlaces que se eliminaron definitivamente ya no están.',
  },
  'artifact.ios.filesystem.describes': {
    of: 'd1c7c8cf',
    text: 'Todos los archivos, carpetas y enlaces de la copia del sistema de archivos, con su ruta en el teléfono y su hora de modificación, y los sitios web cuyos datos contiene una carpeta de WebKit (IndexedDB, almacenamiento local).',
  },
  'artifact.ios.filesystem.cannotShow': {
    of: '2ac03d7c',
    text: 'Qué contienen los archivos, los archivos que ya no estaban cuando se hizo la copia, y cuándo se creó un archivo. Un archivo zip que solo indica la hora local de quien lo hizo no aporta horas, y las herramientas que copian un teléfono pueden poner horas nuevas.',
  },
  'artifact.ios.firefox-favicon.describes': {
    of: '51aa3f2b',
    text: 'Páginas de las que una versión antigua de Firefox guardó un icono en browser.db, y de dónde vino el icono.',
  },
  'artifact.ios.firefox-favicon.cannotShow': {
    of: 'f666e4ff',
    text: 'Cuándo se visitó una página: la hora es la del momento en que se guardó el icono. Las versiones más recientes de Firefox guardan los iconos en una caché que aquí no se lee, así que de ellas no cabe esperar nada.',
  },
  'artifact.ios.firefox-history.describes': {
    of: 'e1cd9c0c',
    text: 'Visitas a páginas en Firefox: dirección, hora y cómo se llegó a la página. Las versiones antiguas las guardan en browser.db, las más recientes en places.db; se leen ambos archivos. Entre ellas están las páginas que aún se conservan aunque sus visitas ya no están, o que nunca se visitaron.',
  },
  'artifact.ios.firefox-history.cannotShow': {
    of: '3246ae92',
    text: 'Navegación privada. De lo eliminado solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Con una cuenta, también figuran visitas hechas en otros dispositivos; están marcadas.',
  },
  'artifact.ios.global-preferences.describes': {
    of: '7f7fa7fb',
    text: 'Ajustes que valen para todas las aplicaciones: idiomas, teclados, región, y si el modo de aislamiento está activado.',
  },
  'artifact.ios.global-preferences.cannotShow': {
    of: '878fb508',
    text: 'Cuándo se cambió un ajuste. Si no se nombra el modo de aislamiento, nunca se usó, o el sistema es demasiado antiguo para tenerlo.',
  },
  'artifact.ios.google-chat.describes': {
    of: '912b46b3',
    text: 'Mensajes de Google Chat con los enlaces en su texto y detrás de sus palabras, quién los envió y en qué chat, de la base de datos que Google Chat y Gmail guardan para cada cuenta.',
  },
  'artifact.ios.google-chat.cannotShow': {
    of: 'c0a7ff34',
    text: 'Si se abrió un enlace, los enlaces de tarjetas y de archivos adjuntos, y los mensajes que no se descargaron en este teléfono. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde la aplicación conserva su copia de los chats.',
  },
  'artifact.ios.groupme.describes': {
    of: 'd4721490',
    text: 'Mensajes de GroupMe con los enlaces en su texto, quién los envió y en qué chat, de la base de datos de la aplicación. Los ajustes de la aplicación indican cuáles se enviaron desde la cuenta de este teléfono.',
  },
  'artifact.ios.groupme.cannotShow': {
    of: '5a26fa38',
    text: 'Si se abrió un enlace, las imágenes y otros archivos adjuntos, y los mensajes que no se descargaron en este teléfono. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde la aplicación conserva su copia de los chats.',
  },
  'artifact.ios.homekit-invitations.describes': {
    of: '043e76ef',
    text: 'Invitaciones a controlar la casa de otra persona que el teléfono recibió y aún conserva: quién invitó, a qué casa y cuándo termina la invitación. Un ataque de 2022 llegó a teléfonos a través de HomeKit, desde cuentas que la persona dueña no conocía.',
  },
  'artifact.ios.homekit-invitations.cannotShow': {
    of: '09416d04',
    text: 'Invitaciones que se respondieron, terminaron o se retiraron: se eliminan, y de ellas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Invitaciones que envió el teléfono. Las columnas son las que declara el programa del sistema (iOS 15 y 16); no se dispuso de ningún teléfono con una fila así.',
  },
  'artifact.ios.id-status-cache.describes': {
    of: '0a35af4a',
    text: 'Direcciones de correo electrónico y números de teléfono que el teléfono consultó a Apple para saber si se puede llegar a ellos por iMessage, FaceTime y servicios parecidos, cada uno con la hora de la última consulta.',
  },
  'artifact.ios.id-status-cache.cannotShow': {
    of: 'c7aa9e6e',
    text: 'Quién empezó: el teléfono consulta la dirección de quien se escribe como destinatario, de quien está entre los contactos y de quien envía algo. Desde iOS 14.7 la lista está casi siempre vacía.',
  },
  'artifact.ios.instagram.describes': {
    of: '111892f5',
    text: 'Mensajes directos de Instagram con los enlaces en su texto y en lo que se comparte con ellos, quién los envió y en qué chat, de la base de datos que la aplicación guarda para cada cuenta.',
  },
  'artifact.ios.instagram.cannotShow': {
    of: '3fd1df70',
    text: 'Si se abrió un enlace, y los mensajes que no se descargaron en este teléfono: la aplicación guarda los más recientes de cada chat. Los chats cifrados de extremo a extremo están en otro lugar y no se leen. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. No se dispuso de ningún teléfono con una base de datos así.',
  },
  'artifact.ios.interaction-c.describes': {
    of: 'c96a3bff',
    text: 'Contactos con otras personas de los que las aplicaciones informaron al sistema, para que pueda sugerir personas: qué aplicación, entrante o saliente, cuándo, y cuántas personas participaron. El registro puede nombrar mensajes que ya no están en la propia aplicación.',
  },
  'artifact.ios.interaction-c.cannotShow': {
    of: '0244de82',
    text: 'Qué se escribió o se dijo. Las aplicaciones eligen de qué informan; las entradas se descartan al cabo de unas semanas y cuando se elimina la aplicación; de estas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.interaction-contacts.describes': {
    of: '3aea0103',
    text: 'Personas que el sistema recuerda de mensajes, llamadas y correos de los que las aplicaciones le informaron, cuántas veces envió o recibió algo cada una, y cuándo por primera y por última vez, también cuando ya no queda ninguno de esos intercambios.',
  },
  'artifact.ios.interaction-contacts.cannotShow': {
    of: '30bd820c',
    text: 'A través de qué aplicación fue, y qué se escribió o se dijo. De las personas olvidadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.ios-version-history.describes': {
    of: 'c2f149be',
    text: 'La versión de iOS que estaba en marcha cuando se escribió cada registro de los análisis: muestra cuándo se actualizó el sistema.',
  },
  'artifact.ios.ios-version-history.cannotShow': {
    of: '6e798479',
    text: 'Versiones anteriores al registro más antiguo que queda, y registros que se enviaron y se eliminaron. Un teléfono que no comparte los análisis puede no tener ninguno.',
  },
  'artifact.ios.jetsam-events.describes': {
    of: 'a700dd2a',
    text: 'Todos los procesos que estaban en marcha cuando al teléfono le faltaba memoria, con la indicación de cuáles terminó el sistema: una lista de lo que se ejecutaba en esos momentos.',
  },
  'artifact.ios.jetsam-events.cannotShow': {
    of: '8ef46525',
    text: 'Dónde está un programa, y qué se ejecutaba en otros momentos. Un teléfono con mucha memoria escribe pocas listas de este tipo; se descartan al cabo de unas semanas.',
  },
  'artifact.ios.keyboard-usage.describes': {
    of: 'ccd07909',
    text: 'Aplicaciones que estuvieron en primer plano en los últimos días y cuánto tiempo se mostró el teclado en cada una, según lo cuenta el teclado. Lo que se escribió no está ahí.',
  },
  'artifact.ios.keyboard-usage.cannotShow': {
    of: '0bbcd2c7',
    text: 'Programas que no muestran nada en pantalla, y la hora: solo se guarda el día, redondeado por el sistema. Los datos se conservan más o menos una semana, y después se envían a Apple o se descartan.',
  },
  'artifact.ios.kik.describes': {
    of: '2e6878c7',
    text: 'Mensajes de Kik con los enlaces en su texto, quién los envió y en qué chat, de la base de datos de la aplicación.',
  },
  'artifact.ios.kik.cannotShow': {
    of: '94a0bd42',
    text: 'Si se abrió un enlace, y las imágenes y los contenidos compartidos (que la aplicación guarda en archivos propios). De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde se conservan los chats.',
  },
  'artifact.ios.knowledge-c.describes': {
    of: 'bf9a786e',
    text: 'Eventos que el sistema registra para aprender hábitos: qué aplicación estuvo en primer plano y cuánto tiempo, aplicaciones instaladas y eliminadas, notificaciones, páginas visitadas en Safari, pantalla, bloqueo y conexiones. Los valores de otros tipos de eventos se omiten en los registros, salvo que se pidan.',
  },
  'artifact.ios.knowledge-c.cannotShow': {
    of: '98d34058',
    text: 'Programas que no muestran nada en pantalla. Los eventos se conservan unas cuatro semanas, y algunos tipos, menos tiempo; desde iOS 16 la mayoría de los tipos pasó a Biome. También figuran eventos de otros dispositivos de la cuenta, y están marcados. Se sabe que cierto software espía elimina aquí sus propias filas; las filas que aún se pueden encontrar se marcan como eliminadas, aunque la mayoría las elimina el propio sistema cuando envejecen; de algunas solo quedan los detalles, sin qué ocurrió ni cuándo.',
  },
  'artifact.ios.known-wifi-networks.describes': {
    of: '7a035068',
    text: 'Redes Wi-Fi que el teléfono conoce: cuándo se añadió cada una, cuándo se conectó a ella la persona que usa el teléfono y cuándo el sistema, si muestra una página de acceso, y qué aplicación la añadió. Los nombres de las redes y las direcciones de los puntos de acceso se omiten en los registros, salvo que se pidan, porque revelan lugares.',
  },
  'artifact.ios.known-wifi-networks.cannotShow': {
    of: '2b1b4e57',
    text: 'Redes que se olvidaron, salvo las de la lista que los sistemas recientes guardan de ellas durante un tiempo, y qué se envió por una de ellas. También llegan redes de otros dispositivos de la misma cuenta, por lo que es posible que el teléfono nunca haya estado allí. De cada tipo de hora solo se conserva la última.',
  },
  'artifact.ios.line.describes': {
    of: '34ac70fd',
    text: 'Mensajes de LINE con los enlaces en su texto, quién los envió y en qué chat, de la base de datos de la aplicación.',
  },
  'artifact.ios.line.cannotShow': {
    of: 'c0f73a36',
    text: 'Si se abrió un enlace, los enlaces de tarjetas y de vistas previas, y las imágenes y los archivos. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde se conservan los chats. Las filas de la propia aplicación, que tampoco tienen remitente, aparecen como enviadas.',
  },
  'artifact.ios.locationd-clients.describes': {
    of: 'a6dadd8f',
    text: 'Aplicaciones y programas del sistema que pidieron a iOS la ubicación del teléfono, con la decisión de la persona que lo usa, cuándo dejó cada uno de usarla por última vez, y cuándo empezó a usarla, si no había dejado de hacerlo.',
  },
  'artifact.ios.locationd-clients.cannotShow': {
    of: '66d862f5',
    text: 'Dónde estuvo el teléfono, y programas que obtuvieron la ubicación por otra vía. Las entradas de programas que ya no están pueden permanecer mucho tiempo.',
  },
  'artifact.ios.lockdownd-log.describes': {
    of: '8e695b94',
    text: 'Qué servicios del teléfono se iniciaron para un equipo (copia de seguridad, instalación de aplicaciones, archivos), qué ajustes cambió este, y los intentos de enlace con un equipo, según el registro del servicio que responde a los equipos.',
  },
  'artifact.ios.lockdownd-log.cannotShow': {
    of: '8d3bc29e',
    text: 'La zona horaria de sus horas, qué leyó o escribió un equipo, y qué equipo era. También los programas del propio teléfono hacen peticiones a este servicio. El registro es corto: se remonta a unos días atrás.',
  },
  'artifact.ios.mail.describes': {
    of: 'b039bd74',
    text: 'Mensajes en los buzones de Mail de Apple: remitente, asunto, las primeras palabras con los enlaces que contienen, y cuándo se envió y se recibió cada uno; antes de iOS 13, en lugar de las primeras palabras, los enlaces del texto, hasta donde el teléfono lo guarda con la lista; desde iOS 16 también enlaces tomados del texto, y desde iOS 15 direcciones de imágenes y de otros contenidos que cargan los mensajes, con la última vez que se vieron y se cargaron. Solo los contiene una copia del sistema de archivos completo.',
  },
  'artifact.ios.mail.cannotShow': {
    of: '0f9de94d',
    text: 'Desde iOS 13, el texto más allá de sus primeras palabras y los enlaces que contiene y que Mail no tomó de él; qué mensaje carga qué contenido; los archivos adjuntos; si se abrió un enlace; el correo en otras aplicaciones o en un navegador, y el correo que se eliminó definitivamente, salvo lo que aún contiene de él el espacio libre, marcado como eliminado: de un mensaje, a menudo solo sus horas y, por separado, su asunto, sus primeras palabras o su remitente. También figura el correo que envió la persona dueña, con ella como remitente.',
  },
  'artifact.ios.manifest.describes': {
    of: '49842bcd',
    text: 'Todos los archivos, carpetas y enlaces que enumera la copia de seguridad, con la ruta que tenían en el teléfono, su propietario, tamaño y horas, y los sitios web cuyos datos contiene una carpeta de WebKit. Las rutas se conservan enteras, porque los indicadores de archivos se comparan con ellas: los nombres de algunas carpetas son de personas, como la dirección de una cuenta de correo o el número de teléfono de un chat.',
  },
  'artifact.ios.manifest.cannotShow': {
    of: '601013cc',
    text: 'Archivos que las copias de seguridad omiten (programas, cachés, la mayoría de los datos del sistema), y archivos que ya no estaban cuando se hizo la copia de seguridad.',
  },
  'artifact.ios.mastodon.describes': {
    of: '4d15a49a',
    text: 'Publicaciones que la aplicación Mastodon descargó, y mensajes directos, con los enlaces que contienen y los de sus tarjetas, y quién escribió cada uno. Entre los enlaces están los que llevan a otras cuentas y a temas.',
  },
  'artifact.ios.mastodon.cannotShow': {
    of: 'e054eab6',
    text: 'Si se miró una publicación o se abrió un enlace: la aplicación descarga lo que figura en la cronología. De las publicaciones que la aplicación ya retiró solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado, y nada de otras aplicaciones para Mastodon.',
  },
  'artifact.ios.message-accounts.describes': {
    of: '522ef829',
    text: 'Los números de teléfono y las direcciones con los que Mensajes tuvo relación, y aquellos con los que este teléfono envía, sin los propios mensajes.',
  },
  'artifact.ios.message-accounts.cannotShow': {
    of: '1b2970c5',
    text: 'Cuándo y en qué sentido se envió algo. Una entrada puede quedar cuando los mensajes ya no están, y faltar cuando estos siguen en otro lugar; de las que ya no están solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.message-chats.describes': {
    of: '175a5a37',
    text: 'Conversaciones de la aplicación Mensajes, con quién participa en ellas, si se muestran como de un remitente desconocido o como no deseadas, los nombres que se dieron a los grupos y los enlaces que contienen, también cuando ya no queda ningún mensaje; y conversaciones que aún nombra una lista de las eliminadas.',
  },
  'artifact.ios.message-chats.cannotShow': {
    of: '09b09a35',
    text: 'Quién dio nombre a un grupo y cuándo, quién lo dejó, y qué se escribió. De las conversaciones eliminadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado, y no quién participaba en ellas.',
  },
  'artifact.ios.mewe.describes': {
    of: '7ff80671',
    text: 'Mensajes de chat de MeWe con los enlaces en su texto y en tarjetas de enlaces, y quién los envió, de la base de datos de la aplicación.',
  },
  'artifact.ios.mewe.cannotShow': {
    of: 'c0c00da4',
    text: 'Si se abrió un enlace, las publicaciones y los comentarios, las imágenes, y los mensajes que no se descargaron en este teléfono. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde la aplicación conserva su copia de los chats.',
  },
  'artifact.ios.mobile-activation-log.describes': {
    of: '44166737',
    text: 'Cuándo se inició el servicio de activación, por regla general en cada arranque del teléfono, cuándo notó una actualización del sistema y desde qué compilación, y el estado de la activación.',
  },
  'artifact.ios.mobile-activation-log.cannotShow': {
    of: '9a093ce9',
    text: 'La zona horaria de sus horas, y los arranques anteriores al registro más antiguo que queda. El servicio también puede iniciarse de nuevo con el teléfono en marcha.',
  },
  'artifact.ios.mobile-backup.describes': {
    of: 'bbdf8317',
    text: 'Los resultados de las últimas copias de seguridad, el estado de la actual, desde cuándo está activada la copia de seguridad en iCloud, desde qué copia de seguridad se restauró el teléfono y cuándo otro teléfono le transfirió sus datos.',
  },
  'artifact.ios.mobile-backup.cannotShow': {
    of: '5d1444c2',
    text: 'En qué equipo se hizo una copia de seguridad, y las copias anteriores a las diez últimas. Lo que vino de una copia de seguridad restaurada no estaba necesariamente en este teléfono.',
  },
  'artifact.ios.mobile-installation-log.describes': {
    of: '1cc1fc74',
    text: 'Cuándo se instalaron, se actualizaron y se eliminaron aplicaciones, según el registro del instalador de iOS, también de aplicaciones que ya no están, y qué programa lo pidió.',
  },
  'artifact.ios.mobile-installation-log.cannotShow': {
    of: 'd2a65f66',
    text: 'La zona horaria de sus horas. Lo que se instaló sin el instalador de iOS no figura aquí, y los registros antiguos se descartan al cabo de unas semanas.',
  },
  'artifact.ios.netusage-domains.describes': {
    of: 'd88b5ec5',
    text: 'Sitios a los que accedió cada aplicación, con la primera y la última hora y cuántas veces: lo que el sistema cuenta para el Informe de privacidad de las apps, también si nadie guardó ese informe.',
  },
  'artifact.ios.netusage-domains.cannotShow': {
    of: '94a14741',
    text: 'Todo lo que ocurre mientras el Informe de privacidad de las apps está desactivado, que es lo habitual, y lo que va más allá de los últimos días, salvo lo que de los anteriores aún contiene el espacio libre, marcado como eliminado. Se omiten los programas del sistema. Un sitio no indica qué se envió.',
  },
  'artifact.ios.netusage.describes': {
    of: 'b01a3d4e',
    text: 'Bytes que aplicaciones y programas del sistema transfirieron por Wi-Fi y por la red móvil, contados por el servicio de red (daemon) para cada proceso, con la primera y la última hora de cada uno. Un registro por cada fila de uso, y uno por cada proceso que no tiene ninguna.',
  },
  'artifact.ios.netusage.cannotShow': {
    of: 'f1e6c995',
    text: 'Qué se envió, adónde, o quién inició el programa. iOS quita las filas antiguas; de estas solo se encuentran los procesos que aún contiene el espacio libre, marcados como eliminados. Los nombres de los programas se cortan a los 16 caracteres. Ninguna copia de seguridad contiene estos datos.',
  },
  'artifact.ios.network-extensions.describes': {
    of: '795115ee',
    text: 'Configuraciones que cambian cómo llega el teléfono a la red: VPN, filtros de contenido, servidores proxy, servidores de nombres (DNS), retransmisores (relay). De cada una, si está activada, qué aplicación o qué perfil la creó, los servidores que nombra y los programas por los que pasan los datos; también qué aplicaciones tienen reglas para la red local.',
  },
  'artifact.ios.network-extensions.cannotShow': {
    of: '2bbed97f',
    text: 'Qué pasó por una VPN o un filtro, quién lo configuró, y las configuraciones que se eliminaron. Las contraseñas y las claves están en el llavero, que no se lee. Muchas aplicaciones corrientes configuran una: servicios de VPN, bloqueadores de publicidad, control parental, trabajo y escuela.',
  },
  'artifact.ios.notes.describes': {
    of: '16e6b8be',
    text: 'Notas, también las de cuentas de correo, y lo que llevan adjunto: enlaces en su texto, detrás de palabras del texto, en tablas, títulos, vistas previas y textos reconocidos en imágenes, documentos escaneados y escritura a mano, con las horas. El texto en sí no se conserva; los títulos y las primeras líneas se omiten en los registros, salvo que se pidan.',
  },
  'artifact.ios.notes.cannotShow': {
    of: '91be7919',
    text: 'Lo dibujado o escrito a mano que el teléfono no reconoció, y el sonido. En qué celda de una tabla está un enlace. De las notas eliminadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Las notas bloqueadas están cifradas. Las tablas se leen según su esquema publicado; no se dispuso de ninguna tabla de un teléfono real.',
  },
  'artifact.ios.os-analytics-ad-daily.describes': {
    of: 'd6744311',
    text: 'De cada proceso que usó la red últimamente, cuántos bytes transfirió por Wi-Fi y por la red móvil, como valor de referencia que los análisis de iOS guardan para su informe diario.',
  },
  'artifact.ios.os-analytics-ad-daily.cannotShow': {
    of: 'fc281321',
    text: 'Qué se envió o adónde. Las entradas de programas que permanecen inactivos se descartan en unos días, por lo que un programa antiguo no está ahí.',
  },
  'artifact.ios.pairing-records.describes': {
    of: 'af8f55d9',
    text: 'Equipos y otros dispositivos que se enlazaron con el teléfono («Confiar en este ordenador», o «Confiar en esta computadora»), con los certificados creados para ese enlace. Un equipo enlazado puede hacer copias de seguridad y, mientras el teléfono está desbloqueado, instalar programas.',
  },
  'artifact.ios.pairing-records.cannotShow': {
    of: 'a13ddfee',
    text: 'Qué hizo un equipo con el teléfono, y los enlaces con equipos que se eliminaron. Las fechas son las de los certificados, según el reloj del equipo; algunos programas escriben una fecha fija. Ninguna copia de seguridad contiene estos datos.',
  },
  'artifact.ios.photos.describes': {
    of: 'd48d4da9',
    text: 'La lista de la fototeca: dónde está cada imagen o vídeo, cuándo se tomó, se añadió, se compartió y se eliminó, y qué aplicación lo guardó. Las imágenes que Fotos muestra tomadas de Mensajes están en una fototeca aparte, igual que las de una aplicación que tiene su propia fototeca, como Image Playground desde iOS 18.',
  },
  'artifact.ios.photos.cannotShow': {
    of: '7d12da00',
    text: 'Qué muestra una imagen (no se abre ninguna), quién la envió, y las imágenes que se eliminaron definitivamente, salvo las entradas que aún contiene el espacio libre, marcadas como eliminadas, y lo demás que la lista conserva de ellas. Una aplicación que guardó una imagen lo hizo porque alguien se lo pidió, o por sí misma: la lista no indica cuál de las dos cosas.',
  },
  'artifact.ios.powerlog.describes': {
    of: 'c25526d3',
    text: 'Lo que el sistema registra para explicar el uso de la batería: uso de la red y del procesador de cada proceso, procesos que se iniciaron, aplicaciones y extensiones instaladas y eliminadas, cuánto tiempo se ejecutaron las aplicaciones, llamadas de aplicaciones, uso de la cámara, del sonido y de la ubicación. Las horas se guardan según un reloj propio; a cada una se sumó el desfase que indica el propio registro.',
  },
  'artifact.ios.powerlog.cannotShow': {
    of: '01e5a4df',
    text: 'Qué se envió o se grabó. Se conservan de uno a tres días, más archivos históricos de los días anteriores. El desfase más antiguo se aplica a lo que es anterior a él; si el registro no tiene ninguno, las horas figuran solo como están guardadas.',
  },
  'artifact.ios.process-snapshots.describes': {
    of: '0ff590ca',
    text: 'Todos los procesos activos cuando el núcleo se detuvo, cuando el teléfono se reinició a la fuerza, o cuando el sistema los examinó todos porque algo estaba colgado: una lista de lo que se ejecutaba en esos momentos.',
  },
  'artifact.ios.process-snapshots.cannotShow': {
    of: '6a8ecb71',
    text: 'Dónde está un programa, y qué se ejecutaba en otros momentos. Los informes sin esa lista, como los de muchas paradas del núcleo, no dan nada aquí; se descartan al cabo de unas semanas. Los nombres de los programas se cortan a los 32 caracteres.',
  },
  'artifact.ios.profile-events.describes': {
    of: 'c088f5e6',
    text: 'Cuándo se instalaron y se eliminaron perfiles de configuración, y qué programa lo hizo.',
  },
  'artifact.ios.profile-events.cannotShow': {
    of: '550a7c53',
    text: 'Qué ajustaba un perfil: para los que siguen instalados, vea «Perfiles de configuración». Borrar el teléfono borra este historial.',
  },
  'artifact.ios.reminders.describes': {
    of: '748bb56d',
    text: 'Recordatorios de todas las cuentas, también los que se guardan en plantillas: enlaces en títulos y notas y enlaces adjuntos, cuándo se creó y se cambió cada uno y para cuándo era. Los títulos y las notas se omiten en los registros, salvo que se pidan.',
  },
  'artifact.ios.reminders.cannotShow': {
    of: 'ae246ed1',
    text: 'Quién creó una entrada de una lista compartida. Los recordatorios eliminados quedan hasta que todos los dispositivos lo saben, y después mientras los contenga el espacio libre; el texto con formato solo se lee en su forma sin formato.',
  },
  'artifact.ios.remote-management.describes': {
    of: '53e95038',
    text: 'El servicio que gestiona el teléfono a distancia: sus direcciones, qué puede hacer y qué perfil lo configuró (MDM.plist); y si una organización supervisa el teléfono o hizo que se gestionara desde su primer arranque (CloudConfigurationDetails.plist).',
  },
  'artifact.ios.remote-management.cannotShow': {
    of: '518fea34',
    text: 'Una gestión que ya terminó, cuándo empezó, y qué hizo el servicio. Es habitual que se gestionen los teléfonos de un trabajo o de una escuela.',
  },
  'artifact.ios.removed-apps.describes': {
    of: 'dabb0796',
    text: 'Aplicaciones que se eliminaron del teléfono, cada una con el momento en que se eliminó por última vez, tal como las enumera la parte del sistema que instala las aplicaciones.',
  },
  'artifact.ios.removed-apps.cannotShow': {
    of: 'ab100e82',
    text: 'Quién eliminó una aplicación, cuándo se había instalado, y eliminaciones anteriores de la misma aplicación. El sistema solo guarda la lista en algunos teléfonos, quita de ella aplicaciones y a veces la descarta entera, de modo que la ausencia de una aplicación en la lista no dice que nunca estuviera. Las copias de seguridad no la contienen.',
  },
  'artifact.ios.safari-bookmarks.describes': {
    of: '4050f3b1',
    text: 'Páginas que se añadieron a los marcadores, a los favoritos o a la lista de lectura de Safari, y cuándo se añadieron, si ese dato se guarda. También las contienen las copias de seguridad sin cifrar, en las que no figura el historial de navegación.',
  },
  'artifact.ios.safari-bookmarks.cannotShow': {
    of: '2ebb2058',
    text: 'Si se abrió alguna vez un marcador, y en qué dispositivo se creó: los marcadores vienen de todos los dispositivos de la cuenta. De los marcadores eliminados solo se encuentran lo que aún contiene el espacio libre, marcado como eliminado, y los que están marcados así en la propia lista.',
  },
  'artifact.ios.safari-browser-state.describes': {
    of: '2a167d7d',
    text: 'Pestañas que estaban abiertas en Safari o que se cerraron hace poco, con las páginas a las que llevan «atrás» y «adelante», también cuando la propia pestaña ya no está. Hasta iOS 14 están en BrowserState.db; desde iOS 15, las pestañas abiertas y los grupos de pestañas están en SafariTabs.db. Las de los demás dispositivos de la cuenta están en CloudTabs.db, con el dispositivo, y también las que un dispositivo pidió a otro que cerrara.',
  },
  'artifact.ios.safari-browser-state.cannotShow': {
    of: 'ac02f57d',
    text: 'Cuándo se visitó una página: la hora es la de la última vez que se vio la pestaña, y la dirección es la última que hubo en ella. Las pestañas que se cerraron hace mucho ya no están, las privadas por lo general no se conservan, y las de un grupo compartido o sincronizado pueden haberse abierto en otro dispositivo.',
  },
  'artifact.ios.safari-downloads.describes': {
    of: '9af25af0',
    text: 'Archivos que descargó Safari: desde qué dirección, cuándo y dónde se guardó cada uno.',
  },
  'artifact.ios.safari-downloads.cannotShow': {
    of: '333dd032',
    text: 'Si se abrió un archivo. Las entradas salen de la lista al cabo de un día por defecto, o según lo ajustado en el teléfono; la navegación privada no figura en la lista.',
  },
  'artifact.ios.safari-favicon.describes': {
    of: '05752aaf',
    text: 'Páginas de las que Safari obtuvo un icono, con la dirección del icono y la hora, y páginas que no tenían ninguno que pudiera usar.',
  },
  'artifact.ios.safari-favicon.cannotShow': {
    of: 'f7601861',
    text: 'Cuándo se vio una página por última vez: la hora es la del icono. Las entradas pueden durar más que el historial de navegación; también se obtienen iconos para marcadores, favoritos y páginas de otros dispositivos. De las entradas eliminadas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Ninguna copia de seguridad contiene estos datos.',
  },
  'artifact.ios.safari-history.describes': {
    of: '2a9407b6',
    text: 'Páginas que Safari registró como visitadas, con las redirecciones entre ellas, direcciones que aún se conservan aunque sus visitas ya no están, direcciones cuyo historial se eliminó, y visitas y direcciones eliminadas cuyas filas siguen en el archivo. También figura el historial de otros dispositivos de la misma cuenta (origin 1).',
  },
  'artifact.ios.safari-history.cannotShow': {
    of: '75749717',
    text: 'Navegación privada, y páginas mostradas dentro de otras aplicaciones. Del historial eliminado solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Safari lo conserva un año como máximo, o menos tiempo si así está ajustado en el teléfono. Una visita no muestra que se haya instalado algo.',
  },
  'artifact.ios.safari-suggestions.describes': {
    of: '6e488b10',
    text: 'Sitios que Siri sugirió mientras alguien escribía en el campo de direcciones de Safari y que no se eligieron: qué se escribió, qué se sugirió y a qué página se fue en su lugar. También los contienen las copias de seguridad sin cifrar, en las que no figura el historial de navegación.',
  },
  'artifact.ios.safari-suggestions.cannotShow': {
    of: '09884c81',
    text: 'Páginas que se abrieron de otra manera: la mayoría de las páginas no deja nada aquí. Una entrada sale de la lista a los treinta días, y cuando se borra el historial de navegación; de estas solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.screen-time.describes': {
    of: '4ef1bf65',
    text: 'Aplicaciones y sitios web que contó Tiempo de uso (en América Latina, Tiempo en pantalla), hora por hora: cuánto tiempo estuvo cada uno en primer plano, cuántas notificaciones envió y qué aplicaciones conoce Tiempo de uso. También figuran los dispositivos de la misma cuenta o familia, y se distinguen unos de otros.',
  },
  'artifact.ios.screen-time.cannotShow': {
    of: 'bbdafb1e',
    text: 'Programas que no muestran nada en pantalla. Los datos se conservan unas cuatro semanas, y solo si Tiempo de uso está activado; las filas más antiguas se encuentran mientras las contenga el espacio libre. De un sitio web figura solo el nombre de su servidor, y se omite la navegación privada. El uso en otro dispositivo no dice nada sobre este teléfono.',
  },
  'artifact.ios.service-workers.describes': {
    of: '0f365b5e',
    text: 'Scripts que los sitios instalaron en Safari o en vistas web de aplicaciones para ejecutarse aparte de su página (service workers), por ejemplo para notificaciones y para usarse sin conexión: la dirección completa de cada script, la parte del sitio a la que sirve, y cuándo el teléfono buscó por última vez uno más nuevo.',
  },
  'artifact.ios.service-workers.cannotShow': {
    of: 'e8c4690b',
    text: 'Cuándo se instaló un script, si se ejecutó desde entonces, y qué hace: muchos sitios corrientes tienen uno. La navegación privada no guarda ninguno. De los scripts eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.shared-calendars.describes': {
    of: '3160b7cd',
    text: 'Calendarios que la persona dueña comparte o publica, que otra persona comparte con ella, y a los que el teléfono se suscribió: de quién son, quién participa y qué puede hacer cada cual; y respuestas a invitaciones para compartir, con la dirección de la que llegaron.',
  },
  'artifact.ios.shared-calendars.cannotShow': {
    of: '410b8b57',
    text: 'Cuándo se compartió un calendario y desde cuándo participa alguien: la base de datos no guarda ninguna hora de esto. Invitaciones que se rechazaron, y lo que ya no se comparte. Las columnas son las que tienen las copias públicas del esquema (iOS 11 a 18); no se dispuso de ningún teléfono con filas así.',
  },
  'artifact.ios.shared-files.describes': {
    of: '9996b6bd',
    text: 'Archivos y carpetas de iCloud Drive que la persona dueña comparte, o que otra persona comparte con ella y el teléfono ha aceptado: desde cuándo existen, en el iCloud de quién están, si puede abrirlos cualquiera que tenga el enlace o solo las personas invitadas, y si se pueden modificar.',
  },
  'artifact.ios.shared-files.cannotShow': {
    of: 'f2803731',
    text: 'Qué hay en un archivo, a quién se invitó, invitaciones que no se aceptaron, y lo que ya no se comparte. La otra persona figura con un identificador de iCloud, no con su nombre.',
  },
  'artifact.ios.shared-notes.describes': {
    of: '61dc84cd',
    text: 'Notas y carpetas de Notas de Apple que se comparten por iCloud, por parte de la persona dueña o de otras, e invitaciones a participar en ellas: quién participa, quién invitó a quién, desde cuándo y con qué dirección.',
  },
  'artifact.ios.shared-notes.cannotShow': {
    of: '86948b0e',
    text: 'Qué hay en una nota, y elementos de otras aplicaciones que se comparten por iCloud. De las invitaciones que se rechazaron, y de lo que ya no se comparte, solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.shared-photos.describes': {
    of: '1f689eb0',
    text: 'Álbumes compartidos, enlaces de iCloud y la fototeca compartida de Fotos: quién los comparte, quién participa o recibió una invitación, desde cuándo y con qué dirección; también lo que se escribió sobre imágenes de álbumes compartidos.',
  },
  'artifact.ios.shared-photos.cannotShow': {
    of: '6c42000f',
    text: 'Las imágenes, si alguien las miró, y lo que ya no se comparte. Una invitación a un álbum figura aquí antes de que se responda: que se haya hecho no dice nada de una respuesta.',
  },
  'artifact.ios.shortcuts.describes': {
    of: '429a6291',
    text: 'Atajos de la aplicación Atajos: cuándo se crearon y se cambiaron, los tipos de sus acciones, las aplicaciones que estas abren, y las direcciones en las acciones, el nombre y la descripción.',
  },
  'artifact.ios.shortcuts.cannotShow': {
    of: '8b8f6978',
    text: 'Si se ejecutó un atajo y cuándo, y las direcciones que solo se forman mientras se ejecuta. De los atajos eliminados solo se encuentran las acciones que quedaron, y lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.shutdown-log.describes': {
    of: '9ce936ad',
    text: 'Cada reinicio del teléfono que iOS anotó, y los programas que seguían en marcha cuando ya debían haber terminado, con el número de veces y el tiempo que lo retrasaron.',
  },
  'artifact.ios.shutdown-log.cannotShow': {
    of: '120fe326',
    text: 'Programas que terminaron a tiempo, y reinicios sin un apagado ordenado. Desde iOS 26 el registro empieza de nuevo en cada arranque, de modo que puede contener solo el último apagado.',
  },
  'artifact.ios.signal.describes': {
    of: '2847ee49',
    text: 'La base de datos de Signal. Está cifrada con una clave que solo tiene el llavero del teléfono, y si es así, se indica; se lee una copia que otra persona descifró antes: mensajes con sus enlaces, remitentes y chats.',
  },
  'artifact.ios.signal.cannotShow': {
    of: 'ee1d1fa0',
    text: 'Todo, sin excepción, mientras la base de datos está cifrada, que es lo normal. Las copias de seguridad hechas con un equipo nunca la contienen. En una copia descifrada: si se abrió un enlace, los enlaces de las vistas previas, y los archivos adjuntos. De los mensajes eliminados o que desaparecieron por sí mismos solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado.',
  },
  'artifact.ios.sms-attachment-folders.describes': {
    of: '27f253ce',
    text: 'Las carpetas en las que Mensajes guarda lo que llegó con los mensajes, según la lista de archivos de la copia de seguridad, con sus horas y cuántos archivos hay debajo de cada una.',
  },
  'artifact.ios.sms-attachment-folders.cannotShow': {
    of: '32225b61',
    text: 'Qué había antes en una carpeta, y por qué está vacía: eliminar un mensaje o una conversación también deja carpetas vacías. Las copias de seguridad sin archivos adjuntos no enumeran ninguna.',
  },
  'artifact.ios.sms-attachments.describes': {
    of: 'c0cb26af',
    text: 'Archivos que llegaron o salieron con SMS e iMessage, tal como los enumera la base de datos de los mensajes: nombre y lugar en el teléfono, tipo, tamaño, si llegó o salió y con quién. Los propios archivos no se leen.',
  },
  'artifact.ios.sms-attachments.cannotShow': {
    of: '80a64244',
    text: 'Qué contiene un archivo, y los archivos cuyo mensaje se eliminó, salvo las entradas que aún contiene el espacio libre, marcadas como eliminadas. Un archivo adjunto puede figurar aunque nunca se haya descargado o ya no esté; uno que se envió a varias personas figura una sola vez.',
  },
  'artifact.ios.sms-before-unlock.describes': {
    of: '531c1e21',
    text: 'Mensajes en el almacén de la aplicación Mensajes que no necesita código (sms-temp.db), con los enlaces que contienen: el teléfono lo usa en lugar de sms.db mientras no se haya desbloqueado tras un arranque.',
  },
  'artifact.ios.sms-before-unlock.cannotShow': {
    of: '0b235242',
    text: 'Mensajes de un teléfono desbloqueado: el almacén contiene pocos mensajes o ninguno, y las copias de seguridad no lo contienen. De los mensajes que se eliminaron de él solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado; un mensaje así puede figurar también en sms.db.',
  },
  'artifact.ios.sms.describes': {
    of: 'ae129561',
    text: 'Mensajes de la aplicación Mensajes (SMS, MMS, iMessage, RCS) con los enlaces que contienen; también enlaces que están solo en el texto con formato, en el asunto, en el nombre dado a un grupo, en una vista previa o en lo que decía antes un mensaje editado; en qué conversación está cada uno, si esta es un grupo y si se muestra como de un remitente desconocido o como no deseada; mensajes que aún nombra una lista de los eliminados; y partes de mensajes que se eliminaron hace algún tiempo (iOS 16 y posteriores).',
  },
  'artifact.ios.sms.cannotShow': {
    of: '109a8ed3',
    text: 'Si se abrió un enlace, y los mensajes de otras aplicaciones. De los mensajes que se eliminaron definitivamente solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde se conservan los mensajes: para siempre, un año o treinta días, según lo ajustado en el teléfono.',
  },
  'artifact.ios.tcc.describes': {
    of: '355f67af',
    text: 'A qué programas se les permitió o se les negó el acceso a la cámara, al micrófono, a los contactos, a las fotos y a otros servicios que requieren permiso, por qué, y cuándo se cambió por última vez; hasta iOS 10, aproximadamente, también cuándo usó un programa por última vez un servicio de este tipo.',
  },
  'artifact.ios.tcc.cannotShow': {
    of: '83c6565b',
    text: 'Si se usó un permiso (desde iOS 11) y los programas que eluden el sistema de permisos. Solo se conserva la última decisión para cada programa y servicio, y lo que de las eliminadas aún contiene el espacio libre, marcado como eliminado; la ubicación se guarda en otro lugar; las decisiones pueden durar más que la aplicación y restaurarse de una copia de seguridad más antigua.',
  },
  'artifact.ios.teams.describes': {
    of: 'aa6ff1c8',
    text: 'Mensajes de Microsoft Teams con los enlaces en el código de formato de su texto, quién los envió y en qué chat o canal, de la base de datos de cada cuenta en la aplicación.',
  },
  'artifact.ios.teams.cannotShow': {
    of: '7616d782',
    text: 'Si se abrió un enlace, los archivos y las reuniones, y los mensajes que no se descargaron en este teléfono. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde la aplicación conserva su copia de los chats.',
  },
  'artifact.ios.telegram.describes': {
    of: '182b6a0f',
    text: 'Mensajes de Telegram con los enlaces en su texto, detrás de palabras del texto y en las vistas previas guardadas con el mensaje, quién los envió y en qué chat, del almacén de la propia aplicación. Entre los chats hay canales y grupos que en el teléfono solo se consultaron.',
  },
  'artifact.ios.telegram.cannotShow': {
    of: '1cd6f107',
    text: 'Si se abrió un enlace, las imágenes y los archivos, los mensajes que están solo en los servidores de Telegram, y los mensajes que se eliminaron o que desaparecieron por sí mismos. Se omiten las vistas previas que el almacén guarda aparte del mensaje. Si el almacén está cifrado, no se puede leer nada, y se indica. Es posible que algunas versiones de la aplicación excluyan el almacén de las copias de seguridad.',
  },
  'artifact.ios.threema.describes': {
    of: '8b82c5a4',
    text: 'Mensajes de Threema con los enlaces en su texto y en los textos que acompañan a los archivos, quién los envió y en qué chat, de la base de datos de la aplicación.',
  },
  'artifact.ios.threema.cannotShow': {
    of: '078d200b',
    text: 'Si se abrió un enlace, las imágenes y los archivos, y las llamadas. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Si la aplicación guarda sus textos cifrados, no se pueden leer. Se remonta hasta donde se conservan los chats.',
  },
  'artifact.ios.tiktok.describes': {
    of: '033894f1',
    text: 'Mensajes directos de TikTok con los enlaces que contienen, el número de la cuenta que envió cada uno, y en qué chat, de la base de datos que la aplicación guarda para cada cuenta.',
  },
  'artifact.ios.tiktok.cannotShow': {
    of: '7a4c721f',
    text: 'Si se abrió un enlace, los nombres de los remitentes (que están en otra base de datos), los vídeos compartidos, de los que solo se guarda el número, y los mensajes que no se descargaron en este teléfono. De los mensajes eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. No se dispuso de ningún teléfono con una base de datos así.',
  },
  'artifact.ios.trusted-certificates.describes': {
    of: '6ed01a45',
    text: 'Certificados de autoridades en los que se le dijo al teléfono que confiara, además de los de Apple, con sus huellas y su período de validez. Quien tiene la clave de uno puede leer y cambiar lo que las aplicaciones y los sitios envían cifrado, allí donde los datos pasan por sus manos.',
  },
  'artifact.ios.trusted-certificates.cannotShow': {
    of: '010c41fe',
    text: 'Cuándo se confió en un certificado, quién lo hizo, y si se interceptó algo. De los que se eliminaron solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. El trabajo, la escuela, las herramientas de desarrollo y los bloqueadores de publicidad también tienen certificados así.',
  },
  'artifact.ios.viber.describes': {
    of: 'b1ebc71b',
    text: 'Mensajes de Viber con los enlaces en su texto y los de sus vistas previas y botones, quién los envió y en qué chat, de la base de datos de la aplicación.',
  },
  'artifact.ios.viber.cannotShow': {
    of: '34972c06',
    text: 'Si se abrió un enlace, y las imágenes y los archivos. De los mensajes eliminados o que desaparecieron por sí mismos solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde se conservan los chats.',
  },
  'artifact.ios.voicemail.describes': {
    of: '9c8a2654',
    text: 'Mensajes en el buzón de voz: cuándo se dejó cada uno, cuánto dura y cuándo se eliminó. Los números se omiten, salvo que se pidan; no se leen ni el sonido ni la transcripción.',
  },
  'artifact.ios.voicemail.cannotShow': {
    of: 'dc6e2c93',
    text: 'Qué se dijo. Solo tienen entradas los teléfonos cuyo operador ofrece el buzón de voz visual, y de los mensajes que se eliminaron definitivamente solo se encuentra lo que aún contiene el espacio libre.',
  },
  'artifact.ios.watch-data-usage.describes': {
    of: '0c1cd307',
    text: 'Bytes que las aplicaciones y programas de un Apple Watch vinculado al teléfono transfirieron por la red móvil, contados para cada proceso, con la primera y la última hora de cada uno.',
  },
  'artifact.ios.watch-data-usage.cannotShow': {
    of: '11b64d49',
    text: 'Qué se envió, adónde, o quién inició el programa, y qué hizo un reloj sin datos móviles propios. Las filas se conservan durante meses, también las de programas que ya no están; de las descartadas solo se encuentran los procesos que aún contiene el espacio libre, marcados como eliminados.',
  },
  'artifact.ios.webkit-network-cache.describes': {
    of: 'e28a4433',
    text: 'Direcciones completas de páginas, y de imágenes, scripts y otras partes de ellas, que Safari, vistas web de aplicaciones y programas del sistema cargaron mediante WebKit, con la hora, el sitio en cuyo nombre se cargaron, el estado de la respuesta y adónde remitió el servidor en su lugar; y las direcciones que carga una página.',
  },
  'artifact.ios.webkit-network-cache.cannotShow': {
    of: '6f26e35a',
    text: 'Lo que los servidores piden no guardar, la navegación privada, y lo que se retiró de la caché: WebKit elimina lo antiguo o grande, y todo ello junto con el historial. Ninguna copia de seguridad contiene estos datos. Una dirección no indica que una persona la abriera: también se cargan anuncios y partes de otras páginas. No se leen los contenidos. La hora es la de la última carga. La forma es la que muestra el código fuente de WebKit; no se dispuso de ningún teléfono con archivos así.',
  },
  'artifact.ios.webkit-origins.describes': {
    of: '5354c460',
    text: 'Sitios web que guardaron datos (bases de datos, almacenamiento local) en Safari o en vistas web de las aplicaciones, y las páginas de las que formaban parte. Los sistemas más recientes nombran las carpetas de esos datos con un número calculado a partir de la dirección, y cada una contiene un archivo que indica la dirección.',
  },
  'artifact.ios.webkit-origins.cannotShow': {
    of: 'bb23d3cc',
    text: 'Direcciones completas, cuándo estuvo abierto el sitio, y si lo vio la persona que usa el teléfono: también guardan datos partes de otras páginas. Los sitios web que no guardan nada no dejan un archivo así.',
  },
  'artifact.ios.webkit-resource-load-statistics.describes': {
    of: '728f89bd',
    text: 'Sitios desde los que Safari y vistas web de las aplicaciones cargaron algo, que WebKit guarda para limitar el rastreo: si la persona que usa el teléfono interactuó con ellos, y qué sitios redirigieron a qué otros.',
  },
  'artifact.ios.webkit-resource-load-statistics.cannotShow': {
    of: 'd1d2a346',
    text: 'Direcciones completas: solo se guarda el dominio registrable. La mayoría de las entradas son partes de otras páginas (anuncios, contadores) que la persona que usa el teléfono nunca vio. Las entradas se descartan tras unas semanas sin interacción; la navegación privada no se registra.',
  },
  'artifact.ios.webkit-session-resource-log.describes': {
    of: '8ed5fcf2',
    text: 'Sitios que cargaron las páginas web y los navegadores dentro de aplicaciones, con los sitios desde los que y hacia los que hubo redirecciones, y aquellos cuyos enlaces llevaron allí, tal como WebKit los registraba hasta iOS 13, aproximadamente.',
  },
  'artifact.ios.webkit-session-resource-log.cannotShow': {
    of: 'c55c489d',
    text: 'Direcciones completas, y si la persona que usa el teléfono vio el sitio: también los anuncios y los rastreadores cargan sitios. Los sistemas más recientes guardan en su lugar `observations.db`.',
  },
  'artifact.ios.whatsapp-calls.describes': {
    of: '37ab5d77',
    text: 'Llamadas de WhatsApp: cuándo, cuánto duraron, quién llamó a quién, si fue con vídeo, cómo terminó la llamada y cuántos datos se transmitieron.',
  },
  'artifact.ios.whatsapp-calls.cannotShow': {
    of: '2bf57dd9',
    text: 'Qué se dijo, y las llamadas que se eliminaron de la lista. Una llamada perdida pudo ser un ataque mediante una llamada o una llamada común; la lista no lo indica.',
  },
  'artifact.ios.whatsapp-chats.describes': {
    of: 'c1c9dd3e',
    text: 'Chats y grupos de WhatsApp: cuándo se creó cada grupo, el primero, el último y el número de los mensajes que aún están guardados, y los enlaces en el nombre, en el último mensaje tal como lo muestra la lista de chats, y en lo que se escribió y no se envió.',
  },
  'artifact.ios.whatsapp-chats.cannotShow': {
    of: '026d443c',
    text: 'Mensajes que desaparecieron, salvo el texto que la lista de chats pueda conservar. De los chats eliminados solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. El contador de un chat puede superar el número de mensajes guardados por razones corrientes.',
  },
  'artifact.ios.whatsapp-contacts.describes': {
    of: 'c97450db',
    text: 'Personas que WhatsApp conoce en este teléfono, con el ajuste predeterminado de mensajes temporales que tiene cada una, y cuándo cambiaron ese ajuste, el texto de la sección «Info.» y la entrada.',
  },
  'artifact.ios.whatsapp-contacts.cannotShow': {
    of: 'e781da5d',
    text: 'Quién escribió a quién: eso figura en los mensajes. Personas que se eliminaron, y números que nunca estuvieron en la libreta de direcciones.',
  },
  'artifact.ios.whatsapp-lid.describes': {
    of: 'e15be1ff',
    text: 'Pares formados por un identificador oculto (LID), que las versiones más recientes de WhatsApp escriben en lugar de un número, y el número de teléfono al que corresponde, con la hora en que WhatsApp lo supo.',
  },
  'artifact.ios.whatsapp-lid.cannotShow': {
    of: '58bf97cd',
    text: 'Identificadores ocultos cuyo número WhatsApp nunca conoció, y si se envió algún mensaje a un número así o se recibió de él.',
  },
  'artifact.ios.whatsapp.describes': {
    of: 'b3d86b04',
    text: 'Mensajes de WhatsApp y WhatsApp Business con los enlaces en su texto, en los textos que acompañan a archivos, en contactos compartidos y en vistas previas, en los mensajes a los que se respondió y en lo que la aplicación dedujo de ellos.',
  },
  'artifact.ios.whatsapp.cannotShow': {
    of: '4cdc83c0',
    text: 'Si se abrió un enlace, y las llamadas. De los mensajes eliminados o que desaparecieron por sí mismos solo se encuentra lo que aún contiene el espacio libre, marcado como eliminado. Se remonta hasta donde se conservan los chats.',
  },
};
