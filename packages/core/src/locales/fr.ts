import type { Catalogue } from './catalogue.ts';

/** French. U+202F stands before ; ? ! and U+00A0 before : and inside « … »: keep them. */
export const fr: Catalogue = {
  // Result states
  'state.S0.sentence':
    'Ce téléphone n’a pas pu être examiné. Voici pourquoi et ce que vous pouvez essayer.',
  'state.S0.explain':
    'Rien n’a été lu sur ce téléphone ; ce résultat ne dit donc rien à son sujet, ni en bien ni en mal. Souvent, la cause est le dossier, le mot de passe ou la copie, et un second essai peut aboutir. D’ici là, laissez le téléphone tel quel.',
  'state.S1.sentence':
    'Rien n’a été trouvé dans ce qui a pu être examiné. Certaines parties n’ont pas pu l’être (voir la liste).',
  'state.S1.explain':
    'Dans les parties lues, rien ne correspond aux traces que nous connaissons. La liste indique ce qui n’a pas été lu, et pourquoi ; il peut s’y trouver quelque chose que nous n’avons pas vu. Une nouvelle sauvegarde ou l’aide d’un service spécialisé permet parfois de combler ces lacunes.',
  'state.S2.sentence':
    'Nous n’avons trouvé aucune trace des logiciels espions que nous savons reconnaître dans les données examinées. Cela ne prouve pas que le téléphone est sûr.',
  'state.S2.explain':
    'Tout ce que ce type de données doit contenir a été lu, et rien ne correspond aux traces que nous connaissons. Certains logiciels espions ne laissent pas de trace ici, effacent leurs traces ou ne sont pas encore connus du public. Si vous avez une autre raison de vous inquiéter, contactez une ligne d’assistance : elle peut en voir davantage, car elle dispose aussi d’indicateurs non publics.',
  'state.S3.sentence':
    'Un élément mérite un examen spécialisé. À lui seul, ce n’est pas une preuve ; il existe des explications ordinaires.',
  'state.S3.explain':
    'Nous avons vu quelque chose qu’un logiciel espion peut laisser, mais que l’usage ordinaire d’un téléphone peut laisser aussi. Les constats décrivent ce qui a été vu et les explications ordinaires possibles. Montrez-les à un service spécialisé avant d’en tirer une conclusion ou de changer quoi que ce soit sur le téléphone.',
  'state.S4.sentence':
    'Quelqu’un a peut-être tenté de cibler ce téléphone. Rien dans ces données n’indique que la tentative a réussi.',
  'state.S4.explain':
    'Le téléphone a reçu quelque chose, par exemple un lien, que l’on connaît d’attaques précédentes. L’avoir reçu ne signifie ni qu’il a été ouvert, ni que la tentative a réussi. Ces données ne montrent pas tout ce qui se passe sur un téléphone : demandez rapidement l’avis d’un service spécialisé.',
  'state.S4.explain-reached':
    'Un navigateur, une application ou le système de ce téléphone a cherché à joindre une adresse que l’on connaît d’attaques précédentes. Cela peut arriver sans que personne n’ouvre de lien et ne signifie pas que la tentative a réussi. Ces données ne montrent pas tout ce qui se passe sur un téléphone : demandez rapidement l’avis d’un service spécialisé.',
  'state.S5.sentence':
    'Des traces trouvées ici correspondent à un logiciel espion connu. Une confirmation par un service spécialisé est nécessaire. Gardez le téléphone, ne le réinitialisez pas et demandez de l’aide depuis un autre appareil.',
  'state.S5.explain':
    'Ce qui a été trouvé concorde avec un logiciel espion décrit publiquement par des équipes de recherche. C’est un signe fort, pas un jugement définitif : un service spécialisé doit le confirmer, et cela ne dit pas qui est derrière. Vous n’y êtes pour rien, et des personnes aident précisément dans ces situations.',
  'state.always.more':
    'Une ligne d’assistance peut en voir davantage que cet examen, car elle dispose aussi d’indicateurs non publics.',
  'state.always.calm':
    'Vous n’avez pas à tout décider aujourd’hui. Lisez la première liste ci-dessous et avancez étape par étape.',

  // Headings of the report
  'heading.result': 'Le résultat en une phrase',
  'heading.examined': 'Ce qui a été examiné',
  'heading.read': 'Ce qui a été lu',
  'heading.not-read': 'Ce qui n’a pas été lu',
  'heading.sources': 'Résultat pour chaque téléphone ou copie',
  'heading.findings': 'Constats',
  'heading.do.now': 'Que faire maintenant',
  'heading.do.day': 'Dans les prochaines 24 heures',
  'heading.do.later': 'Plus tard',
  'heading.do.not': 'Ce qu’il ne faut pas faire',
  'heading.help': 'Qui peut aider',
  'heading.limits': 'Limites de cet examen',
  'heading.technical': 'Détails techniques',
  'heading.checked-for': 'Ce qui a été recherché sur le téléphone',
  'heading.period': 'Période couverte par ces données',
  'heading.consent': 'Consentement',
  'heading.left-device': 'Ce qui est sorti de cet ordinateur',
  'finding.heading.seen': 'Ce qui a été vu',
  'finding.heading.when': 'Quand',
  'finding.heading.where': 'Où',
  'finding.heading.why': 'Pourquoi c’est important',
  'finding.heading.other': 'Autres explications',
  'finding.heading.sure': 'Degré de confiance',
  'finding.heading.confirm': 'Qui devrait le confirmer',
  'finding.all': 'Tout sur ce constat',
  'finding.rest': 'Quand, où, pourquoi c’est important, et les autres explications',
  'report.nothing-left':
    'Rien n’est sorti de cet ordinateur. L’examen s’est fait ici, sans utiliser le réseau.',
  'report.never-sees':
    'Ce que cet examen ne peut jamais voir : un logiciel espion qui ne laisse pas de trace dans ce type de données, des traces effacées ou arrivées à expiration, et des attaques que personne n’a encore décrites.',
  'report.times':
    'Les heures sont données à l’heure locale du téléphone, lorsqu’elle est connue, et en UTC.',
  'report.newest-indicators':
    'Les indicateurs les plus récents utilisés datent du {date}. Ce qui a été connu plus tard n’a pas été recherché.',
  'report.indicators-undated':
    'Les indicateurs utilisés n’indiquent pas de date. Ce qui a été connu après leur création n’a pas été recherché.',

  // What to do; the order for each state stands in reports/advice.ts
  'advice.another-device': 'Demandez de l’aide depuis un autre appareil, pas depuis ce téléphone.',
  'advice.contact-helpline':
    'Contactez l’une des lignes d’assistance indiquées dans ce rapport et dites que vous avez ce rapport.',
  'advice.keep-phone':
    'Gardez le téléphone. Ne le réinitialisez pas, ne le vendez pas et ne le donnez pas avant l’accord d’un service spécialisé.',
  'advice.leave-as-is':
    'Laissez le téléphone tel quel. Ne changez rien, ne l’éteignez pas et ne le redémarrez pas avant d’avoir reçu le conseil d’un service spécialisé.',
  'advice.power.question': 'Le laisser allumé ou l’éteindre ?',
  'advice.power.intro':
    'Si vous ne pouvez joindre aucun service spécialisé dans les prochaines heures, suivez le premier de ces cas qui s’applique :',
  'advice.power.danger':
    'Si quelqu’un est en danger en ce moment : activez le mode Avion ou éteignez le téléphone, laissez-le sur place et cherchez de l’aide.',
  'advice.power.collect-first':
    'Si personne n’est en danger et qu’une personne de confiance peut recueillir un rapport système dans l’heure : recueillez-le d’abord, puis éteignez le téléphone ou activez le mode Avion.',
  'advice.power.off-keep':
    'Si aucun de ces cas ne s’applique : éteignez le téléphone et gardez-le.',
  'advice.stop-using':
    'Cessez d’utiliser ce téléphone. Utilisez-en un autre et gardez celui-ci loin de vous et de votre travail, là où personne d’autre ne peut le prendre.',
  'advice.threat-notice':
    'Si Apple, Google ou WhatsApp vous a envoyé une notification de menace, faites une capture d’écran, notez la date et prévenez une ligne d’assistance, même si rien n’a été trouvé ici.',
  'advice.collect-report':
    'Avec une personne de confiance, recueillez bientôt un rapport système (iPhone : sysdiagnose, Android : rapport de bug). Ses journaux ne remontent pas loin.',
  'advice.keep-backup':
    'Gardez la sauvegarde examinée, sans la modifier. Un service spécialisé peut vous la demander.',
  'advice.write-down':
    'Notez ce qui s’est passé et quand : messages, appels, comportements étranges, si le téléphone vous a été pris.',
  'advice.passwords':
    'Depuis un autre appareil, déconnectez les autres sessions de votre compte Apple ou Google et changez vos mots de passe, en commençant par ce compte.',
  'advice.update':
    'Installez les mises à jour du système et des applications une fois que le service spécialisé a recueilli le nécessaire sur le téléphone.',
  'advice.update-alone':
    'Si aucun service spécialisé n’est joignable prochainement, installez les mises à jour du système et des applications.',
  'advice.update-now': 'Installez les mises à jour du système et des applications.',
  'advice.lockdown':
    'Envisagez d’activer le mode Isolement (iPhone) ou la Protection avancée (Android). Certaines fonctions ne marchent plus tant qu’il est actif.',
  'advice.intrusion-logging':
    'Sur les téléphones Android qui le proposent, activez la journalisation des intrusions, pour que le prochain examen dispose de plus de données. À savoir avant : ces journaux contiennent les sites consultés, sont conservés 12 mois et ne peuvent pas être supprimés plus tôt.',
  'advice.check-again':
    'Recommencez l’examen plus tard avec des indicateurs plus récents : d’autres traces sont connues avec le temps.',
  'advice.other-reasons':
    'Contactez quand même une ligne d’assistance si vous avez reçu une notification de menace, si le téléphone vous a été pris puis rendu, ou si des personnes avec qui vous travaillez ont été ciblées.',
  'advice.symptoms':
    'Un téléphone chaud, une batterie qui se vide vite, un téléphone lent ou des clics pendant un appel ne suffisent pas à eux seuls. Des redémarrages répétés, des plantages pendant la saisie et des mises à jour qui échouent méritent d’être signalés.',
  'advice.extortion':
    'Un message qui affirme que vous êtes sous surveillance avec Pegasus et réclame de l’argent est en général une escroquerie et ne justifie pas un examen. En cas de doute, demandez à une ligne d’assistance.',
  'advice.tell-others':
    'Décidez avec le service spécialisé qui d’autre doit être prévenu, par exemple les personnes qui ont reçu le même message.',
  'advice.consent-publish':
    'Accepter cet examen n’est pas accepter la publication de son résultat. C’est une autre décision, et elle vous appartient.',
  'advice.read-list': 'Lisez dans la liste ci-dessous ce qui n’a pas pu être examiné, et pourquoi.',
  'advice.encrypted-backup':
    'Avec une personne de confiance, faites une seconde sauvegarde avec le chiffrement activé, et examinez-la aussi : elle contient également les appels, l’historique de navigation et d’autres parties. Notez son mot de passe et gardez la première sauvegarde.',
  'advice.right-folder':
    'Choisissez le dossier de la sauvegarde elle-même, ou le dossier qui la contient.',
  'advice.password-again':
    'Saisissez de nouveau le mot de passe de la sauvegarde. Vérifiez la langue du clavier : un clavier arabe, par exemple, saisit d’autres caractères.',
  'advice.copy-again':
    'Si la sauvegarde est endommagée ou incomplète, copiez-la de nouveau en entier, ou faites-en une nouvelle, et gardez l’ancienne.',
  'advice.bring-helper':
    'Si cela ne marche toujours pas, demandez à une ligne d’assistance. Vous n’avez pas à résoudre cela sans aide.',
  'dont.reset':
    'Ne réinitialisez pas le téléphone : cela détruit les traces dont un service spécialisé a besoin.',
  'dont.delete-message': 'Ne supprimez pas le message, ni rien d’autre sur le téléphone.',
  'dont.click': 'N’ouvrez le lien sur aucun appareil, même pour essayer.',
  'dont.reply': 'Ne répondez pas au message et n’appelez pas son expéditeur.',
  'dont.confront': 'Ne confrontez aucune personne que vous soupçonnez.',
  'dont.post': 'Ne publiez pas de captures d’écran de ce rapport ou du message.',
  'dont.update-first':
    'N’installez pas de mises à jour avant d’avoir consulté un service spécialisé : elles peuvent effacer des traces.',
  'dont.rely': 'Ne considérez pas ce résultat comme la preuve qu’il n’y a rien.',
  'dont.same-try': 'Ne modifiez pas le téléphone pour que l’examen fonctionne.',

  // What to do: the stalkerware path
  'stalker.intro':
    'Certaines applications permettent à une autre personne, souvent proche, de suivre ce qui se passe sur un téléphone. Si c’est ce qui vous arrive, vous n’y êtes pour rien, et c’est vous qui décidez de la suite.',
  'stalker.consent':
    'Une application de ce type peut aussi être là avec un accord, par exemple pour des enfants ou sur un téléphone professionnel. C’est à vous de dire si vous aviez donné votre accord.',
  'stalker.now.danger':
    'Si vous êtes en danger en ce moment, appelez le numéro d’urgence, si possible depuis un autre téléphone.',
  'stalker.now.another-device':
    'Cherchez de l’aide depuis un appareil que l’autre personne n’utilise pas et auquel elle n’a pas accès.',
  'stalker.now.line':
    'Avant de changer quoi que ce soit sur le téléphone, parlez à une ligne d’écoute pour les personnes victimes de harcèlement ou de violences au sein du foyer.',
  'stalker.now.as-usual':
    'D’ici là, utilisez le téléphone comme d’habitude pour les choses du quotidien, et ne lui confiez ni vos projets ni vos demandes d’aide.',
  'stalker.now.hide-report':
    'Gardez ce rapport là où l’autre personne ne le trouvera pas. Vous pouvez renommer le fichier ou le confier à une personne de confiance.',
  'stalker.day.plan':
    'Avec la ligne d’écoute, préparez un plan de sécurité : qui appeler, où aller, ce qu’il faut avoir avec vous.',
  'stalker.day.note':
    'Notez les dates et ce que vous avez remarqué, sur papier ou sur l’autre appareil. Cela peut aider plus tard si vous choisissez de signaler les faits.',
  'stalker.later.app':
    'Le sort de l’application se décide avec la ligne d’écoute, au moment que vous choisissez. Un service spécialisé peut d’abord consigner ce qui s’y trouve.',
  'stalker.later.accounts':
    'Quand le plan le prévoit, changez vos mots de passe depuis l’autre appareil et regardez quels appareils sont connectés à vos comptes.',
  'stalker.dont.remove':
    'Ne supprimez pas l’application maintenant. L’autre personne peut s’en apercevoir, et cela peut vous mettre en danger.',
  'stalker.dont.reset':
    'Ne réinitialisez pas le téléphone et ne vous pressez pas de l’éteindre. Cela peut se remarquer, et des traces peuvent se perdre.',
  'stalker.dont.confront':
    'Ne confrontez pas l’autre personne et ne lui dites pas que le téléphone a été examiné.',
  'stalker.dont.search': 'Ne cherchez pas d’aide sur ce téléphone.',

  // Who can help
  'help.group.digital': 'Lignes d’assistance en sécurité numérique',
  'help.group.labs': 'Laboratoires qui examinent des téléphones',
  'help.group.stalking':
    'Aide aux personnes victimes de harcèlement ou de violences au sein du foyer',
  'help.not-endorsed':
    'Figurer dans cette liste ne signifie pas qu’une organisation connaît, soutient ou recommande ce programme.',
  'help.org.access-now': 'Ligne d’assistance en sécurité numérique d’Access Now',
  'help.org.amnesty': 'Laboratoire de sécurité d’Amnesty International (Security Lab)',
  'help.org.rsf': 'Laboratoire de sécurité numérique de Reporters sans frontières (RSF)',
  'help.org.smex': 'SMEX',
  'help.org.7amleh': '7amleh',
  'help.org.socialtic': 'SocialTIC',

  // How the phone met a value
  'met.received': 'Ce téléphone a reçu un message qui contient {value}.',
  'met.received.note':
    'Recevoir un message ne signifie ni qu’il a été ouvert, ni qu’il s’est passé quelque chose.',
  'met.received-read.note':
    'Qu’un message ait été lu ne signifie ni qu’un lien y a été ouvert, ni qu’il s’est passé quelque chose.',
  'met.sent': 'Un message envoyé depuis ce téléphone contient {value}.',
  'met.sent.note': 'On transfère souvent un message suspect pour demander conseil.',
  'met.received-other':
    'Quelque chose qui est parvenu à ce téléphone, comme une invitation ou un appel, contient {value}.',
  'met.received-other.note':
    'Cela ne signifie ni que quelqu’un l’a ouvert, ni qu’il s’est passé quelque chose.',
  'met.sent-other':
    'Quelque chose qui est parti de ce téléphone, comme une invitation ou un appel, contient {value}.',
  'met.sent-other.note':
    'On répond aussi à ce qui paraît suspect, ou on le transmet, pour demander conseil.',
  'met.visited': 'Un navigateur de ce téléphone a enregistré une visite à {value}.',
  'met.visited.note':
    'Une visite peut venir d’un appui, d’une redirection ou d’un aperçu. Elle ne montre pas que quelque chose a été installé.',
  'met.redirected': 'Une page a été redirigée, sur ce téléphone, vers {value}.',
  'met.redirected.note':
    'La publicité et les services de liens redirigent sans cesse des pages. La page précédente en dit plus.',
  'met.resolved':
    'Ce téléphone, ou une application, a recherché l’adresse {value} ou l’a contactée.',
  'met.resolved.note':
    'Ce contact peut être automatique : les applications et les pages contactent beaucoup d’adresses que personne n’a choisies.',
  'met.installed': 'Le téléphone a enregistré une installation : {value}.',
  'met.installed.note':
    'Une installation ne montre ni que l’élément a fonctionné, ni qui l’a installé.',
  'met.removed':
    'Le téléphone a enregistré une suppression, ou une demande de suppression : {value}.',
  'met.removed.note':
    'L’élément avait été installé auparavant. Cela ne montre ni qu’il a fonctionné, ni qui l’a installé.',
  'met.installed-or-removed':
    'Le téléphone a enregistré une installation ou une suppression : {value}.',
  'met.ran': 'Le téléphone a enregistré l’exécution d’un programme nommé {value}.',
  'met.ran.note': 'Seul le nom est connu ici. Un autre programme peut porter le même nom.',
  'met.stored': 'Les données de ce téléphone contiennent {value}.',
  'met.stored.note': 'Cette trace seule ne dit pas comment cela est arrivé là.',
  'met.configured': 'Un réglage de ce téléphone contient {value}.',
  'met.configured.note':
    'Des employeurs, des écoles et des opérateurs modifient aussi des réglages.',

  // Levels and confidence
  'level.critical.label': 'Signe très fort',
  'level.critical.text':
    'Cette trace concorde étroitement avec un logiciel espion connu. Montrez-la dès que possible à un service spécialisé.',
  'level.high.label': 'Signe fort',
  'level.high.text':
    'Cette trace est rare sur un téléphone ordinaire. Montrez-la prochainement à un service spécialisé.',
  'level.medium.label': 'À regarder de plus près',
  'level.medium.text':
    'Cela peut être une trace de logiciel espion ou quelque chose d’ordinaire. Un service spécialisé peut faire la différence.',
  'level.low.label': 'Note pour un service spécialisé',
  'level.low.text':
    'C’est courant sur un téléphone ordinaire et n’est pas, à lui seul, une raison de s’inquiéter.',
  'level.info.label': 'Pour information',
  'level.info.text': 'Un conseil ou un élément de contexte. Ce n’est le signe de rien.',
  'confidence.high.label': 'Confiance élevée',
  'confidence.high.text': 'La trace a été lue en entier, et une autre cause est peu probable.',
  'confidence.high.recovered':
    'Ce qui a été récupéré est clair, et une autre cause est peu probable.',
  'confidence.medium.label': 'Confiance moyenne',
  'confidence.medium.text': 'La trace concorde, mais une autre cause est possible.',
  'confidence.low.label': 'Confiance faible',
  'confidence.low.text': 'La trace est incomplète ou ambiguë, et une autre cause est probable.',
  'finding.deleted':
    'Cet élément a été récupéré dans des données supprimées. Les heures et les détails peuvent être incomplets.',

  // Coverage and reasons
  'coverage.read.label': 'Lecture complète',
  'coverage.read.text': 'Cette partie a été lue en entier.',
  'coverage.partly-read.label': 'Lecture partielle',
  'coverage.partly-read.text':
    'Cette partie n’a pas été lue en entier. Quelque chose a pu nous échapper dans le reste.',
  'coverage.unreadable.label': 'Lecture impossible',
  'coverage.unreadable.text':
    'Cette partie est présente, mais elle n’a pas pu être lue. Elle n’a pas été examinée.',
  'coverage.not-present.label': 'Pas dans ces données',
  'coverage.not-present.text':
    'Ces données ne contiennent pas cette partie. Elle n’a pas été examinée.',
  'coverage.not-supported.label': 'Format pas encore pris en charge',
  'coverage.not-supported.text':
    'Le format de cette partie n’est pas lisible par cette version. Elle n’a pas été examinée.',
  'coverage.expected': 'Cette partie est attendue dans ce type de données',
  'coverage.empty': 'Cette partie a été lue en entier et ne contenait rien.',
  'reason.wrong-password': 'Le mot de passe ne correspond pas à cette sauvegarde.',
  'reason.encrypted':
    'Cette partie semble chiffrée, et sa clé n’est pas dans ces données : son application l’a peut-être chiffrée, ou le fichier est endommagé.',
  'reason.damaged-archive':
    'L’archive qui contient le fichier est endommagée ; le fichier peut donc l’être aussi. Ce qui a pu en être lu a été examiné.',
  'reason.archive-locked':
    'L’archive verrouille ceci par un mot de passe particulier, que ce programme n’utilise pas. Décompressez d’abord l’archive avec ce mot de passe, puis examinez le dossier obtenu.',
  'reason.archive-method':
    'L’archive compresse ceci d’une manière que ce programme ne lit pas. Décompressez d’abord l’archive, puis examinez le dossier obtenu.',
  'reason.other-backup':
    'La liste des fichiers (Manifest.db) et les fichiers de cette sauvegarde ne vont pas ensemble. La liste a probablement été copiée d’une autre sauvegarde, ou elle est endommagée. Copiez de nouveau la sauvegarde en entier depuis l’endroit où elle a été faite.',
  'reason.missing': 'Un fichier qui devrait être présent manque.',
  'reason.malformed': 'Le fichier est endommagé.',
  'reason.truncated': 'Le fichier s’arrête trop tôt ; la fin manque.',
  'reason.unsupported': 'La version de ces données n’est pas connue de ce programme.',
  'reason.limit-exceeded':
    'Une limite qui protège cet ordinateur a été atteinte ; la lecture s’est arrêtée là.',
  'reason.changed':
    'Le fichier a été modifié pendant sa lecture. Refaites l’examen quand plus aucun programme n’y écrit.',
  'reason.aborted': 'L’examen a été interrompu avant la fin de cette partie.',
  'reason.timeout': 'La lecture a pris trop de temps et a été arrêtée.',
  'reason.no-permission': 'Cet ordinateur n’a pas autorisé l’ouverture du fichier.',
  'reason.disk-error':
    'Le disque qui contient ces données a signalé une erreur ; elles n’ont pas pu être lues à cet endroit. Copiez-les sur un autre disque tant que c’est possible, puis examinez la copie.',
  'reason.link-not-followed':
    'À la place du fichier se trouve un lien vers un autre endroit. Il n’a pas été suivi, afin que rien ne soit lu en dehors de ces données. Une copie qui contient le fichier lui-même peut être examinée.',
  'reason.same-place':
    'Un autre fichier a le même nom ou le même emplacement sur le téléphone. Un seul d’entre eux a été lu ; les autres n’ont pas été examinés.',
  'reason.not-a-file':
    'À la place du fichier se trouve autre chose, par exemple un dossier. Cela n’a pas été lu. Une copie qui contient le fichier lui-même peut être examinée.',
  'reason.missing-key':
    'Le fichier est chiffré, et sa clé n’est pas parmi celles que cette sauvegarde contient.',
  'reason.internal': 'Une erreur de ce programme a arrêté la lecture. Merci de la signaler.',
  'reason.skipped':
    'Cette partie a été laissée de côté à la demande de la personne qui a lancé l’examen.',
  'reason.indicators-partly-loaded':
    'Un fichier d’indicateurs n’a pas pu être chargé en entier. Certaines traces connues n’ont pas été recherchées.',

  // Kinds of evidence
  'source.itunes-backup': 'Sauvegarde d’iPhone ou d’iPad faite sur un ordinateur',
  'source.filesystem-dump': 'Copie du système de fichiers du téléphone',
  'source.sysdiagnose': 'Rapport système d’un iPhone ou d’un iPad (sysdiagnose)',
  'source.bugreport': 'Rapport de bug d’un téléphone Android',
  'source.androidqf': 'Collecte faite avec AndroidQF sur un téléphone Android',
  'source.android-backup': 'Sauvegarde d’un téléphone Android',
  'source.intrusion-logs': 'Journaux d’intrusion d’un téléphone Android',
  'source.encrypted': 'Chiffrement : oui',
  'source.not-encrypted': 'Chiffrement : non',

  // Names of artifacts
  'artifact.ios.backup-contents.name':
    'Différences entre la liste des fichiers et ce qui est conservé',
  'artifact.ios.backup-info.name': 'Description de la sauvegarde et du téléphone',
  'artifact.ios.clock-changes.name': 'Changements de l’horloge',
  'artifact.ios.crash-reporter-settings.name': 'Réglages des rapports d’arrêts brusques',
  'artifact.ios.manifest.name': 'Liste des fichiers de la sauvegarde',
  'artifact.ios.sms.name': 'Messages (SMS et iMessage)',
  'artifact.ios.sms-before-unlock.name': 'Messages avant le premier déverrouillage',
  'artifact.ios.sms-attachment-folders.name': 'Dossiers des pièces jointes dans Messages',
  'artifact.ios.message-accounts.name': 'Numéros et adresses dans Messages',
  'artifact.ios.sms-attachments.name': 'Fichiers joints aux messages',
  'artifact.ios.safari-history.name': 'Historique de navigation de Safari',
  'artifact.ios.safari-browser-state.name': 'Onglets ouverts dans Safari',
  'artifact.ios.whatsapp.name': 'Messages et liens WhatsApp',
  'artifact.ios.data-usage.name': 'Données consommées par les applications et les programmes',
  'artifact.ios.watch-data-usage.name':
    'Consommation de données d’une montre, par application et programme',
  'artifact.ios.os-analytics-ad-daily.name': 'Statistiques d’utilisation quotidiennes du système',
  'artifact.ios.tcc.name': 'Autorisations des applications (appareil photo, micro et autres)',
  'artifact.ios.calendar.name': 'Calendrier et invitations',
  'artifact.ios.calls.name': 'Historique des appels',
  'artifact.ios.calls-before-unlock.name': 'Appels avant le premier déverrouillage',
  'artifact.ios.app-provisioning.name': 'Profils d’approvisionnement des applications',
  'artifact.ios.applications.name': 'Applications installées',
  'artifact.ios.removed-apps.name': 'Liste des applications supprimées',
  'artifact.ios.app-states.name': 'État des applications, y compris des applications supprimées',
  'artifact.ios.global-preferences.name': 'Réglages du système, dont le mode Isolement',
  'artifact.ios.cloud-drive-peers.name': 'Appareils et personnes d’iCloud Drive',
  'artifact.ios.configuration-profiles.name': 'Profils de configuration',
  'artifact.ios.id-status-cache.name': 'Registre des adresses recherchées par les services Apple',
  'artifact.ios.locationd-clients.name': 'Applications et services ayant utilisé la localisation',
  'artifact.ios.interaction-c.name': 'Registre des messages, appels et courriels par application',
  'artifact.ios.shortcuts.name': 'Raccourcis et automatisations',
  'artifact.ios.contacts.name': 'Contacts',
  'artifact.ios.webkit-resource-load-statistics.name':
    'Statistiques sur les sites qui suivent la navigation',

  // Other explanations
  'other.forwarded': 'Quelqu’un a pu transférer le lien pour prévenir ou pour poser une question.',
  'other.spam':
    'Le message peut être un simple message indésirable ou une escroquerie envoyée à beaucoup de monde.',
  'other.spam-other':
    'Il peut s’agir d’un simple envoi indésirable ou d’une escroquerie, adressés à beaucoup de monde.',
  'other.researcher':
    'Les personnes qui enquêtent ou écrivent sur les logiciels espions manipulent de tels liens et noms dans leur travail.',
  'other.article': 'L’adresse peut figurer dans un article, un rapport ou l’aperçu de l’un d’eux.',
  'other.vendor-site':
    'L’adresse peut être le site public d’une entreprise, que beaucoup visitent par intérêt.',
  'other.shared-hosting':
    'Plusieurs sites sans lien entre eux peuvent partager une adresse, un domaine ou un serveur.',
  'other.new-owner': 'Le domaine pouvait appartenir à quelqu’un d’autre à ce moment-là.',
  'other.developer':
    'Les personnes qui développent ou testent des applications installent et lancent des programmes hors de la boutique officielle.',
  'other.management': 'Un employeur, une école ou un opérateur a pu mettre cela en place.',
  'other.agreed-monitoring':
    'L’application peut être là avec un accord, par exemple pour un contrôle parental.',
  'other.same-name': 'Un programme ordinaire peut porter le même nom par coïncidence.',
  'other.name-cut': 'Le système a abrégé le nom ; plusieurs noms peuvent donc convenir.',
  'other.old-backup': 'La trace peut venir d’un ancien téléphone, par une sauvegarde restaurée.',
  'other.offloaded':
    'Une application déchargée pour libérer de la place peut ne pas figurer parmi les applications installées.',
  'other.may-have-ended':
    'L’éditeur de cet indicateur ne le donne pour valable que jusqu’à une date, et cette trace ne porte pas de date\u00a0: elle peut être postérieure.',
  'other.cleanup':
    'Le système retire de lui-même d’anciennes entrées, tout comme les mises à jour et les désinstallations.',
  'other.repair-shop':
    'Un atelier de réparation ou une personne de confiance a pu connecter le téléphone à un ordinateur.',
  'other.invitation': 'Des invitations de calendrier comme celle-ci s’envoient aussi au quotidien.',
  'other.closing': 'Un service spécialisé peut en général déterminer quelle explication convient.',

  // What was checked for, and what was not
  'threats.checked-for':
    'Les traces publiquement connues des logiciels suivants ont été recherchées : {families}.',
  'threats.not-checked-for':
    'Les logiciels suivants n’ont pas été recherchés : {families}. Aucun indicateur public les concernant n’est chargé ici.',
  'threats.not-checked-for.note':
    'Cela ne dit rien de leur présence sur le téléphone. Une ligne d’assistance peut disposer d’indicateurs les concernant.',
  'threats.none-loaded':
    'Aucun indicateur n’est chargé ; aucun logiciel espion précis n’a donc été recherché. Seules les règles générales ont été appliquées.',
  'threats.all-ended':
    'Les indicateurs chargés sont tous arrivés à leur terme, selon leurs auteurs : ils ne comptent que pour ce qui s’est passé avant ce terme. Pour ce qui s’est passé ensuite, aucun logiciel espion précis n’a été recherché ; seules les règles générales ont été appliquées.',
  'threats.all-other':
    'Les indicateurs chargés sont de types que cet examen ne peut pas comparer à de telles données, par exemple des empreintes de fichiers ou des applications d’un autre système. Aucun logiciel espion précis n’a été recherché\u202f; seules les règles générales ont été appliquées.',
  'threats.checked-before-end':
    'Pour la période antérieure au terme de leurs indicateurs, les traces publiquement connues des logiciels suivants ont été recherchées : {families}.',
  'threats.match-is-not-author': 'Une correspondance avec un nom ne dit pas qui l’a utilisé.',

  // Command line: questions, errors, progress
  'cli.password.prompt': 'Mot de passe de la sauvegarde (rien ne s’affiche pendant la saisie) :',
  'cli.password.what':
    'C’est le mot de passe défini pour la sauvegarde, pas le code de déverrouillage du téléphone, sauf s’ils sont identiques.',
  'cli.password.testing': 'Vérification du mot de passe…',
  'cli.password.wrong':
    'Ce mot de passe ne correspond pas à la sauvegarde. Rien n’a été lu. Vérifiez la langue du clavier et les majuscules, puis réessayez.',
  'cli.password.needed':
    'Cette sauvegarde est chiffrée et aucun mot de passe n’a été donné. Rien n’a été lu. Relancez l’examen dans un terminal ou utilisez --password-file.',
  'cli.password.empty':
    'Le mot de passe est vide. Saisissez le mot de passe de la sauvegarde, ou appuyez sur Ctrl-C pour arrêter.',
  'cli.password.file':
    '{path} n’a pas pu être lu ; aucun mot de passe n’en a donc été tiré. Rien n’a été examiné.',
  'cli.backup.not-encrypted':
    'Cette sauvegarde n’est pas chiffrée ; le mot de passe n’est pas nécessaire. L’examen continue. Une sauvegarde chiffrée contient davantage de données.',
  'cli.source.not-recognised':
    '{path} n’est pas une sauvegarde, et rien d’autre que ce programme sache lire n’y a été trouvé. Rien n’a été examiné. Choisissez le dossier de la sauvegarde, ou le dossier qui la contient.',
  'cli.source.empty': '{path} est vide. Rien n’a été examiné.',
  'cli.source.not-found': '{path} n’existe pas. Rien n’a été examiné.',
  'cli.source.no-permission':
    '{path} n’a pas pu être ouvert, car cet ordinateur ne l’autorise pas. Rien de son contenu n’a été examiné. Sur un Mac, donnez au programme de terminal l’accès complet au disque dans les réglages de confidentialité ; sinon, copiez les données dans un dossier qui vous appartient.',
  'cli.source.partly-closed':
    'Cet ordinateur n’a pas autorisé l’ouverture de certains fichiers ou dossiers. Ils n’ont pas été examinés ; le reste l’a été.',
  'cli.source.half-copied':
    'Cette sauvegarde est incomplète : des fichiers de sa liste sont absents. Ce qui est présent a été examiné. Copiez de nouveau la sauvegarde en entier pour examiner le reste.',
  'cli.source.same-place':
    'Certains fichiers sont présents plusieurs fois, sous un même nom ou pour un même emplacement du téléphone. Un seul de chacun a été lu ; les autres n’ont pas été examinés.',
  'cli.source.small-letters':
    'Dans cette copie, tous les noms de fichiers sont en minuscules : un disque ou un programme les a donc changés. Ce qui a pu être reconnu malgré cela a été examiné ; des traces connues par le nom d’un fichier peuvent échapper à l’examen. Copiez de nouveau les données sur un disque qui garde les noms tels quels.',
  'cli.source.capital-letters':
    'Dans cette copie, tous les noms de fichiers sont en majuscules : un disque ou un programme les a donc changés. Ce qui a pu être reconnu malgré cela a été examiné ; des traces connues par le nom d’un fichier peuvent échapper à l’examen. Copiez de nouveau les données sur un disque qui garde les noms tels quels.',
  'cli.source.unfinished':
    'Cette sauvegarde n’a pas été terminée quand elle a été faite ; il peut en manquer des parties. Ce qui est présent a été examiné. Faites une nouvelle sauvegarde pour examiner le reste.',
  'cli.source.manifest-missing':
    'Cette sauvegarde ne contient pas la liste de ses fichiers (Manifest.db) ; aucun n’a donc pu être examiné. Elle n’a peut-être été copiée qu’en partie. Copiez de nouveau la sauvegarde en entier.',
  'cli.source.manifest-lost':
    'Cette sauvegarde ne contient pas la liste de ses fichiers (Manifest.db) ; seuls ceux dont l’emplacement est connu sans elle ont pu être examinés. Elle n’a peut-être été copiée qu’en partie. Copiez de nouveau la sauvegarde en entier.',
  'cli.source.manifest-damaged':
    'La liste des fichiers de la sauvegarde est endommagée. Elle n’a pas pu être lue en entier.',
  'cli.source.description-damaged':
    'Un fichier dans lequel la sauvegarde se décrit elle-même et décrit le téléphone est endommagé. Il n’a pas pu être lu en entier.',
  'cli.source.two-phones':
    'Les fichiers dans lesquels la sauvegarde se décrit elle-même nomment deux téléphones différents. Ils viennent peut-être de deux sauvegardes. Ce qui est présent a été examiné. Copiez de nouveau la sauvegarde en entier, depuis l’endroit où elle a été faite.',
  'cli.source.keybag-damaged':
    'La partie de la sauvegarde qui contient ses clés est endommagée ; aucun mot de passe ne peut l’ouvrir. Recopiez-la depuis la sauvegarde d’origine.',
  'cli.source.machine':
    'Cet ordinateur a mis fin à l’examen avant l’ouverture de ces données. Rien de leur contenu n’a été examiné. Relancez l’examen.',
  'cli.source.archive-form':
    'Cette archive est compressée d’une manière que ce programme ne lit pas. Rien de son contenu n’a été examiné. Décompressez-la d’abord, puis examinez le dossier obtenu.',
  'cli.source.archive-locked':
    'Cette archive est verrouillée par un mot de passe particulier, que ce programme n’utilise pas. Rien de son contenu n’a été examiné. Décompressez-la d’abord avec ce mot de passe, puis examinez le dossier obtenu.',
  'cli.source.several': 'Plusieurs sauvegardes ont été trouvées. Chacune est examinée et indiquée.',
  'cli.out.not-empty':
    'Le dossier {path} n’est pas vide ; rien n’a été écrit. Choisissez un dossier vide ou nouveau, ou ajoutez --force.',
  'cli.out.must-be-empty':
    'Le dossier {path} n’est pas vide\u202f; rien n’a été écrit. Choisissez un dossier vide ou nouveau.',
  'cli.out.foreign-entry':
    '{path} est un lien ou un fichier, là où doit se trouver un dossier de ce programme. Rien n’est écrit en passant par là. Supprimez-le, ou choisissez un autre dossier.',
  'cli.out.foreign-folder':
    '{path} est un dossier, là où un fichier de ce programme doit se trouver. Rien n’a été supprimé. Supprimez-le, ou choisissez un autre dossier.',
  'cli.out.in-evidence':
    'Le dossier {path} se trouve dans les données à examiner, où rien n’est jamais écrit. Rien n’a été écrit. Choisissez un autre dossier.',
  'cli.artifact.unknown':
    'Il n’y a pas de partie nommée {id}. «\u00a0athar artifacts\u00a0» en donne la liste.',
  'cli.artifact.none-left':
    'Il ne reste rien à examiner\u00a0: chaque partie demandée est aussi laissée de côté.',
  'cli.timezone.unknown':
    '{zone} n’est pas le nom d’un fuseau horaire. Il faut un nom comme Africa/Tunis.',
  'cli.argument.empty': '{name} est vide. Une valeur y est nécessaire.',
  'cli.jobs.invalid': '--jobs attend un nombre entier de 1 à 256.',
  'cli.language.unknown': '{value} ne fait pas partie des langues\u00a0: {languages}.',
  'cli.explain.unknown':
    'Rien ne porte le nom {id}. «\u00a0athar artifacts\u00a0» et «\u00a0athar rules\u00a0» en donnent la liste.',
  'cli.explain.no-findings':
    'Il n’y a pas de fichier findings.jsonl dans {path}\u00a0: le constat {id} n’a pas pu être cherché. Indiquez avec --in le dossier que l’examen a écrit.',
  'cli.explain.finding-unknown':
    '{path} ne contient aucun constat portant l’identifiant {id}. Les enregistrements ont des identifiants de même forme\u00a0: findings.jsonl indique les enregistrements de chaque constat dans «\u00a0records\u00a0».',
  'cli.explain.findings-damaged':
    'Certaines lignes de {path} ne peuvent pas être lues, et aucune des autres n’est le constat {id}. Relancez l’examen, ou utilisez une copie inchangée du dossier qu’il a écrit.',
  'cli.explain.references': 'Références',
  'cli.explain.more': 'D’autres emplacements ou moments figurent dans le fichier {file}.',
  'cli.explain.version': 'version {version}',
  'cli.explain.fields-in-english': 'Ce que contiennent les champs n’est dit qu’en anglais.',
  'cli.explain.placeholders':
    'Dans un constat, ce qui a été lu remplace ce qui figure ici entre accolades, comme {example}.',
  'cli.explain.cannot-show': 'Ce que cela ne peut pas montrer',
  'cli.explain.paths': 'Emplacement sur le téléphone',
  'cli.explain.fields': 'Champs',
  'cli.explain.compared': 'comparé aux indicateurs : {type}, {met}',
  'cli.explain.personal': 'personnel',
  'cli.explain.rules': 'Règles',
  'cli.explain.indicator': 'L’indicateur tel qu’il a été publié, et les listes qui le nomment',
  'cli.explain.rule': 'En savoir plus sur la règle',
  'stands-alone.staging-folder':
    'Seul le système peut écrire à cet endroit, il le fait sous une autre forme, et aucun programme ordinaire n’est connu pour s’exécuter depuis le dossier lui-même.',
  'cli.sources.line': '{versions} ; {forms} ; chiffrement : {encrypted}',
  'cli.sources.form.folder': 'dossier',
  'cli.sources.form.folder-of-backups': 'dossier de plusieurs sauvegardes',
  'cli.sources.encrypted.password': 'avec son mot de passe',
  'cli.sources.encrypted.no': 'non',
  'cli.sources.versions.backup': 'iOS 10 et versions ultérieures',
  'cli.sources.versions.dump': 'iOS',
  'cli.indicators.not-stix': '{path} ne contient pas d’indicateurs au format STIX2.',
  'cli.no-file':
    '{path} n’est pas un fichier, mais un tube ou quelque chose de semblable, qui ne peut pas être lu deux fois. Enregistrez dans un fichier ce qui en sort et indiquez ce fichier.',
  'cli.indicators.given.packed':
    '{path} est un fichier compressé. Décompressez-le et indiquez le fichier STIX2 qu’il contient.',
  'cli.indicators.given.misp':
    '{path} est un export au format de MISP, qui n’est pas lu. Exportez l’événement depuis MISP au format STIX 2 et indiquez ce fichier.',
  'cli.indicators.given.web-page':
    '{path} est une page web et non le fichier lui-même. Téléchargez le fichier et indiquez-le.',
  'cli.indicators.added.new': 'Le fichier {name} a été ajouté.',
  'cli.indicators.added.replaced':
    '{file} a remplacé {name} : d’après son identifiant, c’est une autre version du même lot d’indicateurs.',
  'cli.indicators.added.present': '{file} n’a pas été ajouté, car {name} a déjà le même contenu.',
  'cli.indicators.added.beside':
    'Le fichier {name} a été ajouté. Un autre lot d’indicateurs s’appelle {other}\u202f; les deux sont conservés.',
  'cli.indicators.not-added.cut':
    '{file} n’a pas pu être lu jusqu’au bout\u202f; il n’a pas été ajouté.',
  'cli.indicators.not-added.too-large':
    '{file} contient des objets trop grands pour être lus\u202f; il n’a pas été ajouté.',
  'cli.indicators.not-added.closed': '{file} n’a pas pu être ouvert\u202f; il n’a pas été ajouté.',
  'cli.indicators.not-added.foreign':
    '{file} ne contient pas d’indicateurs au format STIX2\u202f; il n’a pas été ajouté.',
  'cli.indicators.closed':
    '{path} n’a pas pu être ouvert\u202f; aucun indicateur n’en a été chargé.',
  'cli.indicators.missing': '{path} n’existe pas\u202f; aucun indicateur n’en a été chargé.',
  'cli.indicators.unknown':
    'Il n’y a pas de fichier d’indicateurs nommé {name}. «\u00a0athar indicators list\u00a0» montre ceux qui existent.',
  'cli.indicators.index-address':
    '{url} n’est pas une adresse d’où la liste des indicateurs peut être téléchargée.',
  'cli.indicators.index-unreachable':
    'La liste des indicateurs à l’adresse {url} n’a pas pu être téléchargée\u00a0: {reason}. Ce qui existait déjà est conservé.',
  'cli.indicators.index-unreadable':
    'Ce qui a été téléchargé depuis {url} n’est pas une liste d’indicateurs. Ce qui existait déjà est conservé.',
  'cli.notice.unencrypted':
    'Cette sauvegarde n’est pas chiffrée\u202f; l’historique de navigation, les appels et d’autres données n’y figurent pas. Une sauvegarde chiffrée en montre davantage.',
  'cli.out.not-writable':
    'Il n’a pas été possible d’écrire dans {path}. Le système indique : {code}.',
  'cli.out.not-writable.missing':
    'Il n’a pas été possible d’écrire dans {path} : cet emplacement n’existe pas, ou son disque n’est pas branché. Choisissez un autre dossier.',
  'cli.out.not-writable.in-use':
    'Il n’a pas été possible d’écrire dans {path} : un autre programme y a ouvert un fichier. Fermez-le et réessayez, ou choisissez un autre dossier.',
  'cli.out.not-writable.no-permission':
    'Il n’a pas été possible d’écrire dans {path} : cet ordinateur ne le permet pas. Choisissez un dossier qui vous appartient.',
  'cli.out.not-writable.read-only':
    'Il n’a pas été possible d’écrire dans {path} : son disque est en lecture seule. Choisissez un dossier sur un autre disque.',
  'cli.out.not-writable.full':
    'Il n’a pas été possible d’écrire dans {path} : son disque est plein. Libérez de la place ou choisissez un dossier sur un autre disque.',
  'cli.out.not-writable.not-a-folder':
    'Il n’a pas été possible d’écrire dans {path} : un fichier, ou un lien vers rien, se trouve là où il faut un dossier. Choisissez un autre dossier.',
  'cli.out.not-writable.name-too-long':
    'Il n’a pas été possible d’écrire dans {path} : le nom est plus long que ce système ne le permet. Choisissez un nom plus court.',
  'cli.out.not-writable.disk-error':
    'Il n’a pas été possible d’écrire dans {path} : son disque signale une erreur. Choisissez un dossier sur un autre disque.',
  'cli.out.stopped.in-use':
    'Un autre programme a ouvert un fichier du dossier de sortie. Ce qui était terminé a été conservé ; le reste manque.',
  'cli.out.stopped.no-permission':
    'Cet ordinateur ne permet plus d’écrire dans le dossier de sortie. Ce qui était terminé a été conservé ; le reste manque.',
  'cli.out.stopped.read-only':
    'Le disque du dossier de sortie est passé en lecture seule. Ce qui était terminé a été conservé ; le reste manque.',
  'cli.out.stopped.disk-error':
    'Le disque du dossier de sortie signale une erreur. Ce qui était terminé a été conservé ; le reste manque.',
  'cli.out.stopped.removed':
    'Les fichiers de cet examen ont été supprimés du dossier de sortie pendant qu’il s’exécutait, peut-être par un autre examen avec le même dossier. Il n’y a pas de résultat de cet examen. Relancez-le avec un dossier qui lui est réservé.',
  'cli.out.disk-full':
    'Le disque est plein. Ce qui était terminé a été conservé ; le reste manque.',
  'cli.out.file-too-large':
    'Un fichier est devenu plus grand que ne le permet ce disque ou ce système : un disque au format FAT32, par exemple, n’accepte aucun fichier de 4 Gio ou plus. Ce qui était terminé a été conservé ; le reste manque. Relancez la commande avec un dossier situé sur un autre disque.',
  'cli.too-many-files':
    'Cet ordinateur laisse ce programme ouvrir trop peu de fichiers à la fois. Ce qui était terminé a été conservé ; le reste manque. Fermez d’autres programmes et relancez la commande ; un examen demande moins de fichiers avec --jobs 1.',
  'cli.output-full':
    'La sortie n’a pas pu être affichée : il n’y a plus de place là où elle est envoyée.',
  'cli.indicators.none':
    'Aucun indicateur n’est chargé. Lancez « athar indicators update » (cette commande utilise le réseau) ou ajoutez un fichier avec --indicators.',
  'cli.indicators.ended':
    'Les indicateurs chargés sont tous arrivés à leur terme et ne comptent que pour ce qui s’est passé avant. Lancez « athar indicators update » (cette commande utilise le réseau) ou ajoutez-en de plus récents avec --indicators.',
  'cli.indicators.other':
    'Les indicateurs chargés sont de types que cet examen ne peut pas comparer à de telles données. Lancez «\u00a0athar indicators update\u00a0» (cette commande utilise le réseau) ou ajoutez-en d’autres avec --indicators.',
  'cli.indicators.holds-none':
    '{file} ne contient pas d’indicateurs qui puissent être comparés\u202f; rien n’en a été chargé.',
  'indicators.fault.no-permission':
    'Cet ordinateur n’a pas permis d’ouvrir ce fichier ou ce dossier d’indicateurs. Rien n’en a été chargé.',
  'indicators.fault.too-deep':
    'Ce dossier est imbriqué plus profondément que la recherche ne descend. Rien n’en a été chargé.',
  'indicators.fault.missing':
    'À la place de ce fichier d’indicateurs se trouve un lien vers un fichier qui n’existe pas. Rien n’en a été chargé.',
  'indicators.fault.not-a-file':
    'Ce qui se trouve à la place de ce fichier d’indicateurs n’est pas un fichier. Rien n’en a été chargé.',
  'indicators.fault.disk-error':
    'Ce fichier d’indicateurs n’a pas pu être lu jusqu’à la fin sur son disque. Ce qui a pu en être lu a été chargé.',
  'indicators.fault.empty': 'Ce fichier d’indicateurs est vide.',
  'indicators.fault.not-fetched':
    'À la place de ce fichier d’indicateurs ne se trouve qu’un renvoi de Git LFS : le fichier lui-même n’a pas été récupéré. Rien n’en a été chargé.',
  'indicators.fault.not-stix':
    'Ce fichier porte le nom d’un fichier d’indicateurs, mais son contenu n’est pas au format STIX2. Rien n’en a été chargé.',
  'indicators.fault.cut':
    'Ce fichier d’indicateurs se termine trop tôt. Ce qui précède a été chargé.',
  'indicators.fault.damaged':
    'Ce fichier d’indicateurs est endommagé. Ce qui précède l’endroit endommagé a été chargé.',
  'indicators.fault.too-large':
    'Ce fichier d’indicateurs contient des entrées plus grandes que toute entrée réelle. Elles n’ont pas été chargées.',
  'indicators.fault.lost':
    'Ce fichier d’indicateurs avait été mis dans le dossier des indicateurs et n’y est plus. Rien n’en a été chargé. Lancez «\u00a0athar indicators update\u00a0» (cette commande utilise le réseau), ajoutez-le de nouveau ou retirez-le de la liste avec «\u00a0athar indicators remove\u00a0».',
  'indicators.fault.changed':
    'Ce fichier d’indicateurs n’est plus tel qu’il était quand il a été mis dans le dossier des indicateurs. Ce qu’il contient maintenant a été chargé. Lancez «\u00a0athar indicators update\u00a0» (cette commande utilise le réseau), ou ajoutez-le de nouveau s’il a été modifié exprès.',
  'indicators.fault.record-damaged':
    'La liste de ce qui a été mis dans le dossier des indicateurs est endommagée\u00a0: un fichier qui y manquerait ne serait pas remarqué. Lancez «\u00a0athar indicators update\u00a0» (cette commande utilise le réseau).',
  'cli.aborted':
    'Arrêté à votre demande. Ce qui était terminé est conservé dans {path} ; l’examen est incomplet, et son résultat l’indique.',
  'cli.full-option':
    'Les champs personnels sont conservés dans les enregistrements, car --full a été demandé.',
  'cli.bug':
    'Une erreur s’est produite dans ce programme. Ce qui a été lu est conservé. Merci de la signaler.',
  'cli.silent-logs':
    'Certains journaux ont des jours sans entrées. Il y a à cela des raisons ordinaires, par exemple un téléphone éteint ou des entrées supprimées ; le rapport en dit plus :',
  'cli.usage.unknown-option': 'L’option {name} n’existe pas.',
  'cli.usage.unknown-command': 'La commande {name} n’existe pas.',
  'cli.usage.suggestion': 'Vouliez-vous dire {name}\u202f?',
  'cli.usage.missing-argument': 'L’argument {name} manque.',
  'cli.usage.missing-option': 'L’option {name} manque.',
  'cli.usage.missing-value': 'L’option {name} demande une valeur.',
  'cli.usage.repeated-option':
    'L’option {name} a été donnée plusieurs fois. Elle n’a qu’une valeur\u00a0: donnez-la une seule fois.',
  'cli.current-folder':
    'Le dossier où cette commande a été lancée a été supprimé ou déplacé, ou son chemin est trop long pour le système. Passez dans un autre dossier et relancez-la.',
  'cli.usage.quotation-mark':
    'Il y a un guillemet dans {value}. Sous Windows, une barre oblique inverse placée devant le guillemet fermant le masque, et les mots qui suivent deviennent une partie du chemin. Supprimez la barre à la fin : {example}.',
  'cli.usage.not-utf8':
    'Le nom {path} contient des octets qui ne sont pas de l’UTF-8, et un tel nom ne peut pas être donné ici. Indiquez le dossier qui le contient, ou un lien vers lui qui porte un autre nom.',
  'cli.usage.too-many': 'Il y a plus d’arguments que cette commande n’en accepte.',
  'cli.usage.other': 'Cette commande ne peut pas être comprise\u00a0: {detail}',
  'cli.usage.help': '«\u00a0{command}\u00a0» montre tout ce qui existe.',
  'cli.problem': '{code}\u00a0: {reason} ({detail})',
  'cli.inspect.folder':
    '{path} est un dossier. Indiquez un seul fichier\u202f; «\u00a0athar check\u00a0» lit les dossiers.',
  'cli.inspect.not-found': '{path} n’existe pas.',
  'cli.inspect.not-readable': '{path} ne peut pas être lu ({code}).',
  'cli.inspect.foreign':
    '{path} n’est ni une base de données SQLite ni une liste de propriétés. S’il vient d’une sauvegarde chiffrée, déchiffrez-le d’abord avec «\u00a0athar extract\u00a0».',
  'cli.inspect.database':
    'Base de données SQLite. Tables\u00a0: {tables}. Octets par page\u00a0: {bytes}. Texte\u00a0: {encoding}.',
  'cli.inspect.log': 'Trames du journal d’écriture anticipée appliquées\u00a0: {n, number}.',
  'plural.bytes': '{n, plural, =0 {0 octet} one {# octet} many {# d’octets} other {# octets}}',
  'plural.rows': '{n, plural, =0 {0 ligne} one {# ligne} many {# de lignes} other {# lignes}}',
  'plural.rows-recovered':
    '{n, plural, =0 {0 récupérée} one {# récupérée} many {# récupérées} other {# récupérées}}',
  'plural.rows-more':
    '{n, plural, =0 {aucune autre} one {# autre} many {# d’autres} other {# autres}}',
  'plural.rows-recovered-more':
    '{n, plural, =0 {aucune autre récupérée} one {# autre récupérée (toutes avec --json)} many {# d’autres récupérées (toutes avec --json)} other {# autres récupérées (toutes avec --json)}}',
  'cli.inspect.tables-gone': 'lignes dont la table est inconnue',
  'cli.inspect.table-gone': '{table} (n’est plus dans le schéma)',
  'cli.inspect.deleted': 'supprimée',
  'cli.inspect.unattached': 'peut-être pas supprimée',
  'cli.inspect.id-unknown': 'rowid inconnu',
  'cli.inspect.id-worked-out': '{rowId} (déduit des lignes voisines)',
  'cli.inspect.lost': 'non récupéré\u00a0: {columns}',
  'cli.inspect.doubtful': 'incertain\u00a0: {columns}',
  'cli.inspect.place': '{space}, page {page}, décalage {offset}',
  'cli.inspect.frame': 'trame {frame}',
  'cli.inspect.confidence':
    '{confidence, select, high {confiance élevée} medium {confiance moyenne} other {confiance faible}}',
  'cli.extract.pattern': 'Le modèle {path} est trop long ou représente trop de chemins.',
  'cli.extract.empty': '{path} est vide. Rien n’a été lu.',
  'cli.extract.not-found': '{path} n’existe pas. Rien n’a été lu.',
  'cli.extract.not-recognised':
    '{path} n’est pas une sauvegarde, et rien d’autre que ce programme sache lire n’y a été trouvé. Rien n’a été lu. Choisissez le dossier de la sauvegarde, ou le dossier qui la contient.',
  'cli.extract.password-needed':
    'Cette sauvegarde est chiffrée et aucun mot de passe n’a été donné. Rien n’a été lu. Relancez la commande dans un terminal ou utilisez --password-file.',
  'cli.extract.none': 'Aucun fichier n’a été écrit.',
  'cli.extract.no-match':
    'Aucun fichier de ces données n’a un tel chemin\u202f; rien n’a donc été écrit.',
  'cli.extract.pattern-without-match': 'Aucun fichier de ces données n’a un chemin comme {path}.',
  'cli.extract.written': 'Fichiers écrits\u00a0: {n, number}. La liste se trouve dans {file}.',
  'cli.indicators.empty':
    'Il n’y a pas d’indicateurs. «\u00a0athar indicators update\u00a0» récupère ceux qui sont publiés.',
  'cli.indicators.together':
    'Au total\u00a0: {n, plural, =0 {0 indicateur} one {# indicateur} many {# d’indicateurs} other {# indicateurs}} dans {files, plural, =0 {0 fichier} one {# fichier} many {# de fichiers} other {# fichiers}}',
  'cli.indicators.folder': 'Dossier\u00a0: {path}',
  'cli.indicators.last-update': 'Dernière mise à jour\u00a0: {at}',
  'cli.indicators.never-updated': 'Dernière mise à jour\u00a0: jamais',
  'cli.indicators.for': 'pour\u00a0: {threats}',
  'cli.indicators.newest': 'entrée la plus récente\u00a0: {date}',
  'cli.indicators.ended-count':
    'arrivés à leur terme, valables seulement pour des enregistrements plus anciens\u00a0: {n, number}',
  'cli.indicators.not-loaded-count': 'non chargés\u00a0: {n, number} ({reason})',
  'cli.indicators.such-as': 'par exemple {example}',
  'cli.indicators.by-hand': 'ajouté à la main',
  'cli.indicators.from': 'source\u00a0: {url}',
  'cli.indicators.since': 'présent depuis\u00a0: {at}',
  'cli.indicators.removed': 'Le fichier {name} a été supprimé.',
  'cli.indicators.left-out':
    'Laissés de côté, car sans indicateurs STIX\u00a0: {n, plural, one {# fichier} many {# de fichiers} other {# fichiers}}.',
  'cli.indicators.feed.new': 'nouveau    {file}',
  'cli.indicators.feed.updated': 'mis à jour {file}',
  'cli.indicators.feed.unchanged': 'inchangé   {file}',
  'cli.indicators.feed.withdrawn':
    'retiré     {file}\u00a0: la liste ne le mentionne plus\u202f; supprimé',
  'cli.indicators.feed.failed': 'échec      {title}\u00a0: {reason}',
  'cli.indicators.failure.silent':
    'le serveur n’a pas répondu, ou a cessé d’envoyer, et l’attente a été abandonnée\u202f; réessayez plus tard',
  'cli.indicators.failure.slow':
    'l’envoi était si lent qu’il a été abandonné\u202f; réessayez plus tard, ou avec une autre connexion',
  'cli.indicators.failure.status': 'le serveur a répondu {status}',
  'cli.indicators.failure.too-large':
    'il est plus grand qu’un fichier d’indicateurs ne peut l’être',
  'cli.indicators.failure.redirected-often':
    'le serveur a renvoyé la demande ailleurs trop de fois',
  'cli.indicators.failure.redirected-away':
    'le serveur a renvoyé la demande vers une adresse qui ne doit pas être suivie',
  'cli.indicators.failure.network': 'la connexion a échoué ({detail})',
  'cli.indicators.failure.no-address':
    'la liste ne donne aucune adresse où il puisse être téléchargé',
  'cli.indicators.failure.not-stix': 'ce n’est pas un lot STIX complet',
  'cli.indicators.failure.holds-none': 'il ne contient aucun indicateur',
  'cli.indicators.interrupted':
    'Arrêté à votre demande. Ce qui a été téléchargé jusqu’ici est conservé, ainsi que tout ce qui existait déjà.',
  'plural.indicators-not-fetched':
    '{n, plural, =0 {Tous les fichiers ont pu être récupérés.} one {# fichier n’a pas pu être récupéré\u202f; ce qui existait avant est conservé.} many {# de fichiers n’ont pas pu être récupérés\u202f; ce qui existait avant est conservé.} other {# fichiers n’ont pas pu être récupérés\u202f; ce qui existait avant est conservé.}}',
  'help.usage': 'Utilisation\u00a0:',
  'help.arguments': 'Arguments\u00a0:',
  'help.options': 'Options\u00a0:',
  'help.commands': 'Commandes\u00a0:',
  'help.examples': 'Exemples\u00a0:',
  'help.exit-codes': 'Code de sortie\u00a0:',
  'help.default': 'par défaut\u00a0: {value}',
  'help.help': 'afficher cette aide',
  'help.help-of': 'afficher l’aide d’une commande',
  'help.version': 'afficher la version',
  'help.athar':
    'Examine la sauvegarde d’un téléphone, sur cet ordinateur, à la recherche de traces de logiciels espions, et dit ce qu’il a pu voir et ce qu’il n’a pas pu voir.',
  'help.network':
    'Aucune commande n’utilise le réseau, sauf «\u00a0athar indicators update\u00a0». Rien n’est jamais envoyé.',
  'help.npx':
    'Dans une copie du dépôt, mettez npx devant ces commandes\u00a0: «\u00a0npx athar demo\u00a0».',
  'help.example.demo': 'essayer sur un téléphone inventé',
  'help.example.folder': 'examiner chaque sauvegarde d’un dossier',
  'help.example.arabic': 'avec le rapport en arabe',
  'help.example.update': 'récupérer les indicateurs publiés (utilise le réseau)',
  'help.lang': 'langue des textes et du rapport\u00a0: {languages}',
  'help.json': 'au format JSON',
  'help.evidence':
    'sauvegarde ou copie d’un système de fichiers\u202f; dossier, zip, tar ou tar.gz',
  'help.password-file':
    'mots de passe de la sauvegarde, un par ligne\u202f; aussi\u00a0: ATHAR_PASSWORD\u202f; sinon demandés dans le terminal',
  'help.check':
    'examiner des données\u00a0: tout dossier ou fichier, reconnu à son contenu, à tout niveau',
  'help.check.out': 'dossier du résultat\u202f; nouveau ou vide',
  'help.check.indicators':
    'fichier STIX2 ou dossier (répétable)\u202f; par défaut ceux que gère «\u00a0athar indicators\u00a0»',
  'help.check.timezone': 'fuseau du téléphone, comme nom IANA, si les données ne le disent pas',
  'help.check.full': 'garder les champs personnels (textes, noms, objets) dans les enregistrements',
  'help.check.artifact': 'n’examiner que cette partie (répétable)',
  'help.check.skip': 'laisser cette partie de côté (répétable)',
  'help.check.jobs': 'fils d’exécution (par défaut\u00a0: le nombre de cœurs)',
  'help.check.force':
    'écrire dans un dossier qui n’est pas vide\u202f; ne supprime que ce qu’un examen précédent y a écrit',
  'help.quiet': 'ne pas afficher la progression',
  'help.no-color': 'sans gras ni couleurs',
  'help.exit.nothing':
    'état S2\u00a0: rien trouvé hormis des notes, et tout ce qui était attendu a été lu',
  'help.exit.found':
    'état S3, S4 ou S5\u00a0: quelque chose à montrer à un service spécialisé a été trouvé',
  'help.exit.usage': 'utilisation incorrecte',
  'help.exit.gaps':
    'état S0 ou S1\u00a0: examen impossible, ou rien trouvé mais avec des lacunes\u202f; ou interrompu',
  'help.exit.failure': 'une défaillance d’Athar ou de cet ordinateur',
  'help.exit.as-planted': 'toutes les traces placées ont été trouvées, et rien d’autre',
  'help.exit.not-as-planted': 'une trace placée n’a pas été trouvée, ou autre chose a été trouvé',
  'help.exit.all-read': 'tout a pu être lu',
  'help.exit.part-read': 'le fichier, ou une partie, n’a pas pu être lu',
  'help.exit.done': 'tout ce qui était demandé a été fait',
  'help.exit.part-done': 'quelque chose n’a pas pu être lu, récupéré ou trouvé',
  'help.demo':
    'créer la sauvegarde d’un téléphone inventé avec des traces placées exprès, et l’examiner',
  'help.demo.out': 'dossier du téléphone et du résultat',
  'help.indicators': 'gérer les indicateurs publiés auxquels un examen compare les données',
  'help.indicators.where': 'Les fichiers se trouvent dans {path} (à changer avec ATHAR_DATA).',
  'help.indicators.none':
    'Sans «\u00a0update\u00a0» ni «\u00a0add\u00a0», il n’y en a pas, et un examen ne peut utiliser que ses règles.',
  'help.indicators.list':
    'les fichiers présents, ce qu’ils contiennent et leur dernière mise à jour',
  'help.indicators.add':
    'copier un fichier STIX 2, ou tous ceux d’un dossier, à côté de ceux déjà présents',
  'help.indicators.path': 'fichier ou dossier',
  'help.indicators.remove': 'supprimer un fichier par le nom que montre «\u00a0list\u00a0»',
  'help.indicators.name': 'par exemple pegasus.stix2',
  'help.indicators.update':
    'récupérer les indicateurs publiés (la seule commande qui utilise le réseau)',
  'help.indicators.index': 'adresse de la liste',
  'help.extract':
    'écrire les fichiers nommés tels que l’appareil les contenait, déchiffrés, avec leur SHA-256',
  'help.extract.path':
    'chemin ou modèle de chemins sur l’appareil (répétable), par exemple {folder} ou {either}\u00a0: {run} remplacent des caractères d’un nom, {many} des dossiers, {set} un caractère d’un ensemble\u202f; une barre oblique inverse prend le caractère suivant tel quel. À mettre entre guillemets',
  'help.extract.out': 'dossier des fichiers\u202f; il doit être nouveau ou vide',
  'help.inspect':
    'montrer tout fichier SQLite ou liste de propriétés, avec --deleted aussi les lignes supprimées',
  'help.inspect.file':
    'base de données SQLite (ses fichiers -wal et -journal à côté sont lus aussi) ou liste de propriétés',
  'help.inspect.deleted':
    'aussi les lignes récupérées dans l’espace libre, le journal d’écriture anticipée et le journal d’annulation',
  'help.inspect.json': 'une ligne de la table par ligne, au format JSON',
  'help.inspect.first':
    'Sans --json, les valeurs longues sont abrégées, et seules les {rows, number} premières lignes de chaque table et les {deleted, number} premières de ses lignes supprimées sont montrées. --json donne tout.',
  'help.inspect.form':
    'Avec --json, les entiers au-delà de 2^53 sont des chaînes, et les octets {bytes}. Le chemin d’une entrée d’une liste de propriétés contient ses clés et ses index entre des barres obliques\u202f; dans une clé, ~ s’écrit ~0 et / s’écrit ~1, comme dans JSON Pointer (RFC 6901). ~ seul est une clé vide, et un chemin vide la liste entière.',
  'help.inspect.deleted-rows':
    'Une ligne supprimée indique la confiance qu’elle mérite. Élevée\u00a0: une liste de sa page la désigne et sa table est connue. Moyenne\u00a0: elle est entière, mais plus rien ne la désigne, ou seule la forme de ses valeurs indique sa table. Faible\u00a0: une partie est perdue ou déduite. Une colonne absente n’a pas été récupérée.',
  'help.artifacts': 'les sortes de traces que lit cette version',
  'help.rules': 'ce que cette version détecte outre les indicateurs publiés',
  'help.sources': 'les sortes de données que cette version ouvre',
  'help.explain':
    'ce que signifie une partie, une règle ou un constat, ce que cela ne peut pas montrer, et où en savoir plus',
  'help.explain.id':
    'identifiant d’une partie ou d’une règle, comme l’affichent «\u00a0athar artifacts\u00a0» et «\u00a0athar rules\u00a0», ou d’un constat, comme dans findings.jsonl',
  'help.explain.in': 'pour un constat\u00a0: le dossier que l’examen a écrit',
  'cli.demo.making': 'Création de la sauvegarde chiffrée d’un téléphone inventé dans {folder}…',
  'cli.demo.password':
    'Le téléphone et le logiciel espion sont inventés. Mot de passe de la sauvegarde : {password}',
  'cli.demo.found':
    'Traces placées : {planted, number}, trouvées : {found, number}. Traces ressemblantes qui ne devaient pas être signalées : {nearMisses, number}.',
  'cli.demo.foreign':
    '{path} n’a pas été créé par «\u00a0athar demo\u00a0»\u202f; rien n’a été supprimé. Déplacez-le ailleurs, ou choisissez un autre dossier.',
  'cli.demo.missing': 'placé, mais non trouvé : {what}',
  'cli.demo.unexpected': 'trouvé, mais non placé : {what}',
  'cli.report-at': 'Rapport : {path}',
  'cli.open-report': 'Ouvrez ce fichier dans un navigateur. Il fonctionne sans connexion.',
  'progress.recognising': 'Reconnaissance des données',
  'progress.deriving-key': 'Calcul de la clé à partir du mot de passe',
  'progress.manifest': 'Lecture de la liste des fichiers',
  'progress.artifacts': 'Lecture des données du téléphone',
  'progress.database': 'Lecture de la base de données',
  'progress.report': 'Rédaction du rapport',
  'progress.done': 'Terminé',
  'progress.soon': 'Presque terminé',
  'progress.unknown': 'Temps restant encore inconnu',

  // Notices from Apple, Google or WhatsApp

  // Counted sentences
  'plural.findings':
    '{n, plural, =0 {Aucun constat} one {# constat} many {# de constats} other {# constats}}',
  'plural.files-read':
    '{n, plural, =0 {Aucun fichier n’a été lu} one {# fichier a été lu} many {# de fichiers ont été lus} other {# fichiers ont été lus}}',
  'plural.pages-not-searched':
    '{n, plural, =0 {Les entrées supprimées ont été cherchées partout où une base de données les garde.} one {Dans # page d’une base de données, les entrées supprimées n’ont été cherchées qu’en partie, car la recherche y serait trop longue. Les autres entrées ont toutes été lues.} many {Dans # de pages de bases de données, les entrées supprimées n’ont été cherchées qu’en partie, car la recherche y serait trop longue. Les autres entrées ont toutes été lues.} other {Dans # pages de bases de données, les entrées supprimées n’ont été cherchées qu’en partie, car la recherche y serait trop longue. Les autres entrées ont toutes été lues.}}',
  'plural.period-days':
    '{n, plural, =0 {Ces données couvrent moins d’un jour.} one {Ces données couvrent # jour.} many {Ces données couvrent # de jours.} other {Ces données couvrent # jours.}}',
  'plural.parts-partly-read':
    '{n, plural, =0 {Aucune partie n’a été lue que partiellement.} one {# partie n’a été lue que partiellement.} many {# de parties n’ont été lues que partiellement.} other {# parties n’ont été lues que partiellement.}}',
  'plural.parts-not-checked':
    '{n, plural, =0 {Il n’y a pas de partie qui n’ait pu être examinée.} one {# partie n’a pas pu être examinée.} many {# de parties n’ont pas pu être examinées.} other {# parties n’ont pas pu être examinées.}}',
  'plural.parts-more':
    '{n, plural, =0 {aucune autre partie} one {# autre partie} many {# d’autres parties} other {# autres parties}}',
  'plural.rules-over-limit':
    '{n, plural, =0 {Toutes les règles ont pu être appliquées.} one {# règle n’a pas été appliquée en entier : ces données contiennent plus d’entrées qu’elle ne peut en comparer.} many {# de règles n’ont pas été appliquées en entier : ces données contiennent plus d’entrées qu’elles ne peuvent en comparer.} other {# règles n’ont pas été appliquées en entier : ces données contiennent plus d’entrées qu’elles ne peuvent en comparer.}}',
  'plural.files-without-key':
    '{n, plural, =0 {Aucun fichier n’est sans clé.} one {# fichier n’a pas pu être déchiffré, car sa clé manque.} many {# de fichiers n’ont pas pu être déchiffrés, car leurs clés manquent.} other {# fichiers n’ont pas pu être déchiffrés, car leurs clés manquent.}}',
  'plural.hours-left':
    '{n, plural, =0 {Moins d’une heure restante} one {Environ # heure restante} many {Environ # d’heures restantes} other {Environ # heures restantes}}',
  'plural.minutes-left':
    '{n, plural, =0 {Moins d’une minute restante} one {Environ # minute restante} many {Environ # de minutes restantes} other {Environ # minutes restantes}}',
  'plural.seconds-left':
    '{n, plural, =0 {Moins d’une seconde restante} one {Environ # seconde restante} many {Environ # de secondes restantes} other {Environ # secondes restantes}}',

  // Parts of the report page
  'report.title': 'Rapport',
  'report.of-phone': 'Rapport sur l’examen d’un téléphone',
  'report.of-several': 'Rapport sur l’examen de plusieurs téléphones ou copies',
  'report.skip': 'Aller au résultat',
  'report.key': 'Signification des symboles',
  'report.hide': 'Masquer cette page',
  'report.back': 'Retour',
  'report.page-of': 'Page {page} sur {pages}',
  'report.folded-on-paper':
    'Replié à l’écran et donc non imprimé. Pour l’avoir sur papier, dépliez-le et imprimez de nouveau.',
  'report.made-with': 'Fait avec Athar, un logiciel libre. Vous pouvez renommer ce fichier.',
  'report.from-to': 'Du {from} au {to}',
  'report.from-to-inside': 'du {from} au {to}',
  'report.aborted':
    'L’examen a été interrompu avant la fin. Les parties non atteintes n’ont pas été examinées. Relancez l’examen pour qu’elles le soient aussi.',
  'report.why-not': 'Pourquoi l’examen n’a pas été possible',
  'report.not-opened': 'Une partie des données fournies n’a pas pu être ouverte',
  'report.source-number': 'Jeu de données {number}',
  'report.source-result': 'Résultat pour ce téléphone ou cette copie',
  'report.concerns': 'Cette phrase concerne',
  'heading.contents': 'Sur cette page',
  'heading.timeline': 'Chronologie',
  'heading.found': 'Ce qui a été trouvé',
  'heading.picture': 'Ce que montre l’image',

  // Findings
  'finding.number': 'Constat {number}',
  'finding.title.received-link': 'Un lien d’une liste publiée, dans un message reçu',
  'finding.title.received': 'Une trace d’une liste publiée, dans un message reçu',
  'finding.title.sent-link': 'Un lien d’une liste publiée, dans un message envoyé',
  'finding.title.sent': 'Une trace d’une liste publiée, dans un message envoyé',
  'finding.title.received-other-link':
    'Un lien d’une liste publiée, dans quelque chose qui est parvenu à ce téléphone',
  'finding.title.received-other':
    'Une trace d’une liste publiée, dans quelque chose qui est parvenu à ce téléphone',
  'finding.title.sent-other-link':
    'Un lien d’une liste publiée, dans quelque chose qui est parti de ce téléphone',
  'finding.title.sent-other':
    'Une trace d’une liste publiée, dans quelque chose qui est parti de ce téléphone',
  'finding.title.visited': 'Une visite enregistrée à une adresse d’une liste publiée',
  'finding.title.redirected': 'Une redirection vers une adresse d’une liste publiée',
  'finding.title.resolved': 'Un contact avec une adresse d’une liste publiée',
  'finding.title.installed': 'Un élément installé qui figure sur une liste publiée',
  'finding.title.removed': 'Un élément supprimé qui figure sur une liste publiée',
  'finding.title.installed-or-removed':
    'Un élément installé ou supprimé qui figure sur une liste publiée',
  'finding.title.ran': 'Un programme dont le nom figure sur une liste publiée',
  'finding.title.stored': 'Une trace d’une liste publiée, dans des données stockées',
  'finding.title.configured': 'Un réglage dont une valeur figure sur une liste publiée',
  'finding.why.address':
    'Cette adresse figure sur une liste publiée d’adresses liées à des attaques précédentes menées avec {threat}.',
  'finding.why.name':
    'Ce nom figure sur une liste publiée de noms liés à des attaques précédentes menées avec {threat}.',
  'finding.why.value':
    'Cette valeur figure sur une liste publiée de traces liées à des attaques précédentes menées avec {threat}.',
  'finding.why.unnamed':
    'Cette valeur figure sur une liste publiée de traces liées à des attaques précédentes.',
  'finding.why.also': 'La même valeur figure aussi sur une autre liste publiée : {lists}.',
  'finding.published-as': 'Sur la liste : {value}',
  'finding.local-time': 'Heure locale du téléphone : {time}',
  'finding.utc': 'UTC : {time}',
  'finding.unknown-clock': 'Heure telle que le téléphone l’a écrite, fuseau inconnu : {time}',
  'finding.no-time': 'Les données n’indiquent pas d’heure pour cet élément.',
  'finding.backup-time':
    'C’est le moment où la sauvegarde a été faite. Cela s’est produit auparavant, mais ces données ne disent pas quand.',
  'finding.time-too-early':
    'Les données donnent l’heure {value}. Elle est antérieure à ce type de téléphones et n’est donc pas utilisée ici.',
  'finding.time-too-late':
    'Les données donnent l’heure {value}. Elle est trop loin dans l’avenir pour être juste et n’est donc pas utilisée ici.',
  'finding.time-no-date':
    'À la place d’une heure, les données contiennent {value}, qui n’est pas une date.',
  'finding.entry': 'Entrée {entry} dans les détails techniques',
  'finding.confirm.specialist':
    'Un service spécialisé d’une ligne d’assistance ou d’un laboratoire indiqué dans ce rapport. Montrez-lui cette page.',
  'finding.confirm.none':
    'À lui seul, cet élément ne demande pas de confirmation. Montrez-le avec les autres constats.',
  'finding.english-only': 'Ce texte n’existe pour l’instant qu’en anglais.',

  // Coverage chart and its groups
  'coverage.partly-read.together':
    'Ces parties n’ont pas été lues en entier. Quelque chose a pu nous échapper dans le reste.',
  'coverage.unreadable.together':
    'Ces parties sont présentes, mais elles n’ont pas pu être lues. Elles n’ont pas été examinées.',
  'coverage.not-present.together':
    'Ces données ne contiennent pas ces parties. Elles n’ont pas été examinées.',
  'coverage.not-supported.together':
    'Le format de ces parties n’est pas lisible par cette version. Elles n’ont pas été examinées.',
  'coverage.skipped.label': 'Laissée de côté',
  'coverage.skipped.text': 'Cette partie a été laissée de côté. Elle n’a pas été examinée.',
  'coverage.not-reached.label': 'Non atteinte',
  'coverage.not-reached.text':
    'L’examen s’est terminé avant d’arriver à cette partie. Elle n’a pas été examinée.',
  'coverage.skipped.together':
    'Ces parties ont été laissées de côté. Elles n’ont pas été examinées.',
  'coverage.not-reached.together':
    'L’examen s’est terminé avant d’arriver à ces parties. Elles n’ont pas été examinées.',
  'coverage.not-opened.text':
    'Ces données n’ont pas pu être ouvertes ; aucune des parties que lit Athar n’a donc été examinée.',
  'coverage.comparison': 'Comparaison avec les traces connues',
  'coverage.not-opened.list': 'Les parties que lit Athar',
  'coverage.hidden.text':
    'L’endroit où cette partie se trouverait n’a pas pu être lu ; on ne sait donc pas si elle est présente. Elle n’a pas été examinée.',
  'coverage.hidden.together':
    'Les endroits où ces parties se trouveraient n’ont pas pu être lus ; on ne sait donc pas si elles sont présentes. Elles n’ont pas été examinées.',
  'coverage.not-applicable.label': 'Jamais dans ce type de données',
  'coverage.not-applicable.text':
    'Ce type de données, ou cette version du système, ne contient jamais cette partie.',
  'coverage.not-needed': 'Absentes de ces données, où elles ne sont pas attendues',
  'coverage.group-read': 'Lecture : {read, number} sur {total, number}',
  'coverage.part': 'Partie',
  'coverage.records': 'Enregistrements',
  'coverage.reaches-back': 'Remonte au',
  'coverage.no-date': 'sans date exploitable',
  'coverage.none': 'Aucune partie de ces données n’a pu être consultée.',
  'artifact-group.device': 'Le téléphone et ses réglages',
  'artifact-group.messages': 'Messages',
  'artifact-group.browsing': 'Navigation sur le Web',
  'artifact-group.apps': 'Applications et leurs autorisations',
  'artifact-group.system': 'Activité des programmes',
  'artifact-group.people': 'Personnes, appels et rendez-vous',

  // Timeline
  'timeline.findings':
    'Quand les constats ont été enregistrés, et jusqu’où remonte chaque partie des données',
  'timeline.spans': 'Jusqu’où remonte chaque partie des données',
  'timeline.bar': 'Période couverte par cette partie',
  'timeline.beyond': 'Extrémité pointue : se poursuit hors de l’image',
  'timeline.strong-mark': 'À regarder de plus près, ou niveau plus élevé',
  'timeline.weak-mark': 'Une simple note',
  'timeline.no-dates': 'Aucun constat et aucune partie de ces données ne porte de date.',
  'timeline.browsing-from':
    'L’historique de navigation ne remonte qu’au {date}. Ce qui s’est passé dans un navigateur avant ce jour n’est pas dans ces données.',

  // Logs
  'heading.logs': 'Jusqu’où remontent les journaux',
  'logs.intro':
    'Une grande partie de ces données forme des journaux : ils grandissent jour après jour, et leurs anciennes entrées disparaissent avec le temps. L’image montre, pour chaque journal, la période pour laquelle il contient des entrées.',
  'logs.breaks':
    'Une coupure dans une barre correspond à un jour, ou à plusieurs jours de suite, sans entrée, ce qui est inhabituel pour ce journal.',
  'logs.days-in-utc': 'Les jours sont comptés en UTC.',
  'logs.days-in-zone': 'Les jours sont comptés dans le fuseau horaire {zone}.',
  'logs.reasons':
    'De tels jours ont des raisons ordinaires : le téléphone était éteint ou n’a pas servi, son horloge a été fausse pendant un temps, la personne à qui il appartient a supprimé des entrées, ou le téléphone ne garde les entrées que pendant un certain nombre de jours. À eux seuls, ils ne sont pas le signe d’une attaque. Un service spécialisé peut les comparer aux autres journaux.',
  'logs.chart': 'Jours avec des entrées dans chaque journal',
  'report.missing-all-the-same':
    'Certaines choses n’ont tout de même pas pu être examinées : voir « Ce qui n’a pas été lu ».',
  'logs.bar': 'A des entrées',
  'logs.gap': 'Aucune entrée',
  'logs.out-of-order':
    'Dans la base de données, des entrées datées d’après ces jours sont placées avant des entrées de date antérieure. Cela arrive quand l’horloge du téléphone était fausse, ou quand des entrées viennent d’iCloud, d’un autre appareil ou d’une sauvegarde.',
  'logs.empty': 'lu en entier, ne contient aucune entrée.',
  'logs.undated': 'lu en entier, aucune des entrées encore présentes n’a de date possible.',
  'plural.no-entries-between':
    '{n, plural, =0 {N’a pas d’entrées entre le {from} et le {to}.} one {N’a pas d’entrées le {from}.} many {N’a pas d’entrées entre le {from} et le {to} (# de jours).} other {N’a pas d’entrées entre le {from} et le {to} (# jours).}}',
  'plural.more-silences':
    '{n, plural, =0 {Pas d’autre.} one {# autre figure dans le fichier {file}.} many {# d’autres figurent dans le fichier {file}.} other {# autres figurent dans le fichier {file}.}}',

  // Checked for, help, limits, consent
  'threats.nothing-read':
    'Rien n’a été lu ; aucun logiciel espion n’a donc été recherché sur le téléphone.',
  'rules.of-findings': 'Constats d’autres règles',
  'rules.several-artifacts': 'Règles portant sur plusieurs types de traces',
  'threats.rules-too':
    'Des règles générales ont aussi été appliquées. Elles recherchent des choses inhabituelles qui ne se rattachent à aucun logiciel nommé.',
  'threats.rules-not-applied':
    'Certaines des règles générales tirent leurs conclusions de ce qui est absent. Celles-ci avaient quelque chose à examiner et n’ont pas été appliquées, parce qu’une partie des données qui pourrait l’expliquer n’a pas été lue en entier ou contenait plus d’éléments qu’elles ne peuvent en comparer\u00a0:',
  'threats.other-names':
    'La liste des noms ne peut jamais être complète : il existe d’autres logiciels espions, qui ne sont pas nommés ici.',
  'indicators.holds-none':
    'Ce fichier ne contient pas d’indicateurs qui puissent être comparés\u202f; rien n’en a été chargé.',
  'indicators.update-hint':
    'Sans indicateurs, cet examen ne peut dire que peu de choses. La personne qui l’a lancé peut les charger avec {command} et recommencer.',
  'indicators.newer-hint':
    'La personne qui a lancé cet examen peut charger des indicateurs plus récents avec {command} et recommencer.',
  'help.intro-names':
    'Ces organisations aident les personnes exposées à des risques. Cherchez-les depuis un autre appareil et n’utilisez que les contacts indiqués sur leurs pages officielles.',
  'help.stalking-names':
    'La ligne qui peut aider dépend du pays. Les lignes d’assistance ci-dessus peuvent en indiquer une près de chez vous.',
  'limits.no-logs':
    'Une sauvegarde ne contient pas les journaux du système. Un rapport système peut montrer ce qu’une sauvegarde ne montre pas.',
  'limits.plain-backup':
    'Une sauvegarde sans chiffrement contient moins de données : les appels, l’historique de navigation et d’autres parties n’y sont pas. Une sauvegarde chiffrée en montre davantage.',
  'limits.links':
    'Les liens sont écrits de façon à ne pas pouvoir être ouverts, et seulement jusqu’au nom du site. D’un message, un court extrait au plus est imprimé.',
  'consent.only-with':
    'Cet examen ne doit être fait qu’avec le consentement de la personne à qui appartient le téléphone.',
  'consent.withdraw':
    'Le consentement peut être retiré à tout moment : dites-le à la personne de confiance. La copie des données et ce rapport sont alors supprimés.',
  'consent.helper-name': 'Nom de la personne de confiance',
  'consent.talk-date': 'Date de l’entretien',

  // Technical details
  'technical.places': 'Où chaque constat a été lu',
  'technical.entry': 'Entrée',
  'technical.place': 'Emplacement sur le téléphone',
  'technical.position': 'Position',
  'technical.more-places':
    'Pour les entrées qui ont de nombreux emplacements, seuls les premiers sont indiqués ici. Tous figurent dans le fichier {file}.',
  'technical.explain':
    'Sous chaque emplacement figurent l’identifiant de la règle, ou celui de la partie des données et le fichier qui nomme l’indicateur, puis l’identifiant du constat. {command} suivi de l’un de ces identifiants en dit plus ; pour un constat, dans le dossier de ce rapport.',
  'technical.identity': 'Téléphone, données, programme et indicateurs',
  'technical.model': 'Modèle',
  'technical.system': 'Système',
  'technical.kind': 'Type de données',
  'technical.files': 'Fichiers',
  'technical.program': 'Programme',
  'technical.indicator-file': 'Fichier d’indicateurs (SHA-256)',
  'technical.not-used': 'Non utilisé dans ce fichier : {reasons}',
  'not-loaded.unsupported-pattern': 'motifs d’une sorte non prise en charge',
  'not-loaded.address-range': 'plages d’adresses',
  'not-loaded.unusable-value': 'valeurs auxquelles rien ne peut correspondre',
  'not-loaded.revoked': 'retirés par leur auteur',
  'not-loaded.older-version': 'versions plus anciennes de ce que contient un autre fichier',
  'not-loaded.benign': 'publiés comme inoffensifs',
  'not-loaded.malformed': 'entrées endommagées',
  'not-loaded.too-large': 'entrées trop grandes',
  'not-loaded.observable': 'vus quelque part, sans être dits malveillants',
  'not-loaded.not-compared': 'non comparés\u00a0: {type}',
  'technical.ended':
    'Les indicateurs de ce fichier arrivés à leur terme ne comptent que pour ce qui s’est passé avant ce terme.',
  'technical.state': 'État du résultat',
  'technical.options': 'Options',
  'position.row': 'ligne {n}',
  'position.page': 'page {n}',
  'position.offset': 'octet {n} de la page',
  'position.freelist': 'page libre',
  'position.freeblock': 'bloc libre',
  'position.gap': 'espace inutilisé de la page',
  'position.wal': 'journal d’écriture anticipée',
  'position.journal': 'journal d’annulation',
  'position.frame': 'trame {n}',
  'position.table-by-form': 'table reconnue à la seule forme de la ligne',
  'position.lines': 'lignes {from} à {to}',
  'position.bytes': 'octets {from} à {to}',
  'position.whole': 'fichier entier',
  'technical.digests': 'Empreintes des fichiers lus (SHA-256)',
  'technical.file': 'Fichier',
  'technical.digest': 'Empreinte',
  'technical.problems': 'Ce qui a gêné la lecture, tel que ce programme l’a noté',
  'technical.more-files': 'Les autres empreintes figurent dans le fichier {file}.',
  'technical.more-problems': 'Les autres notes figurent dans le fichier {file}.',

  // Names of further artifacts
  'artifact.ios.message-chats.name': 'Conversations dans Messages',
  'artifact.ios.interaction-contacts.name':
    'Personnes du registre des messages, appels et courriels',
  'artifact.ios.chrome-history.name': 'Historique de navigation de Chrome',
  'artifact.ios.chrome-downloads.name': 'Téléchargements de Chrome',
  'artifact.ios.chrome-searches.name': 'Recherches dans Chrome',
  'artifact.ios.chrome-favicon.name': 'Icônes de sites conservées par Chrome',
  'artifact.ios.firefox-history.name': 'Historique de navigation de Firefox',
  'artifact.ios.firefox-favicon.name': 'Icônes de sites conservées par Firefox',
  'artifact.ios.whatsapp-contacts.name': 'Contacts WhatsApp',
  'artifact.ios.whatsapp-chats.name': 'Discussions et groupes WhatsApp',
  'artifact.ios.whatsapp-lid.name': 'Numéros WhatsApp derrière des identifiants masqués',
  'artifact.ios.cookies.name': 'Cookies de Safari et des applications',
  'artifact.ios.accounts.name': 'Comptes configurés sur le téléphone',
  'artifact.ios.viber.name': 'Messages et liens Viber',
  'artifact.ios.known-wifi-networks.name': 'Réseaux Wi-Fi connus',
  'artifact.ios.signal.name': 'Messages et liens Signal',
  'artifact.ios.line.name': 'Messages et liens LINE',
  'artifact.ios.threema.name': 'Messages et liens Threema',
  'artifact.ios.safari-downloads.name': 'Téléchargements de Safari',
  'artifact.ios.safari-bookmarks.name': 'Signets et liste de lecture de Safari',
  'artifact.ios.safari-suggestions.name': 'Sites suggérés et non choisis dans Safari',
  'artifact.ios.voicemail.name': 'Messagerie vocale',
  'artifact.ios.keyboard-usage.name': 'Usage des applications compté par le clavier',
  'artifact.ios.app-store-system.name': 'Installations et mises à jour de l’App Store',
  'artifact.ios.app-store-user.name':
    'Applications notées par l’App Store : installées, utilisées, supprimées, achetées',
  'artifact.ios.teams.name': 'Messages et liens Microsoft Teams',
  'artifact.ios.kik.name': 'Messages et liens Kik',
  'artifact.ios.mewe.name': 'Messages et liens MeWe',
  'artifact.ios.google-chat.name': 'Messages et liens Google Chat',
  'artifact.ios.groupme.name': 'Messages et liens GroupMe',
  'artifact.ios.screen-time.name': 'Temps d’écran',
  'artifact.ios.knowledge-c.name': 'Journal de ce qui s’est passé sur le téléphone (knowledgeC)',
  'artifact.ios.telegram.name': 'Messages et liens Telegram',
  'artifact.ios.photos.name': 'Photos et vidéos, et l’application qui les a enregistrées',
  'artifact.ios.crash-counters.name': 'Nombre d’arrêts brusques des programmes, selon le système',
  'artifact.ios.shared-files.name': 'Fichiers partagés par iCloud Drive',
  'artifact.ios.homekit-invitations.name': 'Invitations à rejoindre une maison (HomeKit)',
  'artifact.ios.facetime-links.name': 'Liens FaceTime',
  'artifact.ios.whatsapp-calls.name': 'Appels WhatsApp',
  'artifact.ios.mail.name': 'Messages répertoriés par Mail d’Apple',
  'artifact.ios.mastodon.name': 'Publications et messages Mastodon',
  'artifact.ios.biome.name': 'Journal de ce qui s’est passé sur le téléphone (Biome)',
  'artifact.ios.shared-calendars.name': 'Calendriers partagés ou auxquels le téléphone est abonné',
  'artifact.ios.shared-notes.name': 'Personnes avec qui des notes sont partagées par iCloud',
  'artifact.ios.filesystem.name': 'Liste de tous les fichiers',
  'artifact.ios.powerlog.name': 'Journal d’énergie',
  'artifact.ios.notes.name': 'Notes et leurs liens',
  'artifact.ios.reminders.name': 'Rappels et leurs liens',
  'artifact.ios.shared-photos.name': 'Albums photo et liens partagés par iCloud',
  'artifact.ios.profile-events.name': 'Modifications des profils de configuration',
  'artifact.ios.remote-management.name': 'Gestion à distance',
  'artifact.ios.trusted-certificates.name': 'Certificats de confiance ajoutés au téléphone',
  'artifact.ios.network-extensions.name': 'VPN et filtres du réseau',
  'artifact.ios.webkit-origins.name': 'Sites web qui ont enregistré des données sur le téléphone',
  'artifact.ios.webkit-network-cache.name':
    'Ce que des pages web ont chargé, tel que WebKit le conserve',
  'artifact.ios.instagram.name': 'Messages et liens Instagram',
  'artifact.ios.facebook-messenger.name': 'Messages et liens Facebook Messenger',
  'artifact.ios.tiktok.name': 'Messages et liens TikTok',
  'artifact.ios.service-workers.name':
    'Scripts que des sites ont installés pour fonctionner sans leur page',
  'artifact.ios.webkit-session-resource-log.name':
    'Registre des sites depuis lesquels des pages ont chargé du contenu',
  'artifact.ios.lockdownd-log.name': 'Journal des ordinateurs qui ont communiqué avec le téléphone',
  'artifact.ios.netusage-domains.name':
    'Sites contactés par les applications, comptés par le système',
  'artifact.ios.mobile-activation-log.name':
    'Démarrages du téléphone et mises à jour du système, dans le journal de l’activation',
  'artifact.ios.data-ark.name': 'Activation, et dernière sauvegarde sur un ordinateur',
  'artifact.ios.database-state.name': 'État des bases de données',
  'artifact.ios.dhcp-leases.name': 'Adresses que des réseaux ont données au téléphone',
  'artifact.ios.pairing-records.name': 'Ordinateurs auxquels le téléphone fait confiance',
  'artifact.ios.app-privacy-report.name': 'Rapport de confidentialité des apps',
  'artifact.ios.mobile-backup.name':
    'Sauvegardes faites par le téléphone, et celle à partir de laquelle il a été restauré',
  'artifact.ios.mobile-installation-log.name':
    'Journal des applications installées, mises à jour et supprimées',
  'artifact.ios.jetsam-events.name': 'Programmes actifs lorsque la mémoire manquait',
  'artifact.ios.process-snapshots.name':
    'Programmes actifs lorsque le téléphone s’est figé ou que son noyau s’est arrêté',
  'artifact.ios.delivered-notifications.name': 'Notifications reçues des applications',
  'artifact.ios.crash-list.name': 'Liste des arrêts brusques (Biome)',
  'artifact.ios.crash-reports.name': 'Rapports de programmes qui se sont arrêtés brusquement',
  'artifact.ios.safari-favicon.name': 'Icônes de sites conservées par Safari',
  'artifact.ios.analytics-ios-versions.name':
    'Numéros de build d’iOS cités dans les données d’analyse',
  'artifact.ios.analytics.name': 'Événements dans les données d’analyse du trousseau et du réseau',
  'artifact.ios.ios-version-history.name': 'Versions d’iOS dans les journaux de données d’analyse',
  'artifact.ios.shutdown-log.name': 'Registre des arrêts et des programmes qui les ont retardés',
  'artifact.ios.cache-files.name':
    'Réponses de serveurs web conservées par les applications et les programmes du système',
  'artifact.ios.netusage.name':
    'Réseau utilisé par les applications et les programmes, compté par le système pour lui-même',

  // Counted sentences of the report
  'plural.parts-read':
    '{n, plural, =0 {Aucune partie sur {total, number} n’a été lue en entier} one {# partie sur {total, number} a été lue en entier} many {# de parties sur {total, number} ont été lues en entier} other {# parties sur {total, number} ont été lues en entier}}',
  'plural.all-parts-read':
    '{n, plural, =0 {Il n’y a aucune partie} one {La seule partie a été lue en entier} many {Les # de parties ont toutes été lues en entier} other {Les # parties ont toutes été lues en entier}}',
  'plural.parts-that-were-read':
    '{n, plural, =0 {Aucune partie lue} one {La partie lue} many {Les # de parties lues} other {Les # parties lues}}',
  'plural.recorded-times':
    '{n, plural, =0 {Cela n’a pas été enregistré.} one {Cela a été enregistré # fois.} many {Cela a été enregistré # de fois.} other {Cela a été enregistré # fois.}}',
  'plural.further-strong-findings':
    '{n, plural, =0 {Aucun autre constat à regarder de plus près} one {# autre constat à regarder de plus près, ou de niveau plus élevé} many {# d’autres constats à regarder de plus près, ou de niveau plus élevé} other {# autres constats à regarder de plus près, ou de niveau plus élevé}}',
  'plural.more-strong-findings':
    '{n, plural, =0 {Tous les constats à regarder de plus près sont indiqués ici.} one {# autre constat à regarder de plus près, ou de niveau plus élevé, n’est pas indiqué ici, car ils sont très nombreux. Il figure dans le fichier {file}. Remettez aussi ce fichier au service spécialisé.} many {# d’autres constats à regarder de plus près, ou de niveau plus élevé, ne sont pas indiqués ici, car ils sont très nombreux. Ils figurent dans le fichier {file}. Remettez aussi ce fichier au service spécialisé.} other {# autres constats à regarder de plus près, ou de niveau plus élevé, ne sont pas indiqués ici, car ils sont très nombreux. Ils figurent dans le fichier {file}. Remettez aussi ce fichier au service spécialisé.}}',
  'plural.sources':
    '{n, plural, =0 {Aucun jeu de données} one {# jeu de données} many {# de jeux de données} other {# jeux de données}}',
  'plural.concerns':
    '{n, plural, =0 {Cette phrase ne concerne aucun jeu de données} one {Cette phrase concerne # jeu de données} many {Cette phrase concerne # de jeux de données} other {Cette phrase concerne # jeux de données}}',
  'plural.further-places':
    '{n, plural, =0 {Aucun autre emplacement} one {# autre emplacement} many {# d’autres emplacements} other {# autres emplacements}}',
  'plural.further-findings':
    '{n, plural, =0 {Aucun autre constat} one {# autre constat} many {# d’autres constats} other {# autres constats}}',
  'plural.more-findings':
    '{n, plural, =0 {Tous les constats sont indiqués ici.} one {# autre constat n’est pas indiqué ici. Il figure dans le fichier {file}.} many {# d’autres constats ne sont pas indiqués ici. Ils figurent dans le fichier {file}.} other {# autres constats ne sont pas indiqués ici. Ils figurent dans le fichier {file}.}}',
  'plural.met-after-end':
    '{n, plural, =0 {Aucune entrée ne correspond à un indicateur qui ne comptait plus à la date de cette entrée.} one {# entrée correspond à un indicateur qui ne comptait plus à la date de cette entrée, selon ceux qui l’ont publié. Ce n’est pas un constat\u202f; un service spécialisé trouve son identifiant dans le fichier {file}.} many {# d’entrées correspondent à des indicateurs qui ne comptaient plus à la date de ces entrées, selon ceux qui les ont publiés. Ce ne sont pas des constats\u202f; un service spécialisé trouve les identifiants des premières dans le fichier {file}.} other {# entrées correspondent à des indicateurs qui ne comptaient plus à la date de ces entrées, selon ceux qui les ont publiés. Ce ne sont pas des constats\u202f; un service spécialisé trouve les identifiants des premières dans le fichier {file}.}}',
  'plural.findings-alike':
    '{n, plural, =0 {Aucun constat de ce type.} one {# constat de ce type\u00a0:} many {# de constats de ce type, réunis ici parce qu’ils sont très nombreux. Les premiers\u00a0:} other {# constats de ce type, réunis ici parce qu’ils sont très nombreux. Les premiers\u00a0:}}',
  'plural.kinds': '{n, plural, =0 {Aucun type} one {# type} many {# de types} other {# types}}',
  'plural.further-kinds':
    '{n, plural, =0 {Aucun autre type} one {# autre type} many {# d’autres types} other {# autres types}}',
  'plural.more-times':
    '{n, plural, =0 {Aucune autre heure.} one {# autre heure figure dans le fichier {file}.} many {# d’autres heures figurent dans le fichier {file}.} other {# autres heures figurent dans le fichier {file}.}}',
};
