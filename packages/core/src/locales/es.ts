import type { Catalogue } from './catalogue.ts';

/** Spanish. */
export const es: Catalogue = {
  // Result states
  'state.S0.sentence':
    'No se pudo examinar este teléfono. Estas son las razones y lo que puede intentar.',
  'state.S0.explain':
    'No se leyó nada de este teléfono, así que este resultado no dice nada sobre él, ni bueno ni malo. A menudo la causa es la carpeta, la contraseña o la copia, y un segundo intento puede funcionar. Hasta entonces, deje el teléfono como está.',
  'state.S1.sentence':
    'No se encontró nada en lo que se pudo examinar. Algunas partes no se pudieron examinar (vea la lista).',
  'state.S1.explain':
    'En las partes leídas, nada coincide con los rastros que conocemos. La lista muestra qué no se leyó y por qué; allí podría haber algo que no vimos. Una copia de seguridad nueva o la ayuda de especialistas puede completar lo que falta.',
  'state.S2.sentence':
    'No encontramos rastros del software espía que sabemos reconocer en los datos examinados. Esto no demuestra que el teléfono sea seguro.',
  'state.S2.explain':
    'Se leyó todo lo que este tipo de datos debe contener, y nada coincide con los rastros que conocemos. Hay software espía que no deja rastros aquí, que los borra o que todavía no se conoce públicamente. Si tiene otro motivo de preocupación, comuníquese con una línea de ayuda: puede ver más, porque también dispone de indicadores que no son públicos.',
  'state.S3.sentence':
    'Hay algo que conviene que vea una persona especialista. Por sí solo no es una prueba; existen explicaciones comunes.',
  'state.S3.explain':
    'Vimos algo que un software espía puede dejar, pero que el uso normal de un teléfono también puede dejar. Los hallazgos indican qué se vio y qué explicaciones comunes existen. Muéstrelos a una persona especialista antes de sacar conclusiones o de cambiar algo en el teléfono.',
  'state.S4.sentence':
    'Es posible que alguien haya intentado atacar este teléfono. En estos datos no vimos señales de que lo lograra.',
  'state.S4.explain':
    'El teléfono recibió algo, por ejemplo un enlace, que se conoce de ataques anteriores. Haberlo recibido no significa que se abriera ni que funcionara. Estos datos no muestran todo lo que ocurre en un teléfono, por eso pida pronto la opinión de una persona especialista.',
  'state.S4.explain-reached':
    'Un navegador, una aplicación o el sistema de este teléfono buscó o contactó una dirección que se conoce de ataques anteriores. Eso puede ocurrir sin que nadie abra un enlace y no significa que el intento funcionara. Estos datos no muestran todo lo que ocurre en un teléfono, por eso pida pronto la opinión de una persona especialista.',
  'state.S5.sentence':
    'Hay rastros que coinciden con software espía conocido. Debe confirmarlo una persona especialista. Conserve el teléfono, no lo restablezca y pida ayuda desde otro dispositivo.',
  'state.S5.explain':
    'Lo que se encontró concuerda con software espía descrito públicamente por equipos de investigación. Es una señal fuerte, no un juicio definitivo: debe confirmarlo una persona especialista, y no dice quién está detrás. No es culpa suya, y hay personas que ayudan precisamente en estos casos.',
  'state.always.more':
    'Una línea de ayuda puede ver más que este examen, porque también dispone de indicadores que no son públicos.',
  'state.always.calm':
    'No tiene que decidirlo todo hoy. Lea la primera lista de abajo y avance paso a paso.',

  // Headings of the report
  'heading.result': 'El resultado en una frase',
  'heading.examined': 'Qué se examinó',
  'heading.read': 'Qué se leyó',
  'heading.not-read': 'Qué no se leyó',
  'heading.sources': 'Resultado de cada teléfono o copia',
  'heading.findings': 'Hallazgos',
  'heading.do.now': 'Qué hacer ahora',
  'heading.do.day': 'En las próximas 24 horas',
  'heading.do.later': 'Más adelante',
  'heading.do.not': 'Qué no hacer',
  'heading.help': 'Quién puede ayudar',
  'heading.limits': 'Límites de este examen',
  'heading.technical': 'Detalles técnicos',
  'heading.checked-for': 'Qué se buscó en el teléfono',
  'heading.period': 'Período que abarcan estos datos',
  'heading.consent': 'Consentimiento',
  'heading.left-device': 'Qué salió de este equipo',
  'finding.heading.seen': 'Qué se vio',
  'finding.heading.when': 'Cuándo',
  'finding.heading.where': 'Dónde',
  'finding.heading.why': 'Por qué importa',
  'finding.heading.other': 'Otras explicaciones',
  'finding.heading.sure': 'Nivel de confianza',
  'finding.heading.confirm': 'Quién debería confirmarlo',
  'finding.all': 'Todo sobre este hallazgo',
  'finding.rest': 'Cuándo, dónde, por qué importa y otras explicaciones',
  'report.nothing-left': 'Nada salió de este equipo. El examen se hizo aquí y no usó la red.',
  'report.never-sees':
    'Lo que este examen nunca puede ver: software espía que no deja rastros en este tipo de datos, rastros que se borraron o caducaron, y ataques que nadie ha descrito todavía.',
  'report.times': 'Las horas se indican en la hora local del teléfono, cuando se conoce, y en UTC.',
  'report.newest-indicators':
    'Los indicadores más recientes que se usaron tienen fecha {date}. No se buscó lo que se conoció después.',
  'report.indicators-undated':
    'Los indicadores que se usaron no indican una fecha. No se buscó lo que se conoció después de que se hicieron.',

  // What to do; the order for each state stands in reports/advice.ts
  'advice.another-device': 'Pida ayuda desde otro dispositivo, no desde este teléfono.',
  'advice.contact-helpline':
    'Comuníquese con una de las líneas de ayuda que figuran en este informe y diga que tiene este informe.',
  'advice.keep-phone':
    'Conserve el teléfono. No lo restablezca, no lo venda ni lo regale antes de que una persona especialista esté de acuerdo.',
  'advice.leave-as-is':
    'Deje el teléfono como está. No cambie nada, no lo apague ni lo reinicie hasta que una persona especialista le aconseje.',
  'advice.power.question': '¿Dejarlo encendido o apagarlo?',
  'advice.power.intro':
    'Si no puede comunicarse con una persona especialista en unas horas, siga el primero de estos casos que se aplique:',
  'advice.power.danger':
    'Si alguien está en peligro ahora mismo: active el modo Avión o apague el teléfono, déjelo donde está y busque ayuda.',
  'advice.power.collect-first':
    'Si nadie está en peligro y una persona de apoyo puede obtener un informe del sistema en la próxima hora: obténgalo primero y después apague el teléfono o active el modo Avión.',
  'advice.power.off-keep':
    'Si no se aplica ninguno de los dos casos: apague el teléfono y consérvelo.',
  'advice.stop-using':
    'Deje de usar este teléfono. Use otro y guarde este lejos de usted y de su trabajo, donde nadie más pueda tomarlo.',
  'advice.threat-notice':
    'Si Apple, Google o WhatsApp le envió una notificación de amenaza, haga una captura de pantalla, anote la fecha y avise a una línea de ayuda, aunque aquí no se haya encontrado nada.',
  'advice.collect-report':
    'Con una persona de apoyo, obtenga pronto un informe del sistema (iPhone: sysdiagnose, Android: informe de errores). Sus registros abarcan poco tiempo.',
  'advice.keep-backup':
    'Conserve la copia de seguridad examinada sin modificarla. Una persona especialista puede pedírsela.',
  'advice.write-down':
    'Anote qué ocurrió y cuándo: mensajes, llamadas, comportamientos extraños, si le quitaron el teléfono.',
  'advice.passwords':
    'Desde otro dispositivo, cierre las demás sesiones de su cuenta de Apple o Google y cambie sus contraseñas, empezando por esa cuenta.',
  'advice.update':
    'Instale las actualizaciones del sistema y de las aplicaciones cuando la persona especialista ya tenga lo que necesita del teléfono.',
  'advice.update-alone':
    'Si no es posible comunicarse pronto con una persona especialista, instale las actualizaciones del sistema y de las aplicaciones.',
  'advice.update-now': 'Instale las actualizaciones del sistema y de las aplicaciones.',
  'advice.lockdown':
    'Considere activar el modo de aislamiento (iPhone) o la Protección avanzada (Android). Algunas funciones dejan de estar disponibles mientras está activo.',
  'advice.intrusion-logging':
    'En los teléfonos Android que lo ofrecen, active el registro de intrusiones para que el próximo examen tenga más datos. Antes debe saber que los registros contienen los sitios visitados, se guardan 12 meses y no se pueden eliminar antes.',
  'advice.check-again':
    'Repita el examen más adelante con indicadores más recientes: con el tiempo se conocen más rastros.',
  'advice.other-reasons':
    'Comuníquese de todos modos con una línea de ayuda si recibió una notificación de amenaza, si le quitaron el teléfono y se lo devolvieron, o si personas con las que trabaja fueron blanco de un ataque.',
  'advice.symptoms':
    'Un teléfono caliente, una batería que se agota rápido, un teléfono lento o chasquidos en una llamada no bastan por sí solos. En cambio, conviene informar de los reinicios repetidos, los cierres al escribir y las actualizaciones que fallan.',
  'advice.extortion':
    'Un mensaje que afirma que usted está bajo vigilancia con Pegasus y le pide dinero suele ser una estafa y no es motivo para un examen. Si tiene dudas, pregunte a una línea de ayuda.',
  'advice.tell-others':
    'Decida con la persona especialista a quién más hay que avisar, por ejemplo a quienes recibieron el mismo mensaje.',
  'advice.consent-publish':
    'Aceptar este examen no es aceptar que se publique su resultado. Es otra decisión, y es suya.',
  'advice.read-list': 'Lea en la lista de abajo qué no se pudo examinar y por qué.',
  'advice.encrypted-backup':
    'Con una persona de apoyo, haga una segunda copia de seguridad con el cifrado activado y examínela también: contiene además las llamadas, el historial de navegación y otras partes. Anote su contraseña y conserve la primera copia.',
  'advice.right-folder':
    'Elija la carpeta de la propia copia de seguridad o la carpeta que la contiene.',
  'advice.password-again':
    'Escriba de nuevo la contraseña de la copia de seguridad. Compruebe el idioma del teclado: un teclado árabe, por ejemplo, escribe otros caracteres.',
  'advice.copy-again':
    'Si la copia de seguridad está dañada o incompleta, vuelva a copiarla entera o haga una nueva, y conserve la anterior.',
  'advice.bring-helper':
    'Si aun así no funciona, pregunte a una línea de ayuda. No tiene que resolver esto sin ayuda.',
  'dont.reset':
    'No restablezca el teléfono: eso destruye los rastros que necesita una persona especialista.',
  'dont.delete-message': 'No elimine el mensaje ni ninguna otra cosa del teléfono.',
  'dont.click': 'No abra el enlace en ningún dispositivo, ni siquiera para probar.',
  'dont.reply': 'No responda al mensaje ni llame a quien lo envió.',
  'dont.confront': 'No confronte a ninguna persona de la que sospeche.',
  'dont.post': 'No publique capturas de pantalla de este informe ni del mensaje.',
  'dont.update-first':
    'No instale actualizaciones antes de consultar a una persona especialista: pueden borrar rastros.',
  'dont.rely': 'No tome este resultado como prueba de que no hay nada.',
  'dont.same-try': 'No modifique el teléfono para que el examen funcione.',

  // What to do: the stalkerware path
  'stalker.intro':
    'Algunas aplicaciones permiten que otra persona, a menudo cercana, siga lo que ocurre en un teléfono. Si eso le está pasando, no es culpa suya, y usted decide qué viene después.',
  'stalker.consent':
    'Una aplicación de este tipo también puede estar con acuerdo, por ejemplo para menores o en un teléfono del trabajo. Solo usted puede decir si dio su acuerdo.',
  'stalker.now.danger':
    'Si está en peligro ahora mismo, llame al número de emergencias, si puede desde otro teléfono.',
  'stalker.now.another-device':
    'Busque ayuda desde un dispositivo que la otra persona no use y al que no tenga acceso.',
  'stalker.now.line':
    'Antes de cambiar algo en el teléfono, hable con una línea de apoyo para personas que sufren acoso o violencia en el hogar.',
  'stalker.now.as-usual':
    'Hasta entonces, use el teléfono como siempre para lo cotidiano, pero no guarde en él sus planes ni pida ayuda desde él.',
  'stalker.now.hide-report':
    'Guarde este informe donde la otra persona no lo encuentre. Puede cambiar el nombre del archivo o dejarlo con alguien de confianza.',
  'stalker.day.plan':
    'Con la línea de apoyo, prepare un plan de seguridad: a quién llamar, adónde ir y qué necesita llevar.',
  'stalker.day.note':
    'Anote fechas y lo que notó, en papel o en el otro dispositivo. Puede servir más adelante si decide denunciarlo.',
  'stalker.later.app':
    'Qué hacer con la aplicación lo decide usted con la línea de apoyo, en el momento que elija. Antes, una persona especialista puede dejar constancia de lo que hay.',
  'stalker.later.accounts':
    'Cuando el plan lo indique, cambie sus contraseñas desde el otro dispositivo y revise qué dispositivos están conectados a sus cuentas.',
  'stalker.dont.remove':
    'No elimine la aplicación ahora. La otra persona puede notarlo, y eso puede ser peligroso para usted.',
  'stalker.dont.reset':
    'No restablezca el teléfono ni se apresure a apagarlo. Puede notarse, y pueden perderse rastros.',
  'stalker.dont.confront':
    'No confronte a la otra persona ni le diga que el teléfono fue examinado.',
  'stalker.dont.search': 'No busque ayuda en este teléfono.',

  // Who can help
  'help.group.digital': 'Líneas de ayuda en seguridad digital',
  'help.group.labs': 'Laboratorios que examinan teléfonos',
  'help.group.stalking': 'Apoyo a personas que sufren acoso o violencia en el hogar',
  'help.not-endorsed':
    'Figurar en esta lista no significa que una organización conozca, apoye o recomiende este programa.',
  'help.org.access-now': 'Línea de ayuda en seguridad digital de Access Now',
  'help.org.amnesty': 'Laboratorio de seguridad de Amnistía Internacional (Security Lab)',
  'help.org.rsf': 'Laboratorio de seguridad digital de Reporteros Sin Fronteras (RSF)',
  'help.org.smex': 'SMEX',
  'help.org.7amleh': '7amleh',
  'help.org.socialtic': 'SocialTIC',

  // How the phone met a value
  'met.received': 'Este teléfono recibió un mensaje que contiene {value}.',
  'met.received.note': 'Recibir un mensaje no significa que se abriera ni que ocurriera algo.',
  'met.received-read.note':
    'Que un mensaje se haya leído no significa que se abriera un enlace de ese mensaje ni que ocurriera algo.',
  'met.sent': 'Un mensaje enviado desde este teléfono contiene {value}.',
  'met.sent.note': 'A menudo se reenvía un mensaje sospechoso para pedir consejo.',
  'met.received-other':
    'Algo que llegó a este teléfono, como una invitación o una llamada, contiene {value}.',
  'met.received-other.note':
    'Que llegara no significa que alguien lo abriera ni que ocurriera algo.',
  'met.sent-other':
    'Algo que salió de este teléfono, como una invitación o una llamada, contiene {value}.',
  'met.sent-other.note':
    'También se responde a lo que parece sospechoso, o se reenvía, para pedir consejo.',
  'met.visited': 'Un navegador de este teléfono registró una visita a {value}.',
  'met.visited.note':
    'Una visita puede deberse a un toque, a una redirección o a una vista previa. No muestra que se haya instalado algo.',
  'met.redirected': 'En este teléfono, una página fue redirigida a {value}.',
  'met.redirected.note':
    'La publicidad y los servicios de enlaces redirigen páginas constantemente. La página anterior dice más.',
  'met.resolved':
    'Este teléfono, o una aplicación en él, consultó la dirección {value} o se conectó con ella.',
  'met.resolved.note':
    'El contacto puede ser automático: las aplicaciones y las páginas se conectan con muchas direcciones que nadie eligió.',
  'met.installed': 'El teléfono registró la instalación de {value}.',
  'met.installed.note':
    'Que algo se haya instalado no muestra que se ejecutara ni quién lo instaló.',
  'met.removed': 'El teléfono registró que {value} se eliminó o se iba a eliminar.',
  'met.removed.note':
    'Antes se había instalado. Eso no muestra que se ejecutara ni quién lo instaló.',
  'met.installed-or-removed': 'El teléfono registró la instalación o la eliminación de {value}.',
  'met.ran': 'El teléfono registró la ejecución de un programa llamado {value}.',
  'met.ran.note': 'Aquí solo se conoce el nombre. Otro programa puede llamarse igual.',
  'met.stored': 'Los datos de este teléfono contienen {value}.',
  'met.stored.note': 'Este rastro por sí solo no dice cómo llegó allí.',
  'met.configured': 'Un ajuste de este teléfono contiene {value}.',
  'met.configured.note': 'Empleadores, escuelas y operadores también cambian ajustes.',

  // Levels and confidence
  'level.critical.label': 'Señal muy fuerte',
  'level.critical.text':
    'Este rastro concuerda estrechamente con software espía conocido. Muéstrelo cuanto antes a una persona especialista.',
  'level.high.label': 'Señal fuerte',
  'level.high.text':
    'Este rastro es poco frecuente en teléfonos comunes. Muéstrelo pronto a una persona especialista.',
  'level.medium.label': 'Conviene mirarlo de cerca',
  'level.medium.text':
    'Puede ser un rastro de software espía o algo común. Una persona especialista puede distinguirlo.',
  'level.low.label': 'Nota para especialistas',
  'level.low.text': 'Es habitual en teléfonos comunes y por sí solo no es motivo de preocupación.',
  'level.info.label': 'Para su información',
  'level.info.text': 'Un consejo o un dato de contexto. No es señal de nada.',
  'confidence.high.label': 'Confianza alta',
  'confidence.high.text': 'El rastro se leyó completo y es poco probable que tenga otra causa.',
  'confidence.high.recovered':
    'Lo que se recuperó es claro y es poco probable que tenga otra causa.',
  'confidence.medium.label': 'Confianza media',
  'confidence.medium.text': 'El rastro concuerda, pero puede tener otra causa.',
  'confidence.low.label': 'Confianza baja',
  'confidence.low.text':
    'El rastro está incompleto o es ambiguo, y es probable que tenga otra causa.',
  'finding.deleted':
    'Esto se recuperó de datos eliminados. Las horas y los detalles pueden estar incompletos.',

  // Coverage and reasons
  'coverage.read.label': 'Lectura completa',
  'coverage.read.text': 'Esta parte se leyó completa.',
  'coverage.partly-read.label': 'Lectura parcial',
  'coverage.partly-read.text':
    'Esta parte no se leyó completa. En el resto puede haber algo que no se vio.',
  'coverage.unreadable.label': 'No se pudo leer',
  'coverage.unreadable.text': 'Esta parte está presente, pero no se pudo leer. No se examinó.',
  'coverage.not-present.label': 'No está en estos datos',
  'coverage.not-present.text': 'Estos datos no contienen esta parte. No se examinó.',
  'coverage.not-supported.label': 'Formato aún no admitido',
  'coverage.not-supported.text':
    'Esta parte está en un formato que esta versión no sabe leer. No se examinó.',
  'coverage.expected': 'Se espera esta parte en este tipo de datos',
  'coverage.empty': 'Esta parte se leyó completa y no contenía nada.',
  'reason.wrong-password': 'La contraseña no corresponde a esta copia de seguridad.',
  'reason.encrypted':
    'Esta parte parece cifrada y su clave no está en estos datos: es posible que su aplicación la haya cifrado o que el archivo esté dañado.',
  'reason.damaged-archive':
    'El archivo comprimido que contiene este archivo está dañado, por lo que este también puede estarlo. Se examinó lo que se pudo leer.',
  'reason.archive-locked':
    'El archivo comprimido bloquea esto con una contraseña propia, que este programa no usa. Descomprímalo primero con esa contraseña y examine la carpeta resultante.',
  'reason.archive-method':
    'El archivo comprimido guarda esto con un método que este programa no lee. Descomprímalo primero y examine la carpeta resultante.',
  'reason.other-backup':
    'La lista de archivos (Manifest.db) y los archivos de esta copia de seguridad no corresponden entre sí. Probablemente la lista se copió de otra copia de seguridad, o está dañada. Vuelva a copiar la copia de seguridad entera desde donde se hizo.',
  'reason.missing': 'Falta un archivo que debería estar.',
  'reason.malformed': 'El archivo está dañado.',
  'reason.truncated': 'El archivo termina antes de tiempo; falta el final.',
  'reason.unsupported': 'Este programa no conoce la versión de estos datos.',
  'reason.limit-exceeded':
    'Se alcanzó un límite que protege este equipo y la lectura se detuvo ahí.',
  'reason.changed':
    'El archivo cambió mientras se leía. Repita el examen cuando ya ningún programa escriba en él.',
  'reason.aborted': 'El examen se interrumpió antes de terminar esta parte.',
  'reason.timeout': 'La lectura tardó demasiado y se detuvo.',
  'reason.no-permission': 'Este equipo no permitió abrir el archivo.',
  'reason.disk-error':
    'El disco que contiene estos datos informó de un error y no se pudieron leer en ese punto. Cópielos a otro disco mientras sea posible y examine la copia.',
  'reason.link-not-followed':
    'En el lugar del archivo hay un enlace a otro sitio. No se siguió, para no leer nada fuera de estos datos. Se puede examinar una copia que contenga el archivo mismo.',
  'reason.same-place':
    'Otro archivo tiene el mismo nombre o el mismo lugar en el teléfono. Solo se leyó uno de ellos; los demás no se examinaron.',
  'reason.not-a-file':
    'En el lugar del archivo hay otra cosa, por ejemplo una carpeta. No se leyó. Se puede examinar una copia que contenga el archivo mismo.',
  'reason.missing-key':
    'El archivo está cifrado y su clave no está entre las que contiene esta copia de seguridad.',
  'reason.internal': 'Un error de este programa detuvo la lectura. Por favor, comuníquelo.',
  'reason.skipped': 'Esta parte se omitió a petición de quien hizo el examen.',
  'reason.indicators-partly-loaded':
    'No se pudo cargar completo un archivo de indicadores. No se buscaron algunos rastros conocidos.',

  // Kinds of evidence
  'source.itunes-backup': 'Copia de seguridad de iPhone o iPad hecha en un equipo',
  'source.filesystem-dump': 'Copia del sistema de archivos del teléfono',
  'source.sysdiagnose': 'Informe del sistema de un iPhone o iPad (sysdiagnose)',
  'source.bugreport': 'Informe de errores de un teléfono Android',
  'source.androidqf': 'Datos obtenidos con AndroidQF de un teléfono Android',
  'source.android-backup': 'Copia de seguridad de un teléfono Android',
  'source.intrusion-logs': 'Registros de intrusiones de un teléfono Android',
  'source.encrypted': 'Cifrado: sí',
  'source.not-encrypted': 'Cifrado: no',

  // Names of artifacts
  'artifact.ios.backup-contents.name':
    'Diferencias entre la lista de archivos y lo que está guardado',
  'artifact.ios.backup-info.name': 'Descripción de la copia y del teléfono',
  'artifact.ios.clock-changes.name': 'Cambios del reloj',
  'artifact.ios.crash-reporter-settings.name': 'Ajustes de los informes de cierres inesperados',
  'artifact.ios.manifest.name': 'Lista de archivos de la copia de seguridad',
  'artifact.ios.sms.name': 'Mensajes (SMS e iMessage)',
  'artifact.ios.sms-before-unlock.name': 'Mensajes antes del primer desbloqueo',
  'artifact.ios.sms-attachment-folders.name': 'Carpetas de archivos adjuntos en Mensajes',
  'artifact.ios.message-accounts.name': 'Números y direcciones en Mensajes',
  'artifact.ios.sms-attachments.name': 'Archivos adjuntos de los mensajes',
  'artifact.ios.safari-history.name': 'Historial de navegación de Safari',
  'artifact.ios.safari-browser-state.name': 'Pestañas abiertas en Safari',
  'artifact.ios.whatsapp.name': 'Mensajes y enlaces de WhatsApp',
  'artifact.ios.data-usage.name': 'Consumo de datos de aplicaciones y programas',
  'artifact.ios.watch-data-usage.name': 'Consumo de datos de un reloj, por aplicación y programa',
  'artifact.ios.os-analytics-ad-daily.name': 'Estadísticas diarias de uso del sistema',
  'artifact.ios.tcc.name': 'Permisos de las aplicaciones (cámara, micrófono y otros)',
  'artifact.ios.calendar.name': 'Calendario e invitaciones',
  'artifact.ios.calls.name': 'Historial de llamadas',
  'artifact.ios.calls-before-unlock.name': 'Llamadas antes del primer desbloqueo',
  'artifact.ios.app-provisioning.name': 'Perfiles de aprovisionamiento de aplicaciones',
  'artifact.ios.applications.name': 'Aplicaciones instaladas',
  'artifact.ios.removed-apps.name': 'Lista de aplicaciones eliminadas',
  'artifact.ios.app-states.name': 'Estados de las aplicaciones, también de las eliminadas',
  'artifact.ios.global-preferences.name': 'Ajustes del sistema, incluido el modo de aislamiento',
  'artifact.ios.cloud-drive-peers.name': 'Dispositivos y personas de iCloud Drive',
  'artifact.ios.configuration-profiles.name': 'Perfiles de configuración',
  'artifact.ios.id-status-cache.name':
    'Registro de direcciones consultadas por los servicios de Apple',
  'artifact.ios.locationd-clients.name': 'Aplicaciones y servicios que usaron la ubicación',
  'artifact.ios.interaction-c.name': 'Registro de mensajes, llamadas y correo por aplicación',
  'artifact.ios.shortcuts.name': 'Atajos y automatizaciones',
  'artifact.ios.contacts.name': 'Contactos',
  'artifact.ios.webkit-resource-load-statistics.name':
    'Estadísticas de sitios que rastrean la navegación',

  // Other explanations
  'other.forwarded': 'Alguien pudo haber reenviado el enlace para avisar o para preguntar.',
  'other.spam':
    'El mensaje puede ser correo no deseado común o una estafa enviada a muchas personas.',
  'other.spam-other':
    'Puede tratarse de un envío no deseado común o de una estafa enviada a muchas personas.',
  'other.researcher':
    'Quienes investigan o informan sobre software espía manejan enlaces y nombres así en su trabajo.',
  'other.article':
    'La dirección puede aparecer en un artículo, en un informe o en su vista previa.',
  'other.vendor-site':
    'La dirección puede ser el sitio público de una empresa, que muchas personas visitan por interés.',
  'other.shared-hosting':
    'Varios sitios sin relación entre sí pueden compartir una dirección, un dominio o un servidor.',
  'other.new-owner': 'El dominio pudo pertenecer a otro titular en ese momento.',
  'other.developer':
    'Quienes desarrollan o prueban aplicaciones instalan y ejecutan programas que no vienen de la tienda.',
  'other.management': 'Pudo haberlo configurado un empleador, una escuela o un operador.',
  'other.agreed-monitoring':
    'La aplicación puede estar con acuerdo, por ejemplo como control parental.',
  'other.same-name': 'Un programa común puede tener el mismo nombre por casualidad.',
  'other.name-cut': 'El sistema abrevió el nombre, por lo que varios nombres coinciden.',
  'other.old-backup':
    'El rastro puede venir de un teléfono anterior, a través de una copia de seguridad restaurada.',
  'other.offloaded':
    'Una aplicación que iOS desinstaló para liberar espacio, sin eliminar sus datos, puede no figurar entre las instaladas.',
  'other.may-have-ended':
    'Quien publicó este indicador lo da por válido solo hasta una fecha, y este rastro no lleva fecha: puede ser posterior.',
  'other.cleanup':
    'El sistema elimina por sí mismo entradas antiguas, igual que las actualizaciones y la desinstalación de aplicaciones.',
  'other.repair-shop':
    'Un taller de reparación o una persona de apoyo pudo haber conectado el teléfono a un equipo.',
  'other.invitation': 'También en la vida diaria se envían invitaciones de calendario como esta.',
  'other.closing':
    'Una persona especialista normalmente puede determinar qué explicación corresponde.',

  // What was checked for, and what was not
  'threats.checked-for': 'Se buscaron rastros conocidos públicamente de: {families}.',
  'threats.not-checked-for':
    'No se buscaron rastros de: {families}. Aquí no hay indicadores públicos cargados sobre ellos.',
  'threats.not-checked-for.note':
    'Esto no dice nada sobre si están en el teléfono. Una línea de ayuda puede tener indicadores sobre ellos.',
  'threats.none-loaded':
    'No hay indicadores cargados, así que no se buscó ningún software espía en concreto. Solo se aplicaron las reglas generales.',
  'threats.all-ended':
    'Todos los indicadores cargados dejaron ya de estar vigentes, según quienes los publicaron: solo cuentan para lo que ocurrió antes. Para lo que ocurrió después no se buscó ningún software espía en concreto; solo se aplicaron las reglas generales.',
  'threats.all-other':
    'Los indicadores cargados son de tipos que este examen no puede comparar con estos datos, por ejemplo huellas de archivos o aplicaciones de otro sistema. No se buscó ningún software espía en concreto; solo se aplicaron las reglas generales.',
  'threats.checked-before-end':
    'Para el tiempo anterior al fin de la vigencia de sus indicadores se buscaron rastros conocidos públicamente de: {families}.',
  'threats.match-is-not-author': 'Una coincidencia con un nombre no dice quién lo usó.',

  // Command line: questions, errors, progress
  'cli.password.prompt': 'Contraseña de la copia de seguridad (no se muestra nada al escribir):',
  'cli.password.what':
    'Es la contraseña que se definió para la copia de seguridad, no el código que desbloquea el teléfono, salvo que sean iguales.',
  'cli.password.testing': 'Comprobando la contraseña…',
  'cli.password.wrong':
    'Esta contraseña no corresponde a la copia de seguridad. No se leyó nada. Compruebe el idioma del teclado y las mayúsculas, e inténtelo de nuevo.',
  'cli.password.needed':
    'Esta copia de seguridad está cifrada y no se dio ninguna contraseña. No se leyó nada. Repita el examen en una terminal o use --password-file.',
  'cli.password.empty':
    'La contraseña está vacía. Escriba la contraseña de la copia de seguridad o pulse Ctrl-C para detener.',
  'cli.password.file':
    'No se pudo leer {path}, así que no hay contraseña de ese archivo. No se examinó nada.',
  'cli.backup.not-encrypted':
    'Esta copia de seguridad no está cifrada, así que no se necesita la contraseña. El examen continúa. Una copia cifrada contiene más datos.',
  'cli.source.not-recognised':
    '{path} no es una copia de seguridad y no contiene otros datos que este programa sepa leer. No se examinó nada. Elija la carpeta de la copia de seguridad o la carpeta que la contiene.',
  'cli.source.empty': '{path} está vacío. No se examinó nada.',
  'cli.source.not-found': '{path} no existe. No se examinó nada.',
  'cli.source.no-permission':
    'No se pudo abrir {path}, porque este equipo no lo permite. No se examinó nada de su contenido. En un Mac, dé al programa de terminal acceso total al disco en los ajustes de privacidad; en otros equipos, copie los datos en una carpeta propia.',
  'cli.source.partly-closed':
    'Este equipo no permitió abrir algunos archivos o carpetas. No se examinaron; el resto, sí.',
  'cli.source.half-copied':
    'Esta copia de seguridad está incompleta: faltan archivos que figuran en su propia lista. Se examinó lo que hay. Vuelva a copiarla entera para examinar el resto.',
  'cli.source.same-place':
    'Algunos archivos están varias veces, con un mismo nombre o para un mismo lugar del teléfono. De cada uno solo se leyó uno; los demás no se examinaron.',
  'cli.source.small-letters':
    'En esta copia todos los nombres de archivo están en minúsculas, así que un disco o un programa los cambió. Se examinó lo que aun así se pudo reconocer; pueden pasar inadvertidos rastros que se conocen por el nombre de un archivo. Copie de nuevo los datos en un disco que conserve los nombres tal como son.',
  'cli.source.capital-letters':
    'En esta copia todos los nombres de archivo están en mayúsculas, así que un disco o un programa los cambió. Se examinó lo que aun así se pudo reconocer; pueden pasar inadvertidos rastros que se conocen por el nombre de un archivo. Copie de nuevo los datos en un disco que conserve los nombres tal como son.',
  'cli.source.unfinished':
    'Esta copia de seguridad no se terminó al hacerla, así que pueden faltar partes. Se examinó lo que hay. Haga una nueva copia de seguridad para examinar el resto.',
  'cli.source.manifest-missing':
    'Esta copia de seguridad no contiene la lista de sus archivos (Manifest.db), así que no se pudo examinar ninguno. Quizá se copió solo en parte. Vuelva a copiarla entera.',
  'cli.source.manifest-lost':
    'Esta copia de seguridad no contiene la lista de sus archivos (Manifest.db), así que solo se pudieron examinar aquellos cuyo lugar se conoce sin ella. Quizá se copió solo en parte. Vuelva a copiarla entera.',
  'cli.source.manifest-damaged':
    'La lista de archivos de la copia de seguridad está dañada. No se pudo leer completa.',
  'cli.source.description-damaged':
    'Está dañado un archivo en el que la copia de seguridad se describe a sí misma y describe el teléfono. No se pudo leer completo.',
  'cli.source.two-phones':
    'Los archivos en los que la copia de seguridad se describe a sí misma nombran dos teléfonos distintos. Quizá proceden de dos copias de seguridad. Se examinó lo que hay. Vuelva a copiarla entera desde donde se hizo.',
  'cli.source.keybag-damaged':
    'La parte de la copia de seguridad que contiene sus claves está dañada, así que ninguna contraseña puede abrirla. Vuelva a copiarla desde la original.',
  'cli.source.machine':
    'Este equipo puso fin al examen antes de abrir estos datos. No se examinó nada de su contenido. Repita el examen.',
  'cli.source.archive-form':
    'Este archivo comprimido usa un método que este programa no lee. No se examinó nada de su contenido. Descomprímalo primero y examine la carpeta resultante.',
  'cli.source.archive-locked':
    'Este archivo comprimido está bloqueado con una contraseña propia, que este programa no usa. No se examinó nada de su contenido. Descomprímalo primero con esa contraseña y examine la carpeta resultante.',
  'cli.source.several':
    'Se encontraron varias copias de seguridad. Se examina y se indica cada una.',
  'cli.out.not-empty':
    'La carpeta {path} no está vacía, así que no se escribió nada. Elija una carpeta vacía o nueva, o añada --force.',
  'cli.out.must-be-empty':
    'La carpeta {path} no está vacía, así que no se escribió nada. Elija una carpeta vacía o nueva.',
  'cli.out.foreign-entry':
    'En {path} hay un enlace o un archivo donde debe haber una carpeta de este programa. No se escribe a través de él. Elimínelo o elija otra carpeta.',
  'cli.out.foreign-folder':
    'En {path} hay una carpeta donde debe haber un archivo de este programa. No se eliminó nada. Elimínela o elija otra carpeta.',
  'cli.out.in-evidence':
    'La carpeta {path} está dentro de los datos que se examinan, en los que nunca se escribe. No se escribió nada. Elija otra carpeta.',
  'cli.artifact.unknown': 'No hay ninguna parte llamada {id}. «athar artifacts» las enumera.',
  'cli.artifact.none-left': 'No queda nada por examinar: cada parte que se pidió también se omite.',
  'cli.timezone.unknown':
    '{zone} no es el nombre de una zona horaria. Hace falta un nombre como Africa/Tunis.',
  'cli.argument.empty': '{name} está vacío. Ahí se necesita un valor.',
  'cli.jobs.invalid': '--jobs requiere un número entero de 1 a 256.',
  'cli.language.unknown': '{value} no es uno de los idiomas: {languages}.',
  'cli.explain.unknown':
    'No hay nada llamado {id}. «athar artifacts» y «athar rules» enumeran lo que hay.',
  'cli.explain.no-findings':
    'No hay ningún archivo findings.jsonl en {path}, así que no se pudo buscar el hallazgo {id}. Indique con --in la carpeta que escribió el examen.',
  'cli.explain.finding-unknown':
    '{path} no contiene ningún hallazgo con el identificador {id}. Los registros tienen identificadores de la misma forma: findings.jsonl nombra los registros de cada hallazgo en «records».',
  'cli.explain.findings-damaged':
    'Algunas líneas de {path} no se pueden leer, y ninguna de las demás es el hallazgo {id}. Repita el examen o use una copia sin cambios de la carpeta que escribió.',
  'cli.explain.references': 'Referencias',
  'cli.explain.more': 'Otros lugares o momentos figuran en el archivo {file}.',
  'cli.explain.version': 'versión {version}',
  'cli.explain.fields-in-english': 'Lo que contienen los campos solo se dice en inglés.',
  'cli.explain.placeholders':
    'En un hallazgo, lo leído ocupa el lugar de lo que figura aquí entre llaves, como {example}.',
  'cli.explain.cannot-show': 'Lo que no puede mostrar',
  'cli.explain.paths': 'Dónde está en el teléfono',
  'cli.explain.fields': 'Campos',
  'cli.explain.compared': 'se compara con los indicadores: {type}, {met}',
  'cli.explain.personal': 'personal',
  'cli.explain.rules': 'Reglas',
  'cli.explain.indicator': 'El indicador tal como se publicó y las listas que lo nombran',
  'cli.explain.rule': 'Más sobre la regla',
  'stands-alone.staging-folder':
    'Solo el sistema puede escribir ahí, lo hace de otra forma, y no se conoce ningún programa común que se ejecute desde la propia carpeta.',
  'cli.sources.line': '{versions}; {forms}; cifrado: {encrypted}',
  'cli.sources.form.folder': 'carpeta',
  'cli.sources.form.folder-of-backups': 'carpeta con varias copias de seguridad',
  'cli.sources.encrypted.password': 'con su contraseña',
  'cli.sources.encrypted.no': 'no',
  'cli.sources.versions.backup': 'iOS 10 y posteriores',
  'cli.sources.versions.dump': 'iOS',
  'cli.indicators.not-stix': '{path} no contiene indicadores en formato STIX2.',
  'cli.no-file':
    '{path} no es un archivo, sino una tubería o algo parecido, que no se puede leer dos veces. Guarde en un archivo lo que sale de ella e indique ese archivo.',
  'cli.indicators.given.packed':
    '{path} es un archivo comprimido. Descomprímalo e indique el archivo STIX2 que contiene.',
  'cli.indicators.given.misp':
    '{path} es una exportación en el formato de MISP, que no se lee. Exporte el evento desde MISP como STIX 2 e indique ese archivo.',
  'cli.indicators.given.web-page':
    '{path} es una página web y no el archivo mismo. Descargue el archivo e indíquelo.',
  'cli.indicators.added.new': 'Se añadió {name}.',
  'cli.indicators.added.replaced':
    '{file} reemplazó a {name}: según su identificador, es otra versión del mismo paquete.',
  'cli.indicators.added.present': 'No se añadió {file}, porque {name} ya tiene el mismo contenido.',
  'cli.indicators.added.beside':
    'Se añadió {name}. Otro paquete se llama {other}, por eso se conservan ambos.',
  'cli.indicators.not-added.cut': 'No se pudo leer {file} hasta el final, así que no se añadió.',
  'cli.indicators.not-added.too-large':
    '{file} contiene objetos demasiado grandes para leerlos, así que no se añadió.',
  'cli.indicators.not-added.closed': 'No se pudo abrir {file}, así que no se añadió.',
  'cli.indicators.not-added.foreign':
    '{file} no contiene indicadores en formato STIX2, así que no se añadió.',
  'cli.indicators.closed': 'No se pudo abrir {path}; no se cargó ningún indicador de ahí.',
  'cli.indicators.missing': '{path} no existe; no se cargó ningún indicador de ahí.',
  'cli.indicators.unknown':
    'No hay ningún archivo de indicadores llamado {name}. «athar indicators list» muestra los que hay.',
  'cli.indicators.index-address':
    '{url} no es una dirección de la que se pueda descargar la lista de indicadores.',
  'cli.indicators.index-unreachable':
    'No se pudo descargar la lista de indicadores de {url}: {reason}. Se conserva lo que ya había.',
  'cli.indicators.index-unreadable':
    'Lo que se descargó de {url} no es una lista de indicadores. Se conserva lo que ya había.',
  'cli.notice.unencrypted':
    'Esta copia de seguridad no está cifrada; en ese tipo de copia no figuran el historial de navegación, las llamadas y otros datos. Una copia cifrada muestra más.',
  'cli.out.not-writable': 'No se pudo escribir en {path}. El sistema indica: {code}.',
  'cli.out.not-writable.missing':
    'No se pudo escribir en {path}: ese lugar no existe o su disco no está conectado. Elija otra carpeta.',
  'cli.out.not-writable.in-use':
    'No se pudo escribir en {path}: otro programa tiene abierto un archivo de esa carpeta. Ciérrelo y vuelva a intentarlo, o elija otra carpeta.',
  'cli.out.not-writable.no-permission':
    'No se pudo escribir en {path}: este equipo no lo permite. Elija una carpeta propia.',
  'cli.out.not-writable.read-only':
    'No se pudo escribir en {path}: su disco es de solo lectura. Elija una carpeta en otro disco.',
  'cli.out.not-writable.full':
    'No se pudo escribir en {path}: su disco está lleno. Libere espacio o elija una carpeta en otro disco.',
  'cli.out.not-writable.not-a-folder':
    'No se pudo escribir en {path}: hay un archivo, o un enlace a nada, donde hace falta una carpeta. Elija otra carpeta.',
  'cli.out.not-writable.name-too-long':
    'No se pudo escribir en {path}: el nombre es más largo de lo que permite este sistema. Elija uno más corto.',
  'cli.out.not-writable.disk-error':
    'No se pudo escribir en {path}: su disco informa de un error. Elija una carpeta en otro disco.',
  'cli.out.stopped.in-use':
    'Otro programa tiene abierto un archivo de la carpeta de salida. Se conservó lo que ya estaba terminado; falta el resto.',
  'cli.out.stopped.no-permission':
    'Este equipo ya no permite escribir en la carpeta de salida. Se conservó lo que ya estaba terminado; falta el resto.',
  'cli.out.stopped.read-only':
    'El disco de la carpeta de salida ha pasado a ser de solo lectura. Se conservó lo que ya estaba terminado; falta el resto.',
  'cli.out.stopped.disk-error':
    'El disco de la carpeta de salida informa de un error. Se conservó lo que ya estaba terminado; falta el resto.',
  'cli.out.stopped.removed':
    'Los archivos de este examen se eliminaron de la carpeta de salida mientras se ejecutaba, quizá por otro examen con la misma carpeta. No hay resultado de este examen. Repítalo con una carpeta propia.',
  'cli.out.disk-full':
    'El disco está lleno. Se conservó lo que ya estaba terminado; falta el resto.',
  'cli.out.file-too-large':
    'Un archivo llegó a ser más grande de lo que permite este disco o este sistema: un disco en formato FAT32, por ejemplo, no admite archivos de 4 GiB o más. Se conservó lo que ya estaba terminado; falta el resto. Repita el comando con una carpeta en otro disco.',
  'cli.too-many-files':
    'Este equipo permite a este programa abrir muy pocos archivos a la vez. Se conservó lo que ya estaba terminado; falta el resto. Cierre otros programas y repita el comando; un examen necesita menos archivos con --jobs 1.',
  'cli.output-full': 'No se pudo mostrar la salida: no queda espacio en el lugar al que se envía.',
  'cli.indicators.none':
    'No hay indicadores cargados. Ejecute «athar indicators update» (usa la red) o añada un archivo con --indicators.',
  'cli.indicators.ended':
    'Todos los indicadores cargados dejaron ya de estar vigentes y solo cuentan para lo que ocurrió antes. Ejecute «athar indicators update» (usa la red) o añada otros más recientes con --indicators.',
  'cli.indicators.other':
    'Los indicadores cargados son de tipos que este examen no puede comparar con estos datos. Ejecute «athar indicators update» (usa la red) o añada otros con --indicators.',
  'cli.indicators.holds-none':
    '{file} no contiene indicadores que se puedan comparar, así que no se cargó nada de ese archivo.',
  'indicators.fault.no-permission':
    'Este equipo no permitió abrir este archivo o esta carpeta de indicadores. No se cargó nada de su contenido.',
  'indicators.fault.too-deep':
    'Esta carpeta está dentro de más carpetas anidadas de las que se recorren. No se cargó nada de su contenido.',
  'indicators.fault.missing':
    'En el lugar de este archivo de indicadores hay un enlace a un archivo que no existe. No se cargó nada.',
  'indicators.fault.not-a-file':
    'Lo que hay en el lugar de este archivo de indicadores no es un archivo. No se cargó nada.',
  'indicators.fault.disk-error':
    'Este archivo de indicadores no se pudo leer de su disco hasta el final. Se cargó lo que se pudo leer.',
  'indicators.fault.empty': 'Este archivo de indicadores está vacío.',
  'indicators.fault.not-fetched':
    'En el lugar de este archivo de indicadores hay solo un marcador de Git LFS: el archivo en sí no se descargó. No se cargó nada.',
  'indicators.fault.not-stix':
    'Este archivo se llama como uno de indicadores, pero su contenido no tiene el formato STIX2. No se cargó nada.',
  'indicators.fault.cut':
    'Este archivo de indicadores termina antes de tiempo. Se cargó lo que hay antes del corte.',
  'indicators.fault.damaged':
    'Este archivo de indicadores está dañado. Se cargó lo que hay antes del daño.',
  'indicators.fault.too-large':
    'Este archivo de indicadores contiene entradas más grandes que cualquier entrada real. No se cargaron.',
  'indicators.fault.lost':
    'Este archivo de indicadores se puso en la carpeta de indicadores y ya no está allí. No se cargó nada de su contenido. Ejecute «athar indicators update» (usa la red), añádalo de nuevo o quítelo de la lista con «athar indicators remove».',
  'indicators.fault.changed':
    'Este archivo de indicadores ya no es como era cuando se puso en la carpeta de indicadores. Se cargó lo que contiene ahora. Ejecute «athar indicators update» (usa la red), o añádalo de nuevo si se cambió a propósito.',
  'indicators.fault.record-damaged':
    'La lista de lo que se puso en la carpeta de indicadores está dañada, así que no se notaría si faltara allí un archivo. Ejecute «athar indicators update» (usa la red).',
  'cli.aborted':
    'Se detuvo a petición suya. Lo terminado se conservó en {path}; el examen está incompleto y su resultado lo indica.',
  'cli.full-option': 'Los campos personales se conservan en los registros porque se indicó --full.',
  'cli.bug': 'Se produjo un error en este programa. Lo leído se conservó. Por favor, comuníquelo.',
  'cli.silent-logs':
    'Algunos registros tienen días sin entradas. Esto tiene motivos corrientes, como un teléfono apagado o entradas eliminadas; el informe dice más:',
  'cli.usage.unknown-option': 'La opción {name} no existe.',
  'cli.usage.unknown-command': 'El comando {name} no existe.',
  'cli.usage.suggestion': '¿Quiso decir {name}?',
  'cli.usage.missing-argument': 'Falta el argumento {name}.',
  'cli.usage.missing-option': 'Falta la opción {name}.',
  'cli.usage.missing-value': 'La opción {name} necesita un valor.',
  'cli.usage.repeated-option':
    'La opción {name} se indicó más de una vez. Solo admite un valor: indíquela una vez.',
  'cli.current-folder':
    'La carpeta en la que se inició este comando se eliminó o se movió, o su ruta es demasiado larga para el sistema. Cambie a otra carpeta e inícielo de nuevo.',
  'cli.usage.quotation-mark':
    'Hay una comilla dentro de {value}. En Windows, una barra invertida delante de la comilla de cierre la oculta, y las palabras siguientes pasan a formar parte de la ruta. Quite la barra del final: {example}.',
  'cli.usage.not-utf8':
    'El nombre {path} contiene bytes que no son UTF-8, y un nombre así no se puede indicar aquí. Indique la carpeta que lo contiene o un enlace a él con otro nombre.',
  'cli.usage.too-many': 'Hay más argumentos de los que este comando acepta.',
  'cli.usage.other': 'No se puede entender este comando: {detail}',
  'cli.usage.help': '«{command}» muestra todo lo que hay.',
  'cli.problem': '{code}: {reason} ({detail})',
  'cli.inspect.folder':
    '{path} es una carpeta. Indique un solo archivo; «athar check» lee carpetas.',
  'cli.inspect.not-found': '{path} no existe.',
  'cli.inspect.not-readable': 'No se puede leer {path} ({code}).',
  'cli.inspect.foreign':
    '{path} no es ni una base de datos SQLite ni una lista de propiedades. Si viene de una copia de seguridad cifrada, descífrelo antes con «athar extract».',
  'cli.inspect.database':
    'Base de datos SQLite. Tablas: {tables}. Bytes por página: {bytes}. Texto: {encoding}.',
  'cli.inspect.log': 'Tramas del registro de escritura anticipada aplicadas: {n, number}.',
  'plural.bytes': '{n, plural, =0 {0 bytes} one {# byte} many {# de bytes} other {# bytes}}',
  'plural.rows': '{n, plural, =0 {0 filas} one {# fila} many {# de filas} other {# filas}}',
  'plural.rows-recovered':
    '{n, plural, =0 {0 recuperadas} one {# recuperada} many {# recuperadas} other {# recuperadas}}',
  'plural.rows-more': '{n, plural, =0 {ninguna más} one {# más} many {# más} other {# más}}',
  'plural.rows-recovered-more':
    '{n, plural, =0 {ninguna más recuperada} one {# más recuperada (todas con --json)} many {# más recuperadas (todas con --json)} other {# más recuperadas (todas con --json)}}',
  'cli.inspect.tables-gone': 'filas cuya tabla se desconoce',
  'cli.inspect.table-gone': '{table} (ya no está en el esquema)',
  'cli.inspect.deleted': 'eliminada',
  'cli.inspect.unattached': 'quizá no eliminada',
  'cli.inspect.id-unknown': 'rowid desconocido',
  'cli.inspect.id-worked-out': '{rowId} (deducido de las filas vecinas)',
  'cli.inspect.lost': 'no recuperado: {columns}',
  'cli.inspect.doubtful': 'incierto: {columns}',
  'cli.inspect.place': '{space}, página {page}, desplazamiento {offset}',
  'cli.inspect.frame': 'trama {frame}',
  'cli.inspect.confidence':
    '{confidence, select, high {confianza alta} medium {confianza media} other {confianza baja}}',
  'cli.extract.pattern': 'El patrón {path} es demasiado largo o representa demasiadas rutas.',
  'cli.extract.empty': '{path} está vacío. No se leyó nada.',
  'cli.extract.not-found': '{path} no existe. No se leyó nada.',
  'cli.extract.not-recognised':
    '{path} no es una copia de seguridad y no contiene otros datos que este programa sepa leer. No se leyó nada. Elija la carpeta de la copia de seguridad o la carpeta que la contiene.',
  'cli.extract.password-needed':
    'Esta copia de seguridad está cifrada y no se dio ninguna contraseña. No se leyó nada. Repita el comando en una terminal o use --password-file.',
  'cli.extract.none': 'No se escribió ningún archivo.',
  'cli.extract.no-match':
    'Ningún archivo de estos datos tiene esa ruta, así que no se escribió nada.',
  'cli.extract.pattern-without-match': 'Ningún archivo de estos datos tiene una ruta como {path}.',
  'cli.extract.written': 'Archivos escritos: {n, number}. La lista está en {file}.',
  'cli.indicators.empty': 'No hay indicadores. «athar indicators update» obtiene los publicados.',
  'cli.indicators.together':
    'En total: {n, plural, =0 {0 indicadores} one {# indicador} many {# de indicadores} other {# indicadores}} en {files, plural, =0 {0 archivos} one {# archivo} many {# de archivos} other {# archivos}}',
  'cli.indicators.folder': 'Carpeta: {path}',
  'cli.indicators.last-update': 'Última actualización: {at}',
  'cli.indicators.never-updated': 'Última actualización: nunca',
  'cli.indicators.for': 'para: {threats}',
  'cli.indicators.newest': 'entrada más reciente: {date}',
  'cli.indicators.ended-count': 'ya no vigentes, solo para registros más antiguos: {n, number}',
  'cli.indicators.not-loaded-count': 'no cargados: {n, number} ({reason})',
  'cli.indicators.such-as': 'por ejemplo {example}',
  'cli.indicators.by-hand': 'añadido a mano',
  'cli.indicators.from': 'origen: {url}',
  'cli.indicators.since': 'aquí desde: {at}',
  'cli.indicators.removed': 'Se eliminó {name}.',
  'cli.indicators.left-out':
    'Se omitieron por no contener indicadores STIX: {n, plural, one {# archivo} many {# de archivos} other {# archivos}}.',
  'cli.indicators.feed.new': 'nuevo        {file}',
  'cli.indicators.feed.updated': 'actualizado  {file}',
  'cli.indicators.feed.unchanged': 'sin cambios  {file}',
  'cli.indicators.feed.withdrawn': 'retirado     {file}: la lista ya no lo menciona; eliminado',
  'cli.indicators.feed.failed': 'fallido      {title}: {reason}',
  'cli.indicators.failure.silent':
    'el servidor no respondió o dejó de enviar, y se dejó de esperar; inténtelo de nuevo más tarde',
  'cli.indicators.failure.slow':
    'llegaba tan despacio que se abandonó la descarga; inténtelo de nuevo más tarde o con otra conexión',
  'cli.indicators.failure.status': 'el servidor respondió {status}',
  'cli.indicators.failure.too-large': 'es más grande de lo que puede ser un archivo de indicadores',
  'cli.indicators.failure.redirected-often':
    'el servidor remitió la petición a otro lugar demasiadas veces',
  'cli.indicators.failure.redirected-away':
    'el servidor remitió la petición a una dirección que no se debe seguir',
  'cli.indicators.failure.network': 'la conexión falló ({detail})',
  'cli.indicators.failure.no-address':
    'la lista no da ninguna dirección de la que se pueda descargar',
  'cli.indicators.failure.not-stix': 'no es un paquete STIX completo',
  'cli.indicators.failure.holds-none': 'no contiene indicadores',
  'cli.indicators.interrupted':
    'Se detuvo a petición suya. Se conserva lo que se descargó hasta ahora y todo lo que ya había.',
  'plural.indicators-not-fetched':
    '{n, plural, =0 {Se pudieron obtener todos los archivos.} one {No se pudo obtener # archivo; se conserva lo que había antes.} many {No se pudieron obtener # de archivos; se conserva lo que había antes.} other {No se pudieron obtener # archivos; se conserva lo que había antes.}}',
  'help.usage': 'Uso:',
  'help.arguments': 'Argumentos:',
  'help.options': 'Opciones:',
  'help.commands': 'Comandos:',
  'help.examples': 'Ejemplos:',
  'help.exit-codes': 'Código de salida:',
  'help.default': 'por defecto: {value}',
  'help.help': 'mostrar esta ayuda',
  'help.help-of': 'mostrar la ayuda de un comando',
  'help.version': 'mostrar la versión',
  'help.athar':
    'Examina en este equipo la copia de seguridad de un teléfono en busca de rastros de software espía, y dice qué se pudo ver y qué no.',
  'help.network':
    'Ningún comando usa la red, salvo «athar indicators update». Nunca se envía nada.',
  'help.npx':
    'En una copia del repositorio, ponga npx delante de estos comandos: «npx athar demo».',
  'help.example.demo': 'probarlo con un teléfono inventado',
  'help.example.folder': 'examinar cada copia de seguridad de una carpeta',
  'help.example.arabic': 'con el informe en árabe',
  'help.example.update': 'obtener los indicadores publicados (usa la red)',
  'help.lang': 'idioma de los textos y del informe: {languages}',
  'help.json': 'en formato JSON',
  'help.evidence':
    'copia de seguridad o copia de un sistema de archivos; carpeta, zip, tar o tar.gz',
  'help.password-file':
    'contraseñas de la copia de seguridad, una por línea; también: ATHAR_PASSWORD; si no, se piden en la terminal',
  'help.check':
    'examinar datos: cualquier carpeta o archivo, reconocido por su contenido, a cualquier nivel',
  'help.check.out': 'carpeta para el resultado; nueva o vacía',
  'help.check.indicators':
    'archivo STIX2 o carpeta (repetible); por defecto, los que gestiona «athar indicators»',
  'help.check.timezone': 'zona del teléfono como nombre IANA, si los datos no la dicen',
  'help.check.full': 'conservar los campos personales (textos, nombres, asuntos) en los registros',
  'help.check.artifact': 'examinar solo esta parte (repetible)',
  'help.check.skip': 'omitir esta parte (repetible)',
  'help.check.jobs': 'hilos de trabajo (por defecto: el número de núcleos)',
  'help.check.force':
    'escribir en una carpeta que no está vacía; solo elimina lo que escribió allí un examen anterior',
  'help.quiet': 'sin progreso',
  'help.no-color': 'sin negrita ni colores',
  'help.exit.nothing': 'estado S2: no se encontró nada salvo notas y se leyó todo lo esperado',
  'help.exit.found':
    'estado S3, S4 o S5: se encontró algo que conviene que vea una persona especialista',
  'help.exit.usage': 'uso incorrecto',
  'help.exit.gaps':
    'estado S0 o S1: no se pudo examinar, o no se encontró nada pero con lagunas; o se interrumpió',
  'help.exit.failure': 'un fallo de Athar o de este equipo',
  'help.exit.as-planted': 'se encontró todo lo colocado y nada más',
  'help.exit.not-as-planted': 'no se encontró algo de lo colocado, o se encontró otra cosa',
  'help.exit.all-read': 'se pudo leer todo',
  'help.exit.part-read': 'no se pudo leer el archivo o una parte',
  'help.exit.done': 'se hizo todo lo pedido',
  'help.exit.part-done': 'algo no se pudo leer, descargar o encontrar',
  'help.demo':
    'crear la copia de seguridad de un teléfono inventado con rastros colocados, y examinarla',
  'help.demo.out': 'carpeta para el teléfono y el resultado',
  'help.indicators': 'gestionar los indicadores publicados con los que un examen compara los datos',
  'help.indicators.where': 'Los archivos están en {path} (se cambia con ATHAR_DATA).',
  'help.indicators.none':
    'Sin «update» ni «add» no hay ninguno, y un examen solo puede usar sus reglas.',
  'help.indicators.list': 'los archivos que hay, qué contienen y cuándo se actualizaron',
  'help.indicators.add': 'copiar un archivo STIX 2, o todos los de una carpeta, con los que ya hay',
  'help.indicators.path': 'archivo o carpeta',
  'help.indicators.remove': 'eliminar un archivo por el nombre que muestra «list»',
  'help.indicators.name': 'por ejemplo pegasus.stix2',
  'help.indicators.update': 'obtener los indicadores publicados (el único comando que usa la red)',
  'help.indicators.index': 'dirección de la lista',
  'help.extract':
    'escribir los archivos indicados como los tenía el dispositivo, descifrados, con su SHA-256',
  'help.extract.path':
    'ruta o patrón de rutas en el dispositivo (repetible), por ejemplo {folder} o {either}: {run} valen por caracteres de un nombre, {many} por carpetas, {set} por un carácter de un conjunto; una barra invertida toma el carácter siguiente tal cual. Escríbalo entre comillas',
  'help.extract.out': 'carpeta para los archivos; debe ser nueva o estar vacía',
  'help.inspect':
    'mostrar cualquier archivo SQLite o lista de propiedades, con --deleted también las filas eliminadas',
  'help.inspect.file':
    'base de datos SQLite (también se leen -wal y -journal junto a ella) o lista de propiedades',
  'help.inspect.deleted':
    'también las filas recuperadas del espacio libre, del registro de escritura anticipada y del diario de reversión',
  'help.inspect.json': 'una fila por línea, en formato JSON',
  'help.inspect.first':
    'Sin --json se acortan los valores largos, y solo se muestran las primeras {rows, number} filas de cada tabla y las primeras {deleted, number} de sus filas eliminadas. --json lo muestra todo.',
  'help.inspect.form':
    'Con --json, los enteros más allá de 2^53 son cadenas, y los bytes {bytes}. La ruta de una entrada de una lista de propiedades tiene sus claves e índices entre barras; en una clave, ~ se escribe ~0 y / se escribe ~1, como en JSON Pointer (RFC 6901). ~ por sí solo es una clave vacía, y una ruta vacía la lista entera.',
  'help.inspect.deleted-rows':
    'Una fila eliminada indica la confianza que merece. Alta: una lista de su página apunta a ella y su tabla es conocida. Media: está entera, pero ya nada apunta a ella, o solo la forma de sus valores indica su tabla. Baja: una parte se perdió o se dedujo. Una columna que falta no se recuperó.',
  'help.artifacts': 'los tipos de rastros que lee esta versión',
  'help.rules': 'lo que esta versión detecta además de los indicadores publicados',
  'help.sources': 'los tipos de datos que abre esta versión',
  'help.explain':
    'qué significa una parte, una regla o un hallazgo, qué no puede mostrar y dónde leer más',
  'help.explain.id':
    'identificador de una parte o una regla, como los muestran «athar artifacts» y «athar rules», o de un hallazgo, como está en findings.jsonl',
  'help.explain.in': 'para un hallazgo: la carpeta que escribió el examen',
  'cli.demo.making': 'Creando la copia de seguridad cifrada de un teléfono inventado en {folder}…',
  'cli.demo.password':
    'El teléfono y el software espía son inventados. Contraseña de la copia de seguridad: {password}',
  'cli.demo.found':
    'Rastros colocados: {planted, number}, encontrados: {found, number}. Rastros parecidos que no debían señalarse: {nearMisses, number}.',
  'cli.demo.foreign':
    '{path} no fue creado por «athar demo», así que no se eliminó nada. Muévalo a otro lugar o elija otra carpeta.',
  'cli.demo.missing': 'colocado, pero no encontrado: {what}',
  'cli.demo.unexpected': 'encontrado, pero no colocado: {what}',
  'cli.report-at': 'Informe: {path}',
  'cli.open-report': 'Abra este archivo en un navegador. Funciona sin conexión.',
  'progress.recognising': 'Reconociendo los datos',
  'progress.deriving-key': 'Calculando la clave a partir de la contraseña',
  'progress.manifest': 'Leyendo la lista de archivos',
  'progress.artifacts': 'Leyendo los datos del teléfono',
  'progress.database': 'Leyendo la base de datos',
  'progress.report': 'Escribiendo el informe',
  'progress.done': 'Terminado',
  'progress.soon': 'Casi listo',
  'progress.unknown': 'Tiempo restante aún desconocido',

  // Notices from Apple, Google or WhatsApp

  // Counted sentences
  'plural.findings':
    '{n, plural, =0 {Ningún hallazgo} one {# hallazgo} many {# de hallazgos} other {# hallazgos}}',
  'plural.files-read':
    '{n, plural, =0 {No se leyó ningún archivo} one {Se leyó # archivo} many {Se leyeron # de archivos} other {Se leyeron # archivos}}',
  'plural.pages-not-searched':
    '{n, plural, =0 {Se buscaron entradas eliminadas en todos los lugares donde una base de datos las guarda.} one {En # página de una base de datos, las entradas eliminadas se buscaron solo en parte, porque la búsqueda allí tardaría demasiado. Las demás entradas se leyeron todas.} many {En # de páginas de bases de datos, las entradas eliminadas se buscaron solo en parte, porque la búsqueda allí tardaría demasiado. Las demás entradas se leyeron todas.} other {En # páginas de bases de datos, las entradas eliminadas se buscaron solo en parte, porque la búsqueda allí tardaría demasiado. Las demás entradas se leyeron todas.}}',
  'plural.period-days':
    '{n, plural, =0 {Estos datos abarcan menos de un día.} one {Estos datos abarcan # día.} many {Estos datos abarcan # de días.} other {Estos datos abarcan # días.}}',
  'plural.parts-partly-read':
    '{n, plural, =0 {Ninguna parte se leyó solo parcialmente.} one {# parte se leyó solo parcialmente.} many {# de partes se leyeron solo parcialmente.} other {# partes se leyeron solo parcialmente.}}',
  'plural.parts-not-checked':
    '{n, plural, =0 {No hay partes que no se hayan podido examinar.} one {No se pudo examinar # parte.} many {No se pudieron examinar # de partes.} other {No se pudieron examinar # partes.}}',
  'plural.parts-more':
    '{n, plural, =0 {ninguna parte más} one {# parte más} many {# de partes más} other {# partes más}}',
  'plural.rules-over-limit':
    '{n, plural, =0 {Se pudieron aplicar todas las reglas.} one {# regla no se aplicó por completo: estos datos contienen más entradas de las que puede comparar.} many {# de reglas no se aplicaron por completo: estos datos contienen más entradas de las que pueden comparar.} other {# reglas no se aplicaron por completo: estos datos contienen más entradas de las que pueden comparar.}}',
  'plural.files-without-key':
    '{n, plural, =0 {Ningún archivo carece de clave.} one {No se pudo descifrar # archivo porque falta su clave.} many {No se pudieron descifrar # de archivos porque faltan sus claves.} other {No se pudieron descifrar # archivos porque faltan sus claves.}}',
  'plural.hours-left':
    '{n, plural, =0 {Queda menos de una hora} one {Queda alrededor de # hora} many {Quedan alrededor de # de horas} other {Quedan alrededor de # horas}}',
  'plural.minutes-left':
    '{n, plural, =0 {Queda menos de un minuto} one {Queda alrededor de # minuto} many {Quedan alrededor de # de minutos} other {Quedan alrededor de # minutos}}',
  'plural.seconds-left':
    '{n, plural, =0 {Queda menos de un segundo} one {Queda alrededor de # segundo} many {Quedan alrededor de # de segundos} other {Quedan alrededor de # segundos}}',

  // Parts of the report page
  'report.title': 'Informe',
  'report.of-phone': 'Informe sobre el examen de un teléfono',
  'report.of-several': 'Informe sobre el examen de varios teléfonos o copias',
  'report.skip': 'Ir al resultado',
  'report.key': 'Qué significan los símbolos',
  'report.hide': 'Ocultar esta página',
  'report.back': 'Volver',
  'report.page-of': 'Página {page} de {pages}',
  'report.folded-on-paper':
    'Está plegado en la pantalla y por eso no se imprimió. Para tenerlo en papel, despliéguelo e imprima de nuevo.',
  'report.made-with':
    'Hecho con Athar, un programa libre. Puede cambiar el nombre de este archivo.',
  'report.from-to': 'Del {from} al {to}',
  'report.from-to-inside': 'del {from} al {to}',
  'report.aborted':
    'El examen se interrumpió antes de terminar. Las partes a las que no llegó no se examinaron. Repita el examen para que se examinen también.',
  'report.why-not': 'Por qué no se pudo examinar',
  'report.not-opened': 'Una parte de los datos entregados no se pudo abrir',
  'report.source-number': 'Conjunto de datos {number}',
  'report.source-result': 'Resultado de este teléfono o copia',
  'report.concerns': 'Esta frase se refiere a',
  'heading.contents': 'En esta página',
  'heading.timeline': 'Línea de tiempo',
  'heading.found': 'Qué se encontró',
  'heading.picture': 'Qué muestra la imagen',

  // Findings
  'finding.number': 'Hallazgo {number}',
  'finding.title.received-link': 'Un enlace de una lista publicada, en un mensaje recibido',
  'finding.title.received': 'Un rastro de una lista publicada, en un mensaje recibido',
  'finding.title.sent-link': 'Un enlace de una lista publicada, en un mensaje enviado',
  'finding.title.sent': 'Un rastro de una lista publicada, en un mensaje enviado',
  'finding.title.received-other-link':
    'Un enlace de una lista publicada, en algo que llegó a este teléfono',
  'finding.title.received-other':
    'Un rastro de una lista publicada, en algo que llegó a este teléfono',
  'finding.title.sent-other-link':
    'Un enlace de una lista publicada, en algo que salió de este teléfono',
  'finding.title.sent-other':
    'Un rastro de una lista publicada, en algo que salió de este teléfono',
  'finding.title.visited': 'Una visita registrada a una dirección de una lista publicada',
  'finding.title.redirected': 'Una redirección a una dirección de una lista publicada',
  'finding.title.resolved': 'Un contacto con una dirección de una lista publicada',
  'finding.title.installed': 'Algo instalado que figura en una lista publicada',
  'finding.title.removed': 'Algo eliminado que figura en una lista publicada',
  'finding.title.installed-or-removed':
    'Algo instalado o eliminado que figura en una lista publicada',
  'finding.title.ran': 'Un programa con un nombre de una lista publicada',
  'finding.title.stored': 'Un rastro de una lista publicada, en datos almacenados',
  'finding.title.configured': 'Un ajuste con un valor de una lista publicada',
  'finding.why.address':
    'Esta dirección figura en una lista publicada de direcciones de ataques anteriores con {threat}.',
  'finding.why.name':
    'Este nombre figura en una lista publicada de nombres de ataques anteriores con {threat}.',
  'finding.why.value':
    'Este valor figura en una lista publicada de rastros de ataques anteriores con {threat}.',
  'finding.why.unnamed':
    'Este valor figura en una lista publicada de rastros de ataques anteriores.',
  'finding.why.also': 'El mismo valor figura también en otra lista publicada: {lists}.',
  'finding.published-as': 'En la lista: {value}',
  'finding.local-time': 'Hora local del teléfono: {time}',
  'finding.utc': 'UTC: {time}',
  'finding.unknown-clock': 'Hora tal como la escribió el teléfono, zona desconocida: {time}',
  'finding.no-time': 'Los datos no indican ni fecha ni hora para esto.',
  'finding.backup-time':
    'Este es el momento en que se hizo la copia de seguridad. Esto ocurrió antes, y estos datos no indican cuándo.',
  'finding.time-too-early':
    'Los datos indican como fecha y hora {value}. Eso es anterior a la existencia de este tipo de teléfonos, por lo que no se usa aquí.',
  'finding.time-too-late':
    'Los datos indican como fecha y hora {value}. Eso está demasiado lejos en el futuro para ser correcto, por lo que no se usa aquí.',
  'finding.time-no-date':
    'En lugar de una fecha y hora, los datos contienen {value}, que no es una fecha.',
  'finding.entry': 'Entrada {entry} en los detalles técnicos',
  'finding.confirm.specialist':
    'Una persona especialista de una línea de ayuda o de un laboratorio que figura en este informe. Muéstrele esta página.',
  'finding.confirm.none':
    'Por sí solo, esto no necesita confirmación. Muéstrelo junto con los demás hallazgos.',
  'finding.english-only': 'Este texto solo existe por ahora en inglés.',

  // Coverage chart and its groups
  'coverage.partly-read.together':
    'Estas partes no se leyeron completas. En el resto puede haber algo que no se vio.',
  'coverage.unreadable.together':
    'Estas partes están presentes, pero no se pudieron leer. No se examinaron.',
  'coverage.not-present.together': 'Estos datos no contienen estas partes. No se examinaron.',
  'coverage.not-supported.together':
    'Estas partes están en un formato que esta versión no sabe leer. No se examinaron.',
  'coverage.skipped.label': 'Omitida',
  'coverage.skipped.text': 'Esta parte se omitió. No se examinó.',
  'coverage.not-reached.label': 'No alcanzada',
  'coverage.not-reached.text': 'El examen terminó antes de llegar a esta parte. No se examinó.',
  'coverage.skipped.together': 'Estas partes se omitieron. No se examinaron.',
  'coverage.not-reached.together':
    'El examen terminó antes de llegar a estas partes. No se examinaron.',
  'coverage.not-opened.text':
    'Estos datos no se pudieron abrir, así que no se examinó ninguna de las partes que lee Athar.',
  'coverage.comparison': 'Comparación con rastros conocidos',
  'coverage.not-opened.list': 'Las partes que lee Athar',
  'coverage.hidden.text':
    'No se pudo leer el lugar donde estaría esta parte, así que no se sabe si está. No se examinó.',
  'coverage.hidden.together':
    'No se pudieron leer los lugares donde estarían estas partes, así que no se sabe si están. No se examinaron.',
  'coverage.not-applicable.label': 'Nunca en este tipo de datos',
  'coverage.not-applicable.text':
    'Este tipo de datos, o esta versión del sistema, nunca contiene esta parte.',
  'coverage.not-needed': 'No están en estos datos, ni se esperan en ellos',
  'coverage.group-read': 'Lectura: {read, number} de {total, number}',
  'coverage.part': 'Parte',
  'coverage.records': 'Registros',
  'coverage.reaches-back': 'Se remonta al',
  'coverage.no-date': 'sin fecha utilizable',
  'coverage.none': 'No se pudo consultar ninguna parte de estos datos.',
  'artifact-group.device': 'El teléfono y sus ajustes',
  'artifact-group.messages': 'Mensajes',
  'artifact-group.browsing': 'Navegación web',
  'artifact-group.apps': 'Aplicaciones y sus permisos',
  'artifact-group.system': 'Actividad de los programas',
  'artifact-group.people': 'Personas, llamadas y citas',

  // Timeline
  'timeline.findings':
    'Cuándo se registraron los hallazgos y hasta cuándo se remonta cada parte de los datos',
  'timeline.spans': 'Hasta cuándo se remonta cada parte de los datos',
  'timeline.bar': 'Período que abarca esta parte',
  'timeline.beyond': 'Extremo en punta: continúa fuera de la imagen',
  'timeline.strong-mark': 'Nivel «Conviene mirarlo de cerca» o superior',
  'timeline.weak-mark': 'Solo una nota',
  'timeline.no-dates': 'Ningún hallazgo y ninguna parte de estos datos tiene fecha.',
  'timeline.browsing-from':
    'El historial de navegación solo se remonta al {date}. Lo que ocurrió en un navegador antes de ese día no está en estos datos.',

  // Logs
  'heading.logs': 'Hasta qué fecha se remontan los registros',
  'logs.intro':
    'Gran parte de estos datos son registros que crecen día a día y cuyas entradas antiguas desaparecen con el tiempo. La imagen muestra, para cada registro, desde cuándo y hasta cuándo tiene entradas.',
  'logs.breaks':
    'Un corte en una barra es un día, o varios días seguidos, sin entradas, lo que es poco habitual en ese registro.',
  'logs.days-in-utc': 'Los días se cuentan en UTC.',
  'logs.days-in-zone': 'Los días se cuentan en la zona horaria {zone}.',
  'logs.reasons':
    'Esos días tienen razones corrientes: el teléfono estaba apagado o no se usó, su reloj estuvo mal durante un tiempo, la persona dueña eliminó entradas, o el teléfono solo guarda entradas durante cierto número de días. Por sí solos no son señal de un ataque. Una persona especialista puede compararlos con los demás registros.',
  'logs.chart': 'Días con entradas en cada registro',
  'report.missing-all-the-same': 'Aun así, no todo se pudo examinar: vea «Qué no se leyó».',
  'logs.bar': 'Tiene entradas',
  'logs.gap': 'Sin entradas',
  'logs.out-of-order':
    'En la base de datos, entradas con fecha posterior a esos días están antes de entradas con fecha anterior. Eso ocurre cuando el reloj del teléfono estaba mal, o cuando hay entradas que vienen de iCloud, de otro dispositivo o de una copia de seguridad.',
  'logs.empty': 'se leyó por completo y no contiene ninguna entrada.',
  'logs.undated':
    'se leyó por completo y ninguna de las entradas que siguen ahí tiene una fecha posible.',
  'plural.no-entries-between':
    '{n, plural, =0 {No tiene entradas entre el {from} y el {to}.} one {No tiene entradas el {from}.} many {No tiene entradas entre el {from} y el {to} (# de días).} other {No tiene entradas entre el {from} y el {to} (# días).}}',
  'plural.more-silences':
    '{n, plural, =0 {No hay otros.} one {Hay # período más en el archivo {file}.} many {Hay # de períodos más en el archivo {file}.} other {Hay # períodos más en el archivo {file}.}}',

  // Checked for, help, limits, consent
  'threats.nothing-read':
    'No se leyó nada, así que no se buscó ningún software espía en el teléfono.',
  'rules.of-findings': 'Hallazgos de otras reglas',
  'rules.several-artifacts': 'Reglas sobre varios tipos de rastros',
  'threats.rules-too':
    'También se aplicaron reglas generales. Buscan cosas inusuales que no están ligadas a ningún nombre.',
  'threats.rules-not-applied':
    'Algunas de las reglas generales sacan conclusiones de lo que falta. Las siguientes tenían algo que examinar y no se aplicaron, porque una parte de los datos que podría explicarlo no se leyó por completo o contenía más de lo que pueden comparar:',
  'threats.other-names':
    'La lista de nombres nunca puede estar completa: existe otro software espía que aquí no figura con ningún nombre.',
  'indicators.holds-none':
    'Este archivo no contiene indicadores que se puedan comparar, así que no se cargó nada de él.',
  'indicators.update-hint':
    'Sin indicadores, este examen puede decir poco. Quien lo hizo puede cargarlos con {command} y repetirlo.',
  'indicators.newer-hint':
    'Quien hizo este examen puede cargar indicadores más recientes con {command} y repetirlo.',
  'help.intro-names':
    'Estas organizaciones ayudan a personas en riesgo. Búsquelas desde otro dispositivo y use solo los datos de contacto que figuran en sus propias páginas.',
  'help.stalking-names':
    'La línea que puede ayudar depende del país. Las líneas de ayuda de arriba pueden indicarle una cercana.',
  'limits.no-logs':
    'Una copia de seguridad no contiene los registros del sistema. Un informe del sistema puede mostrar lo que una copia no muestra.',
  'limits.plain-backup':
    'Una copia de seguridad sin cifrado contiene menos: no incluye las llamadas, el historial de navegación y otras partes. Una copia cifrada muestra más.',
  'limits.links':
    'Los enlaces están escritos de modo que no se puedan abrir, y solo hasta el nombre del sitio. De un mensaje se imprime como máximo un fragmento corto.',
  'consent.only-with':
    'Este examen solo puede hacerse con el consentimiento de la persona a quien pertenece el teléfono.',
  'consent.withdraw':
    'El consentimiento se puede retirar en cualquier momento: dígaselo a la persona de apoyo. Entonces se eliminan la copia de los datos y este informe.',
  'consent.helper-name': 'Nombre de la persona de apoyo',
  'consent.talk-date': 'Fecha de la conversación',

  // Technical details
  'technical.places': 'Dónde se leyó cada hallazgo',
  'technical.entry': 'Entrada',
  'technical.place': 'Lugar en el teléfono',
  'technical.position': 'Posición',
  'technical.more-places':
    'De las entradas con muchos lugares solo se indican aquí los primeros. Todos figuran en el archivo {file}.',
  'technical.explain':
    'Debajo de cada lugar figuran el identificador de la regla, o el de la parte de los datos y el archivo que nombra el indicador, y al final el identificador del hallazgo. {command} seguido de uno de estos identificadores dice más; para un hallazgo, en la carpeta de este informe.',
  'technical.identity': 'Teléfono, datos, programa e indicadores',
  'technical.model': 'Modelo',
  'technical.system': 'Sistema',
  'technical.kind': 'Tipo de datos',
  'technical.files': 'Archivos',
  'technical.program': 'Programa',
  'technical.indicator-file': 'Archivo de indicadores (SHA-256)',
  'technical.not-used': 'No se usó de este archivo: {reasons}',
  'not-loaded.unsupported-pattern': 'patrones de un tipo no admitido',
  'not-loaded.address-range': 'rangos de direcciones',
  'not-loaded.unusable-value': 'valores con los que nada podría coincidir',
  'not-loaded.revoked': 'retirados por quien los publicó',
  'not-loaded.older-version': 'versiones anteriores de lo que contiene otro archivo',
  'not-loaded.benign': 'publicados como inofensivos',
  'not-loaded.malformed': 'entradas dañadas',
  'not-loaded.too-large': 'entradas demasiado grandes',
  'not-loaded.observable': 'vistos en algún lugar, sin que se diga que son maliciosos',
  'not-loaded.not-compared': 'no comparados: {type}',
  'technical.ended':
    'Los indicadores de este archivo que ya no están vigentes solo cuentan para lo que ocurrió antes de que dejaran de estarlo.',
  'technical.state': 'Estado del resultado',
  'technical.options': 'Opciones',
  'position.row': 'fila {n}',
  'position.page': 'página {n}',
  'position.offset': 'byte {n} de la página',
  'position.freelist': 'página libre',
  'position.freeblock': 'bloque libre',
  'position.gap': 'espacio sin usar de la página',
  'position.wal': 'registro de escritura anticipada',
  'position.journal': 'diario de reversión',
  'position.frame': 'trama {n}',
  'position.table-by-form': 'tabla reconocida solo por la forma de la fila',
  'position.lines': 'líneas {from} a {to}',
  'position.bytes': 'bytes {from} a {to}',
  'position.whole': 'archivo completo',
  'technical.digests': 'Huellas de los archivos leídos (SHA-256)',
  'technical.file': 'Archivo',
  'technical.digest': 'Huella',
  'technical.problems': 'Lo que dificultó la lectura, tal como lo anotó este programa',
  'technical.more-files': 'Las demás huellas figuran en el archivo {file}.',
  'technical.more-problems': 'Las demás notas figuran en el archivo {file}.',

  // Names of further artifacts
  'artifact.ios.message-chats.name': 'Conversaciones en Mensajes',
  'artifact.ios.interaction-contacts.name': 'Personas del registro de mensajes, llamadas y correo',
  'artifact.ios.chrome-history.name': 'Historial de navegación de Chrome',
  'artifact.ios.chrome-downloads.name': 'Descargas de Chrome',
  'artifact.ios.chrome-searches.name': 'Búsquedas en Chrome',
  'artifact.ios.chrome-favicon.name': 'Iconos de sitios guardados por Chrome',
  'artifact.ios.firefox-history.name': 'Historial de navegación de Firefox',
  'artifact.ios.firefox-favicon.name': 'Iconos de sitios guardados por Firefox',
  'artifact.ios.whatsapp-contacts.name': 'Contactos de WhatsApp',
  'artifact.ios.whatsapp-chats.name': 'Chats y grupos de WhatsApp',
  'artifact.ios.whatsapp-lid.name': 'Números de WhatsApp detrás de identificadores ocultos',
  'artifact.ios.cookies.name': 'Cookies de Safari y de las aplicaciones',
  'artifact.ios.accounts.name': 'Cuentas configuradas en el teléfono',
  'artifact.ios.viber.name': 'Mensajes y enlaces de Viber',
  'artifact.ios.known-wifi-networks.name': 'Redes Wi-Fi conocidas',
  'artifact.ios.signal.name': 'Mensajes y enlaces de Signal',
  'artifact.ios.line.name': 'Mensajes y enlaces de LINE',
  'artifact.ios.threema.name': 'Mensajes y enlaces de Threema',
  'artifact.ios.safari-downloads.name': 'Descargas de Safari',
  'artifact.ios.safari-bookmarks.name': 'Marcadores y lista de lectura de Safari',
  'artifact.ios.safari-suggestions.name': 'Sitios sugeridos y no elegidos en Safari',
  'artifact.ios.voicemail.name': 'Buzón de voz',
  'artifact.ios.keyboard-usage.name': 'Uso de las aplicaciones según el teclado',
  'artifact.ios.app-store-system.name': 'Instalaciones y actualizaciones del App Store',
  'artifact.ios.app-store-user.name':
    'Aplicaciones anotadas por el App Store: instaladas, usadas, eliminadas, compradas',
  'artifact.ios.teams.name': 'Mensajes y enlaces de Microsoft Teams',
  'artifact.ios.kik.name': 'Mensajes y enlaces de Kik',
  'artifact.ios.mewe.name': 'Mensajes y enlaces de MeWe',
  'artifact.ios.google-chat.name': 'Mensajes y enlaces de Google Chat',
  'artifact.ios.groupme.name': 'Mensajes y enlaces de GroupMe',
  'artifact.ios.screen-time.name': 'Tiempo de uso (o Tiempo en pantalla)',
  'artifact.ios.knowledge-c.name': 'Registro de lo ocurrido en el teléfono (knowledgeC)',
  'artifact.ios.telegram.name': 'Mensajes y enlaces de Telegram',
  'artifact.ios.photos.name': 'Fotos y vídeos, y la aplicación que los guardó',
  'artifact.ios.crash-counters.name':
    'Número de cierres inesperados de los programas, según el sistema',
  'artifact.ios.shared-files.name': 'Archivos compartidos por iCloud Drive',
  'artifact.ios.homekit-invitations.name': 'Invitaciones a una casa (HomeKit)',
  'artifact.ios.facetime-links.name': 'Enlaces de FaceTime',
  'artifact.ios.whatsapp-calls.name': 'Llamadas de WhatsApp',
  'artifact.ios.mail.name': 'Mensajes que enumera Mail de Apple',
  'artifact.ios.mastodon.name': 'Publicaciones y mensajes de Mastodon',
  'artifact.ios.biome.name': 'Registro de lo ocurrido en el teléfono (Biome)',
  'artifact.ios.shared-calendars.name': 'Calendarios compartidos o suscritos',
  'artifact.ios.shared-notes.name': 'Personas con las que se comparten notas por iCloud',
  'artifact.ios.filesystem.name': 'Lista de todos los archivos',
  'artifact.ios.powerlog.name': 'Registro de energía',
  'artifact.ios.notes.name': 'Notas con enlaces',
  'artifact.ios.reminders.name': 'Recordatorios con enlaces',
  'artifact.ios.shared-photos.name': 'Álbumes de fotos y enlaces compartidos por iCloud',
  'artifact.ios.profile-events.name': 'Cambios en los perfiles de configuración',
  'artifact.ios.remote-management.name': 'Gestión remota',
  'artifact.ios.trusted-certificates.name':
    'Certificados marcados como de confianza en el teléfono',
  'artifact.ios.network-extensions.name': 'VPN y filtros de red',
  'artifact.ios.webkit-origins.name': 'Sitios web que guardaron datos en el teléfono',
  'artifact.ios.webkit-network-cache.name':
    'Lo que cargaron las páginas web, tal como lo guarda WebKit',
  'artifact.ios.instagram.name': 'Mensajes y enlaces de Instagram',
  'artifact.ios.facebook-messenger.name': 'Mensajes y enlaces de Facebook Messenger',
  'artifact.ios.tiktok.name': 'Mensajes y enlaces de TikTok',
  'artifact.ios.service-workers.name':
    'Scripts que los sitios web instalaron para que se ejecuten sin su página',
  'artifact.ios.webkit-session-resource-log.name':
    'Registro de sitios de los que las páginas cargaron contenido',
  'artifact.ios.lockdownd-log.name': 'Registro de los equipos que se comunicaron con el teléfono',
  'artifact.ios.netusage-domains.name':
    'Sitios a los que accedieron las aplicaciones, según el recuento del sistema',
  'artifact.ios.mobile-activation-log.name':
    'Arranques del teléfono y actualizaciones del sistema, en el registro de la activación',
  'artifact.ios.data-ark.name': 'Activación y última copia de seguridad en un equipo',
  'artifact.ios.database-state.name': 'Estado de las bases de datos',
  'artifact.ios.dhcp-leases.name': 'Direcciones que las redes dieron al teléfono',
  'artifact.ios.pairing-records.name': 'Equipos en los que confía el teléfono',
  'artifact.ios.app-privacy-report.name': 'Informe (o Reporte) de privacidad de las apps',
  'artifact.ios.mobile-backup.name':
    'Copias de seguridad que hizo el teléfono y aquella desde la que se restauró',
  'artifact.ios.mobile-installation-log.name':
    'Registro de aplicaciones instaladas, actualizadas y eliminadas',
  'artifact.ios.jetsam-events.name': 'Programas activos cuando faltaba memoria',
  'artifact.ios.process-snapshots.name':
    'Programas activos cuando el teléfono se colgó o su núcleo se detuvo',
  'artifact.ios.delivered-notifications.name': 'Notificaciones que entregaron las aplicaciones',
  'artifact.ios.crash-list.name': 'Lista de cierres inesperados (Biome)',
  'artifact.ios.crash-reports.name': 'Informes de programas que se cerraron de forma inesperada',
  'artifact.ios.safari-favicon.name': 'Iconos de sitios guardados por Safari',
  'artifact.ios.analytics-ios-versions.name': 'Compilaciones de iOS citadas en los análisis',
  'artifact.ios.analytics.name': 'Eventos en los análisis del llavero y de la red',
  'artifact.ios.ios-version-history.name': 'Versiones de iOS en los registros de análisis',
  'artifact.ios.shutdown-log.name': 'Registro de apagados y de los programas que los retrasaron',
  'artifact.ios.cache-files.name':
    'Respuestas de servidores web guardadas por aplicaciones y programas del sistema',
  'artifact.ios.netusage.name':
    'Uso de la red por aplicaciones y programas, según el recuento que el sistema lleva para sí',

  // Counted sentences of the report
  'plural.parts-read':
    '{n, plural, =0 {No se leyó completa ninguna parte de {total, number}} one {Se leyó completa # parte de {total, number}} many {Se leyeron completas # de partes de {total, number}} other {Se leyeron completas # partes de {total, number}}}',
  'plural.all-parts-read':
    '{n, plural, =0 {No hay partes} one {Se leyó completa la única parte} many {Se leyeron completas todas las partes, # en total} other {Se leyeron completas todas las partes, # en total}}',
  'plural.parts-that-were-read':
    '{n, plural, =0 {Ninguna parte leída} one {La parte que se leyó} many {Las partes que se leyeron: #} other {Las # partes que se leyeron}}',
  'plural.recorded-times':
    '{n, plural, =0 {Esto no se registró.} one {Esto se registró # vez.} many {Esto se registró # de veces.} other {Esto se registró # veces.}}',
  'plural.further-strong-findings':
    '{n, plural, =0 {Ningún hallazgo más que convenga mirar de cerca} one {# hallazgo más del nivel «Conviene mirarlo de cerca» o superior} many {# de hallazgos más del nivel «Conviene mirarlo de cerca» o superior} other {# hallazgos más del nivel «Conviene mirarlo de cerca» o superior}}',
  'plural.more-strong-findings':
    '{n, plural, =0 {Todos los hallazgos que conviene mirar de cerca se muestran aquí.} one {# hallazgo más del nivel «Conviene mirarlo de cerca» o superior no se muestra aquí, porque son muchos. Figura en el archivo {file}. Entregue también ese archivo a la persona especialista.} many {# de hallazgos más del nivel «Conviene mirarlo de cerca» o superior no se muestran aquí, porque son muchos. Figuran en el archivo {file}. Entregue también ese archivo a la persona especialista.} other {# hallazgos más del nivel «Conviene mirarlo de cerca» o superior no se muestran aquí, porque son muchos. Figuran en el archivo {file}. Entregue también ese archivo a la persona especialista.}}',
  'plural.sources':
    '{n, plural, =0 {Ningún conjunto de datos} one {# conjunto de datos} many {# de conjuntos de datos} other {# conjuntos de datos}}',
  'plural.concerns':
    '{n, plural, =0 {Esta frase no se refiere a ningún conjunto de datos} one {Esta frase se refiere a # conjunto de datos} many {Esta frase se refiere a # de conjuntos de datos} other {Esta frase se refiere a # conjuntos de datos}}',
  'plural.further-places':
    '{n, plural, =0 {Ningún lugar más} one {# lugar más} many {# de lugares más} other {# lugares más}}',
  'plural.further-findings':
    '{n, plural, =0 {Ningún hallazgo más} one {# hallazgo más} many {# de hallazgos más} other {# hallazgos más}}',
  'plural.more-findings':
    '{n, plural, =0 {Todos los hallazgos se muestran aquí.} one {# hallazgo más no se muestra aquí. Figura en el archivo {file}.} many {# de hallazgos más no se muestran aquí. Figuran en el archivo {file}.} other {# hallazgos más no se muestran aquí. Figuran en el archivo {file}.}}',
  'plural.met-after-end':
    '{n, plural, =0 {Ninguna entrada coincide con un indicador que en la fecha de esa entrada ya no estaba vigente.} one {# entrada coincide con un indicador que en la fecha de esa entrada ya no estaba vigente, según quien lo publicó. No es un hallazgo; una persona especialista encuentra su identificador en el archivo {file}.} many {# de entradas coinciden con indicadores que en la fecha de esas entradas ya no estaban vigentes, según quienes los publicaron. No son hallazgos; una persona especialista encuentra los identificadores de las primeras en el archivo {file}.} other {# entradas coinciden con indicadores que en la fecha de esas entradas ya no estaban vigentes, según quienes los publicaron. No son hallazgos; una persona especialista encuentra los identificadores de las primeras en el archivo {file}.}}',
  'plural.findings-alike':
    '{n, plural, =0 {Ningún hallazgo de este tipo.} one {# hallazgo de este tipo:} many {# de hallazgos de este tipo, reunidos aquí porque son muchos. Los primeros:} other {# hallazgos de este tipo, reunidos aquí porque son muchos. Los primeros:}}',
  'plural.kinds': '{n, plural, =0 {Ningún tipo} one {# tipo} many {# de tipos} other {# tipos}}',
  'plural.further-kinds':
    '{n, plural, =0 {Ningún tipo más} one {# tipo más} many {# de tipos más} other {# tipos más}}',
  'plural.more-times':
    '{n, plural, =0 {No hay más momentos.} one {# momento más figura en el archivo {file}.} many {# de momentos más figuran en el archivo {file}.} other {# momentos más figuran en el archivo {file}.}}',
};
