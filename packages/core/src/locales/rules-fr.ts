import type { Translations } from './translations.ts';

/** The sentences of the rules in French. */
export const rulesFr: Translations = {
  'rule.ios.app-not-from-store.title': {
    of: '39eb1967',
    text: 'Application qui ne vient pas de l’App Store',
  },
  'rule.ios.app-not-from-store.message': {
    of: '8368cd7a',
    text: 'L’application {app} a été installée par {installer}, qui n’est pas un programme d’Apple.',
  },
  'rule.ios.app-not-from-store.why': {
    of: 'eba6f4f0',
    text: 'Les applications venues d’ailleurs ne sont pas passées par la vérification de l’App Store. Des logiciels espions utilisés contre des proches et certains des logiciels espions d’État les plus simples sont arrivés sous cette forme.',
  },
  'rule.ios.app-not-from-store.other.0': {
    of: '5eff5d51',
    text: 'Dans l’Union européenne et dans quelques autres pays, des applications viennent aussi d’autres boutiques et de pages web.',
  },
  'rule.ios.app-not-from-store.other.1': {
    of: '86cca14e',
    text: 'Des employeurs, des écoles et des équipes de développement installent des applications internes.',
  },
  'rule.ios.app-with-provisioning-profile.title': {
    of: '8ffb049b',
    text: 'Application qui fonctionne sans l’App Store',
  },
  'rule.ios.app-with-provisioning-profile.message': {
    of: '2943ebba',
    text: 'L’application {app} porte un profil de {team}, qui lui permet de fonctionner sans venir de l’App Store.',
  },
  'rule.ios.app-with-provisioning-profile.why': {
    of: 'ccd11f0f',
    text: 'Une telle application n’est pas passée par la vérification de l’App Store. Des entreprises qui vendent des logiciels espions à des États, et des auteurs de logiciels espions utilisés contre des proches, ont signé leurs applications avec des profils prévus pour le personnel d’une entreprise ou pour des essais.',
  },
  'rule.ios.app-with-provisioning-profile.other.0': {
    of: '86cca14e',
    text: 'Des employeurs, des écoles et des équipes de développement installent des applications internes.',
  },
  'rule.ios.app-with-provisioning-profile.other.1': {
    of: '29e7e79c',
    text: 'Certaines personnes installent elles-mêmes des applications de cette façon, par exemple avec un compte de développement gratuit.',
  },
  'rule.ios.app-without-store-data.title': {
    of: '6c50758d',
    text: 'Application que n’accompagne aucune donnée de l’App Store',
  },
  'rule.ios.app-without-store-data.message': {
    of: 'a1802606',
    text: 'L’application {app} se trouve parmi les applications installées, dans {folder}, et rien de ce que l’App Store écrit ne se trouve à côté d’elle.',
  },
  'rule.ios.app-without-store-data.why': {
    of: '9133db66',
    text: 'L’App Store écrit ce qu’il sait d’une application à côté de chacune de celles qu’il installe. Une application sans ces données, et sans profil qui lui permettrait de fonctionner, a été placée là par un autre programme.',
  },
  'rule.ios.app-without-store-data.other.0': {
    of: '12ff4626',
    text: 'Il peut manquer certains fichiers à la copie du système de fichiers.',
  },
  'rule.ios.app-without-store-data.other.1': {
    of: '64a831c7',
    text: 'Sur un téléphone dont les protections ont été retirées volontairement, les applications s’installent d’autres façons.',
  },
  'rule.ios.app-without-bundle-id.title': {
    of: 'c0f492d5',
    text: 'Application que ses données de la boutique n’identifient pas',
  },
  'rule.ios.app-without-bundle-id.message': {
    of: '98aaab84',
    text: 'Les données de la boutique qui accompagnent l’application {app} ne contiennent ni identifiant, ni numéro dans la boutique, ni le programme qui l’a installée.',
  },
  'rule.ios.app-without-bundle-id.why': {
    of: '04bd2c15',
    text: 'L’App Store écrit ces données pour chaque application qu’il installe. Des données sans aucun de ces trois éléments ont été écrites par un autre programme, comme pour les applications installées en dehors de la boutique.',
  },
  'rule.ios.app-without-bundle-id.other.0': {
    of: '24c55ad5',
    text: 'Les applications d’employeurs, d’écoles et d’équipes de développement, et celles restaurées d’une ancienne sauvegarde, peuvent avoir de telles données.',
  },
  'rule.ios.app-without-bundle-id.other.1': {
    of: 'b9261b66',
    text: 'Un fichier endommagé perd certains éléments.',
  },
  'rule.ios.attachment-in-temporary-folder.title': {
    of: 'dd793f3b',
    text: 'Pièce jointe reçue qui n’a jamais été mise à sa place',
  },
  'rule.ios.attachment-in-temporary-folder.message': {
    of: '536e6a7e',
    text: 'Messages indique une pièce jointe reçue sous {path}, dans le dossier des fichiers temporaires, et n’en connaît ni le type, ni la taille, ni l’expéditeur.',
  },
  'rule.ios.attachment-in-temporary-folder.why': {
    of: 'ff442540',
    text: 'Messages garde ce qu’il reçoit dans un dossier qui lui est réservé. Des attaques sans clic sont arrivées comme pièces jointes par iMessage, et les laboratoires qui examinent des téléphones à la recherche de logiciels espions prêtent attention aux éléments qui ont gardé un nom temporaire comme celui-ci.',
  },
  'rule.ios.attachment-in-temporary-folder.other.0': {
    of: 'b3478e38',
    text: 'Un transfert interrompu, ou un fichier trop grand, peut laisser un tel élément.',
  },
  'rule.ios.attachment-in-temporary-folder.other.1': {
    of: '8ea5beae',
    text: 'Un message supprimé laisse des éléments sans expéditeur.',
  },
  'rule.ios.calendar-zero-click-invitation.title': {
    of: '33aec331',
    text: 'Invitation antidatée semblable à celles qui portaient une attaque sans clic',
  },
  'rule.ios.calendar-zero-click-invitation.message': {
    of: 'ce101a40',
    text: 'Une invitation d’une autre personne, intitulée « {title} », est entrée dans le calendrier le {created}, {days, plural, =0 {moins d’un jour} one {# jour} many {# de jours} other {# jours}} après le début de l’événement, le {start}.',
  },
  'rule.ios.calendar-zero-click-invitation.why': {
    of: '8cf38523',
    text: 'Dès 2021, QuaDream a envoyé aux cibles de ses clients des invitations pour des dates déjà passées, qu’iOS ajoutait au calendrier sans les montrer et qui attaquaient le téléphone au moment où iOS les lisait.',
  },
  'rule.ios.calendar-zero-click-invitation.other.0': {
    of: '0519ca0b',
    text: 'Une réunion notée après coup, ou un ancien calendrier importé ou partagé tardivement, porte aussi une date antérieure.',
  },
  'rule.ios.calendar-zero-click-invitation.other.1': {
    of: '561a5057',
    text: 'Certains programmes nomment chaque rendez-vous « Meeting » et sa remarque « Notes ».',
  },
  'rule.ios.crash-in-content-decoder.title': {
    of: '84032f8b',
    text: 'Arrêt brusque pendant le décodage d’une image, d’une police ou d’une vidéo venue d’autrui',
  },
  'rule.ios.crash-in-content-decoder.message': {
    of: '4df86b1d',
    text: 'Le programme {process} s’est arrêté brusquement avec {exception} alors qu’il était dans {decoder}.',
  },
  'rule.ios.crash-in-content-decoder.why': {
    of: '8634e2dc',
    text: 'Des attaques sans clic connues se cachaient dans des images, des polices et des vidéos, et prenaient le contrôle du programme qui les décodait. Une tentative qui échoue peut laisser un tel arrêt.',
  },
  'rule.ios.crash-in-content-decoder.other.0': {
    of: '6bf842ee',
    text: 'Un fichier endommagé ou inhabituel fait s’arrêter un décodeur sans que personne l’ait voulu.',
  },
  'rule.ios.crash-in-content-decoder.other.1': {
    of: '5a64ae6d',
    text: 'Les versions d’essai d’iOS et les anciens téléphones avec peu de mémoire connaissent plus d’arrêts de ce genre.',
  },
  'rule.ios.crash-of-content-handler.title': {
    of: '056d52f2',
    text: 'Arrêt brusque d’un programme qui reçoit des contenus d’autrui',
  },
  'rule.ios.crash-of-content-handler.message': {
    of: '80fd208b',
    text: 'Le programme {process} s’est arrêté brusquement avec {exception}.',
  },
  'rule.ios.crash-of-content-handler.why': {
    of: 'c78d4204',
    text: 'Des attaques sans clic passaient par des programmes qui reçoivent des messages, des appels et des images, et des tentatives manquées les faisaient s’arrêter. Un arrêt isolé dit peu de chose ; plusieurs en quelques minutes, ou un juste avant une autre trace, en disent plus.',
  },
  'rule.ios.crash-of-content-handler.other.0': {
    of: '49436a36',
    text: 'De tels programmes s’arrêtent aussi sur des téléphones ordinaires, à cause d’une image endommagée ou d’une erreur interne.',
  },
  'rule.ios.crash-of-content-handler.other.1': {
    of: '5a64ae6d',
    text: 'Les versions d’essai d’iOS et les anciens téléphones avec peu de mémoire connaissent plus d’arrêts de ce genre.',
  },
  'rule.ios.crash-with-forged-pointer.title': {
    of: 'af59c090',
    text: 'Arrêt brusque à cause d’un pointeur non signé',
  },
  'rule.ios.crash-with-forged-pointer.message': {
    of: '89bc0eee',
    text: 'Le programme {process} s’est arrêté brusquement, et iOS a noté qu’un pointeur n’était peut-être pas signé comme il doit l’être : {detail}',
  },
  'rule.ios.crash-with-forged-pointer.why': {
    of: 'dcca5edb',
    text: 'iOS signe les pointeurs pour qu’un attaquant ne puisse pas en mettre d’autres à leur place. Une attaque contre un programme qui reçoit des contenus d’autrui peut échouer exactement ainsi.',
  },
  'rule.ios.crash-with-forged-pointer.other.0': {
    of: '399e3337',
    text: 'Une erreur ordinaire d’un programme écrase aussi un pointeur, et iOS note alors la même chose.',
  },
  'rule.ios.crash-with-forged-pointer.other.1': {
    of: '5a64ae6d',
    text: 'Les versions d’essai d’iOS et les anciens téléphones avec peu de mémoire connaissent plus d’arrêts de ce genre.',
  },
  'rule.ios.filesystem-staging-file.title': {
    of: '2d44551c',
    text: 'Fichier dans un dossier depuis lequel on a vu tourner des logiciels espions',
  },
  'rule.ios.filesystem-staging-file.message': {
    of: 'bd187f8e',
    text: '{path} se trouve sur le téléphone.',
  },
  'rule.ios.filesystem-staging-file.why': {
    of: 'adddbf9b',
    text: 'Le système place des programmes dans ce dossier pour peu de temps, par exemple lors d’une mise à jour, et toujours dans des sous-dossiers d’une même forme. Pegasus et le logiciel espion de QuaDream tournaient depuis le dossier lui-même, sur des téléphones examinés. Le risque de fausse alerte est faible.',
  },
  'rule.ios.filesystem-staging-file.other.1': {
    of: '7c43b55a',
    text: 'Des outils de débridage (jailbreak) peuvent aussi placer des programmes dans ce dossier.',
  },
  'rule.ios.lockdown-mode.title': { of: '6f1c38c3', text: 'Le mode Isolement est activé' },
  'rule.ios.lockdown-mode.message': {
    of: '19c66018',
    text: 'Le mode Isolement était activé lors de la collecte de ces données (réglage {setting}).',
  },
  'rule.ios.lockdown-mode.why': {
    of: 'f2a0c55b',
    text: 'Le mode Isolement ferme bon nombre des voies par lesquelles des logiciels espions mercenaires sont entrés dans des téléphones. C’est utile à savoir pour juger de ce qui a été vu ici et pour les conseils : il vaut mieux le laisser activé.',
  },
  'rule.ios.lockdown-mode.other.0': {
    of: '2eac577a',
    text: 'La personne à qui appartient le téléphone, ou quelqu’un qui l’a aidée, l’a activé par précaution.',
  },
  'rule.ios.looked-up-account-with-nul.title': {
    of: '8a01c848',
    text: 'Compte recherché dont le nom contient des caractères NUL',
  },
  'rule.ios.looked-up-account-with-nul.message': {
    of: '6282895e',
    text: 'Le service {service} a recherché un compte dont le nom contient au moins deux caractères NUL de suite.',
  },
  'rule.ios.looked-up-account-with-nul.why': {
    of: '4cd1dda1',
    text: 'Aucune adresse électronique et aucun numéro de téléphone ne contient de tels caractères. Des comptes depuis lesquels Pegasus a attaqué des téléphones ont été trouvés dans cette liste, et les laboratoires qui examinent des téléphones à la recherche de logiciels espions y prêtent attention à de tels noms. Le risque de fausse alerte est faible.',
  },
  'rule.ios.looked-up-account-with-nul.other.0': {
    of: 'b8486fea',
    text: 'Un fichier endommagé, ou un programme qui a écrit un nom dans un autre codage, donne aussi de tels caractères.',
  },
  'rule.ios.looked-up-account-with-nul.other.1': {
    of: '60044923',
    text: 'Une recherche ne signifie pas qu’un message est arrivé : le téléphone recherche aussi ce qui est saisi et les personnes qui figurent parmi les contacts.',
  },
  'rule.ios.orphan-data-usage-row.title': {
    of: 'de73fade',
    text: 'Données consommées par un processus dont le nom a disparu',
  },
  'rule.ios.orphan-data-usage-row.message': {
    of: '46fd1aca',
    text: 'La ligne de consommation {usageRow} renvoie à la ligne de processus {processRow}, et cette dernière est absente.',
  },
  'rule.ios.orphan-data-usage-row.why': {
    of: '3301fa7f',
    text: 'iOS compte les données de chaque processus dans deux tables. On a vu des logiciels espions d’État supprimer leur ligne de la table des processus et laisser la consommation derrière eux. Le risque de fausse alerte est faible si plusieurs lignes ou des lignes récentes sont restées ainsi, et plus élevé pour une seule ligne ancienne.',
  },
  'rule.ios.orphan-data-usage-row.other.0': {
    of: 'fe93480d',
    text: 'La remise à zéro des statistiques, la suppression d’une application ou une mise à jour du système peut laisser un temps une ligne de consommation.',
  },
  'rule.ios.orphan-data-usage-row.other.1': {
    of: '1034f625',
    text: 'Une sauvegarde faite pendant qu’iOS écrivait peut contenir une table plus récente que l’autre.',
  },
  'rule.ios.orphan-data-usage-row.other.2': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.orphan-netusage-row.title': {
    of: '741738ed',
    text: 'Réseau utilisé par un processus dont le nom a disparu',
  },
  'rule.ios.orphan-netusage-row.message': {
    of: 'd05c8554',
    text: 'La ligne d’utilisation du réseau {usageRow} renvoie à la ligne de processus {processRow}, et cette dernière est absente.',
  },
  'rule.ios.orphan-netusage-row.why': {
    of: '55ab6137',
    text: 'iOS compte l’utilisation du réseau par chaque processus dans deux tables. On a vu des logiciels espions d’État supprimer leur ligne de la table des processus et laisser l’utilisation derrière eux. Le risque de fausse alerte est faible si plusieurs lignes ou des lignes récentes sont restées ainsi, et plus élevé pour une seule ligne ancienne.',
  },
  'rule.ios.orphan-netusage-row.other.1': {
    of: '854b2987',
    text: 'Une copie faite pendant qu’iOS écrivait peut contenir une table plus récente que l’autre.',
  },
  'rule.ios.orphan-netusage-row.other.2': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.panic-of-media-hardware.title': {
    of: '22ec7797',
    text: 'Le noyau s’est arrêté dans un pilote chargé des images, de la vidéo ou de l’affichage graphique',
  },
  'rule.ios.panic-of-media-hardware.message': {
    of: 'e585ac45',
    text: 'Le noyau s’est arrêté, et le rapport nomme le pilote {driver}.',
  },
  'rule.ios.panic-of-media-hardware.why': {
    of: '7293d0d1',
    text: 'Des attaques passaient d’un programme au noyau par de tels pilotes, et des tentatives manquées arrêtaient le téléphone. Cela dit davantage si un programme qui reçoit des contenus d’autrui s’est arrêté quelques minutes plus tôt.',
  },
  'rule.ios.panic-of-media-hardware.other.0': {
    of: '80603936',
    text: 'Des pilotes arrêtent aussi le noyau à cause d’un défaut du matériel, de la chaleur ou d’une erreur interne.',
  },
  'rule.ios.profile-installed-outside-management.title': {
    of: '8ba8d40c',
    text: 'Profil capable de lire le trafic ou de masquer des notifications, installé à la main',
  },
  'rule.ios.profile-installed-outside-management.message': {
    of: '34f6fb21',
    text: 'Le profil {name} définit ce qui suit : {sets}. Aucune gestion à distance ne l’a installé.',
  },
  'rule.ios.profile-installed-outside-management.why': {
    of: '054cc5ac',
    text: 'Un tel profil permet à qui l’a fait de voir ou de modifier ce que le téléphone envoie et reçoit, ou d’empêcher des notifications de s’afficher. Des attaquants qui ont eu le téléphone en main un instant, ou qui ont présenté une page convaincante, en ont fait installer un.',
  },
  'rule.ios.profile-installed-outside-management.other.0': {
    of: '61739a76',
    text: 'Des services VPN, des bloqueurs de publicité, des serveurs de noms (DNS) choisis volontairement, des écoles et des employeurs passent par des profils comme celui-ci.',
  },
  'rule.ios.profile-installed-outside-management.other.1': {
    of: '1f4036b1',
    text: 'Les personnes qui développent ou testent installent des certificats qu’elles ont créés elles-mêmes.',
  },
  'rule.ios.profile-installed-outside-management.other.2': {
    of: '2a95b078',
    text: 'Le profil peut appartenir à une gestion à distance qui le consigne d’une façon inconnue ici.',
  },
  'rule.ios.safari-redirect-to-unusual-port.title': {
    of: '59152085',
    text: 'Page non chiffrée qui a mené à un port inhabituel d’un autre site',
  },
  'rule.ios.safari-redirect-to-unusual-port.message': {
    of: '364a7781',
    text: 'Une visite à {from}, qui n’était pas chiffrée, a été redirigée vers {to} sur le port {port}.',
  },
  'rule.ios.safari-redirect-to-unusual-port.why': {
    of: '1dbe2441',
    text: 'Qui contrôle un réseau peut répondre à la place d’une page non chiffrée. Pegasus a été transmis ainsi : le navigateur était envoyé vers un serveur au nom aléatoire et au port élevé.',
  },
  'rule.ios.safari-redirect-to-unusual-port.other.0': {
    of: '93eef581',
    text: 'Les pages de connexion de réseaux publics et les appareils domestiques accessibles de l’extérieur utilisent aussi de tels ports.',
  },
  'rule.ios.safari-redirect-to-unusual-port.other.1': {
    of: 'ab51aa95',
    text: 'La liste contient aussi des visites d’autres appareils du même compte.',
  },
  'rule.ios.shutdown-log-clock-went-back.title': {
    of: 'c100b342',
    text: 'Arrêts qui ne suivent pas l’ordre de leurs heures',
  },
  'rule.ios.shutdown-log-clock-went-back.message': {
    of: '97d40929',
    text: 'L’arrêt du {time} est écrit sous un arrêt dont l’heure est postérieure.',
  },
  'rule.ios.shutdown-log-clock-went-back.why': {
    of: '152a18f5',
    text: 'Le journal est écrit dans l’ordre ; l’horloge du téléphone a donc été retardée entre les deux. D’autres heures de ces jours peuvent être fausses aussi. Le risque de fausse alerte est élevé : une batterie vide peut avoir cet effet, et cela ne dit rien à lui seul.',
  },
  'rule.ios.shutdown-log-clock-went-back.other.0': {
    of: 'fcb8cb4c',
    text: 'Un téléphone dont la batterie est restée longtemps vide, ou dont l’horloge a été réglée à la main, démarre avec une heure fausse.',
  },
  'rule.ios.shutdown-log-many-notices.title': {
    of: 'bd0fbe27',
    text: 'Arrêt longtemps retardé par des programmes',
  },
  'rule.ios.shutdown-log-many-notices.message': {
    of: 'ffb75704',
    text: 'Lors d’un arrêt, le téléphone a attendu des programmes {notices, plural, one {# fois} many {# de fois} other {# fois}} ; secondes en tout : {seconds}.',
  },
  'rule.ios.shutdown-log-many-notices.why': {
    of: 'd070702c',
    text: 'Des logiciels espions qui ne se terminaient pas d’eux-mêmes ont retardé des arrêts de cette façon. Les programmes encore actifs figurent dans le registre des arrêts.',
  },
  'rule.ios.shutdown-log-many-notices.other.0': {
    of: 'e76d765f',
    text: 'Un téléphone plein ou ancien, une sauvegarde ou un transfert en cours retardent aussi un arrêt.',
  },
  'rule.ios.threat-notification-in-message.title': {
    of: '3f523565',
    text: 'Message formulé comme la notification de menace d’Apple',
  },
  'rule.ios.threat-notification-in-message.message': {
    of: '01a8768a',
    text: 'Un message a été reçu qui commence ainsi : « {excerpt} »',
  },
  'rule.ios.threat-notification-in-message.why': {
    of: 'e9f93c89',
    text: 'Apple écrit aux personnes qu’elle pense ciblées par des logiciels espions mercenaires, par iMessage et par courriel. Elle le fait rarement et avec une confiance élevée, et ne dit ni ce qu’elle a vu ni quel appareil était visé.',
  },
  'rule.ios.threat-notification-in-message.other.0': {
    of: '2eca8e65',
    text: 'Des escrocs imitent cette notification : une vraie ne demande jamais de suivre un lien, d’installer quelque chose, ni de donner un mot de passe ou un code. Elle figure aussi en haut de account.apple.com lorsqu’on s’y connecte soi-même.',
  },
  'rule.ios.threat-notification-in-message.other.1': {
    of: 'c70cf947',
    text: 'Quelqu’un a pu transmettre le texte d’une notification, par exemple pour prévenir ou demander de l’aide.',
  },
  'rule.ios.threat-notification-sender.title': {
    of: 'f7f0f57b',
    text: 'Message venant de l’adresse des notifications de menace d’Apple',
  },
  'rule.ios.threat-notification-sender.message': {
    of: 'e4931efe',
    text: 'Un message est venu de {sender}, une adresse depuis laquelle Apple envoie ses notifications de menace, et son texte ne correspond à aucun de ceux que nous connaissons pour ces notifications.',
  },
  'rule.ios.threat-notification-sender.why': {
    of: 'afdd5490',
    text: 'Apple écrit depuis cette adresse aux personnes qu’elle pense ciblées par des logiciels espions mercenaires, et nous ne lui connaissons pas d’autre usage. Le texte peut être dans une langue ou d’une forme qui n’a pas encore été publiée, ou avoir disparu.',
  },
  'rule.ios.threat-notification-sender.other.0': {
    of: 'a79a4f32',
    text: 'L’adresse de l’expéditeur peut être falsifiée, surtout dans les courriels et les SMS, et des escrocs imitent cette notification. Une vraie figure aussi en haut de account.apple.com lorsqu’on s’y connecte soi-même.',
  },
  'rule.ios.threat-notification-sender.other.1': {
    of: 'bbe188b4',
    text: 'Apple peut envoyer depuis cette adresse d’autres messages que des notifications.',
  },
  'rule.ios.attachment-without-message.title': {
    of: 'c42f19f0',
    text: 'Pièce jointe reçue dont le message a disparu',
  },
  'rule.ios.attachment-without-message.message': {
    of: 'fbde4fcb',
    text: 'La pièce jointe reçue {attachment} n’appartient à aucun message présent.',
  },
  'rule.ios.attachment-without-message.why': {
    of: 'eeadee76',
    text: 'Le logiciel espion de l’opération Triangulation supprimait le message avec lequel il était arrivé. Un programme qui fait cela peut laisser l’entrée de ce qui est venu avec le message. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.attachment-without-message.other.0': {
    of: 'c7f87f84',
    text: 'La suppression d’un message peut laisser un temps sa pièce jointe.',
  },
  'rule.ios.attachment-without-message.other.1': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.cache-of-radio-service.title': {
    of: '54d6533c',
    text: 'Serveur web interrogé par un service qui en interroge peu',
  },
  'rule.ios.cache-of-radio-service.message': {
    of: '43e2e6dd',
    text: 'Le service {service} d’iOS a interrogé le serveur {host}.',
  },
  'rule.ios.cache-of-radio-service.why': {
    of: '75b3b544',
    text: 'Amnesty International a trouvé des adresses de Pegasus dans les caches de services qui n’ont besoin d’aucune page web en dehors de celles d’Apple. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.cache-of-radio-service.other.0': {
    of: '54b0cf7b',
    text: 'Des opérateurs, des stations de radio et des fabricants d’accessoires ont des serveurs que ces services interrogent.',
  },
  'rule.ios.cache-of-radio-service.other.1': {
    of: '21d638d9',
    text: 'Un iOS plus récent peut laisser le service en faire davantage.',
  },
  'rule.ios.cached-answer-without-body.title': {
    of: 'fa7a1d7d',
    text: 'Réponse conservée dont le contenu a disparu',
  },
  'rule.ios.cached-answer-without-body.message': {
    of: '319fad51',
    text: 'La réponse à la requête {entry} est indiquée avec un type ({type}), et son contenu n’est pas conservé.',
  },
  'rule.ios.cached-answer-without-body.why': {
    of: 'da946cf2',
    text: 'Un programme qui efface ses traces peut supprimer le contenu d’une réponse et laisser l’entrée. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.cached-answer-without-body.other.0': {
    of: 'fe73305a',
    text: 'Des réponses peuvent être vides.',
  },
  'rule.ios.cached-answer-without-body.other.1': {
    of: '8abd521d',
    text: 'iOS vide ses caches quand il a besoin de place.',
  },
  'rule.ios.clock-set-far.title': {
    of: 'bc00d0e7',
    text: 'Horloge du téléphone décalée d’une heure ou plus',
  },
  'rule.ios.clock-set-far.message': {
    of: '19d6b522',
    text: 'L’horloge du téléphone a sauté du {before} au {after}.',
  },
  'rule.ios.clock-set-far.why': {
    of: 'a1185ba3',
    text: 'Les heures de toutes les autres traces suivent l’horloge du téléphone. Qui l’avance ou la retarde peut cacher quand une chose s’est passée. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.clock-set-far.other.0': {
    of: '79c61d1a',
    text: 'La batterie s’est vidée, et l’horloge était fausse jusqu’à ce que le réseau la règle.',
  },
  'rule.ios.clock-set-far.other.1': {
    of: 'd24c06f9',
    text: 'Quelqu’un a réglé l’horloge pour un jeu, une application ou un essai. Un simple changement de fuseau horaire ne se voit pas ici.',
  },
  'rule.ios.crash-reports-switched-off.title': {
    of: '8e1f80e0',
    text: 'Les rapports d’arrêts brusques sont désactivés',
  },
  'rule.ios.crash-reports-switched-off.message': {
    of: '2ecbfcb8',
    text: 'Le réglage {setting} des rapports d’arrêts brusques est {value}.',
  },
  'rule.ios.crash-reports-switched-off.why': {
    of: '8484604e',
    text: 'On a vu Pegasus écrire les réglages des rapports d’arrêts brusques, ce qui a pu empêcher que ses échecs soient signalés. Les réglages qu’il a écrits ne sont pas publics : ici, seuls le nom d’un réglage et sa valeur renseignent. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.crash-reports-switched-off.other.0': {
    of: '50015759',
    text: 'La personne qui utilise le téléphone, un employeur ou iOS lui-même peut désactiver les rapports.',
  },
  'rule.ios.crash-reports-switched-off.other.1': {
    of: 'e0429530',
    text: 'Un réglage peut vouloir dire autre chose que son nom.',
  },
  'rule.ios.data-usage-name-mismatch.title': {
    of: 'ec74637b',
    text: 'Consommation comptée pour une application sous le nom d’une autre',
  },
  'rule.ios.data-usage-name-mismatch.message': {
    of: 'a3196677',
    text: 'Le processus {process} est compté pour l’application {app}, et son nom en désigne une autre.',
  },
  'rule.ios.data-usage-name-mismatch.why': {
    of: 'e6eeb4d9',
    text: 'Le nom d’un processus qui travaille pour une application finit par l’identifiant de celle-ci, et le même identifiant se trouve à côté. Un programme qui change lui-même son nom peut faire que les deux diffèrent. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.data-usage-name-mismatch.other.0': {
    of: 'eb7c82cd',
    text: 'Une mise à jour de l’application ou d’iOS peut changer l’un des deux noms.',
  },
  'rule.ios.data-usage-name-mismatch.other.1': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.data-usage-process-deleted.title': {
    of: 'f3d3a504',
    text: 'Processus que les statistiques de consommation ne nomment plus',
  },
  'rule.ios.data-usage-process-deleted.message': {
    of: '95ef53e7',
    text: 'Le processus {process} ne figure que dans ce qui reste d’un état antérieur de la table : sa ligne a été supprimée ou porte maintenant un autre nom.',
  },
  'rule.ios.data-usage-process-deleted.why': {
    of: '82c8eccb',
    text: 'On a vu des logiciels espions d’État supprimer leur ligne de cette table. Ce qui a été supprimé est comparé aux noms connus comme toute autre ligne. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.data-usage-process-deleted.other.0': {
    of: '5cf6664b',
    text: 'La suppression d’une application ou la remise à zéro des statistiques supprime aussi de telles lignes.',
  },
  'rule.ios.data-usage-process-deleted.other.1': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.data-usage-process-without-name.title': {
    of: 'e1867d49',
    text: 'Consommation d’un processus sans nom',
  },
  'rule.ios.data-usage-process-without-name.message': {
    of: '346f6c10',
    text: 'La ligne de consommation {usageRow} renvoie à la ligne de processus {processRow}, et aucun nom n’y figure.',
  },
  'rule.ios.data-usage-process-without-name.why': {
    of: '086f87e4',
    text: 'iOS écrit le nom d’un processus quand il compte sa consommation pour la première fois. Là où la consommation est présente et le nom vidé, une partie de la trace a pu être supprimée. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.data-usage-process-without-name.other.0': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.data-usage-process-without-name.other.1': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.data-usage-process-without-usage.title': {
    of: '7c845759',
    text: 'Processus sans application et sans aucune consommation',
  },
  'rule.ios.data-usage-process-without-usage.message': {
    of: 'be982381',
    text: 'Le processus {process} se trouve dans la table des processus, et aucune consommation n’est comptée pour lui.',
  },
  'rule.ios.data-usage-process-without-usage.why': {
    of: '55813641',
    text: 'Un processus entre dans cette table quand il utilise le réseau pour la première fois, et sa consommation dans une autre. Là où la consommation a disparu, une partie de la trace a pu être supprimée. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.data-usage-process-without-usage.other.0': {
    of: 'c6ae1d5a',
    text: 'Des services venus avec une nouvelle version d’iOS, et pas encore connus ici, peuvent y figurer sans consommation.',
  },
  'rule.ios.data-usage-process-without-usage.other.1': {
    of: '5cf6664b',
    text: 'La suppression d’une application ou la remise à zéro des statistiques supprime aussi de telles lignes.',
  },
  'rule.ios.data-usage-process-without-usage.other.2': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.database-log-unusual.title': {
    of: '72113340',
    text: 'Journal d’une base de données coupé, ou beaucoup trop long',
  },
  'rule.ios.database-log-unusual.message': {
    of: '22c584d8',
    text: 'Trames du journal à côté de la base de données : {frames} ; utilisées : {applied}.',
  },
  'rule.ios.database-log-unusual.why': {
    of: '85a66b3e',
    text: 'Un journal qui finit au milieu d’une modification, ou qui est bien plus long que sa base n’en a besoin, peut contenir des versions antérieures de lignes ; un programme arrêté pendant qu’il supprimait le laisse ainsi. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.database-log-unusual.other.0': {
    of: '4a532d39',
    text: 'Le téléphone a été copié pendant qu’il écrivait.',
  },
  'rule.ios.database-log-unusual.other.1': {
    of: '1d1b970b',
    text: 'Une application ou le téléphone a été arrêté, comme quand la batterie est vide.',
  },
  'rule.ios.database-mostly-free.title': {
    of: '7f03c665',
    text: 'Une grande partie d’une base de données est de l’espace libre',
  },
  'rule.ios.database-mostly-free.message': {
    of: 'c649b40a',
    text: 'Pages libres de la base de données : {free} sur {pages}.',
  },
  'rule.ios.database-mostly-free.why': {
    of: '395891ce',
    text: 'Beaucoup d’espace libre reste là où de nombreuses lignes ont été supprimées d’un coup, sans que la base ait été réduite depuis. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.database-mostly-free.other.0': {
    of: '8bdc241c',
    text: 'Des gens suppriment tous les jours des messages, des appels et leur historique.',
  },
  'rule.ios.database-mostly-free.other.1': {
    of: 'dd8ec909',
    text: 'Le système supprime d’un coup les anciennes lignes, par exemple après une mise à jour.',
  },
  'rule.ios.database-newest-rows-gone.title': {
    of: 'd71cb23a',
    text: 'Les lignes les plus récentes d’une table ont disparu',
  },
  'rule.ios.database-newest-rows-gone.message': {
    of: 'c7271674',
    text: 'La table {table} a donné des numéros jusqu’à {mark}, et {left, select, none {elle ne contient aucune ligne} other {sa ligne la plus haute est {highest}}}.',
  },
  'rule.ios.database-newest-rows-gone.why': {
    of: 'd3a3058d',
    text: 'Une base de données retient le numéro le plus haut qu’une table a donné, même si la ligne a été supprimée. Un logiciel espion qui supprime ses traces les plus récentes laisse un tel écart. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.database-newest-rows-gone.other.0': {
    of: '8bdc241c',
    text: 'Des gens suppriment tous les jours des messages, des appels et leur historique.',
  },
  'rule.ios.database-newest-rows-gone.other.1': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.database-zeroed-free-space.title': {
    of: 'a260b4d8',
    text: 'L’espace libre d’une base de données a été écrasé par des zéros',
  },
  'rule.ios.database-zeroed-free-space.message': {
    of: 'e7066d29',
    text: 'Les {looked} pages libres de la base qui ont été examinées ne contiennent toutes que des zéros.',
  },
  'rule.ios.database-zeroed-free-space.why': {
    of: '46cb185e',
    text: 'Sur les téléphones ordinaires connus, les pages libres de cette base gardent ce qui a été supprimé. Un programme qui supprime des traces peut les faire écraser. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.database-zeroed-free-space.other.0': {
    of: '54a6104d',
    text: 'Une autre version d’iOS ou de l’application peut écraser ce qu’elle supprime.',
  },
  'rule.ios.database-zeroed-free-space.other.1': {
    of: '7c3bd762',
    text: 'La base de données a pu être réparée, ou refaite avec de la place en réserve.',
  },
  'rule.ios.deleted-backdated-invitation.title': {
    of: 'fa649dea',
    text: 'Invitation à un événement passé, supprimée',
  },
  'rule.ios.deleted-backdated-invitation.message': {
    of: '795a3a1a',
    text: 'Une invitation faite le {created} pour le {start}, un moment antérieur, a été supprimée ; elle ne figure que dans ce qui reste d’un état antérieur du calendrier.',
  },
  'rule.ios.deleted-backdated-invitation.why': {
    of: '446ecc3c',
    text: 'QuaDream atteignait des téléphones par des invitations à des événements passés, qu’iOS ajoute au calendrier sans avertir, et les supprimait ensuite. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.deleted-backdated-invitation.other.0': {
    of: 'd7588bfd',
    text: 'Des gens suppriment des invitations, et des calendriers sur un serveur suppriment les anciennes.',
  },
  'rule.ios.deleted-backdated-invitation.other.1': {
    of: 'e5a30cd9',
    text: 'Un événement peut être noté après avoir eu lieu, et d’autres y être invités.',
  },
  'rule.ios.empty-attachment-folder.title': {
    of: 'be40ea9c',
    text: 'Dossier de pièces jointes vide',
  },
  'rule.ios.empty-attachment-folder.message': {
    of: '7da5720a',
    text: 'Le dossier {folder} est un dossier de pièces jointes de Messages, et aucun fichier ne s’y trouve.',
  },
  'rule.ios.empty-attachment-folder.why': {
    of: '8ee02b00',
    text: 'Le logiciel espion de l’opération Triangulation est arrivé comme une pièce jointe, supprimée ensuite : les dossiers sont restés, avec des heures proches de celles de l’attaque. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.empty-attachment-folder.other.0': {
    of: '90864b61',
    text: 'La suppression d’un message ou d’une conversation laisse des dossiers vides.',
  },
  'rule.ios.empty-attachment-folder.other.1': {
    of: '86f80ad6',
    text: 'Les pièces jointes gardées dans iCloud ne sont pas sur le téléphone.',
  },
  'rule.ios.filesystem-known-spyware-place.title': {
    of: 'b21db2e1',
    text: 'Fichier à un endroit associé à un logiciel espion',
  },
  'rule.ios.filesystem-known-spyware-place.message': {
    of: '14330db4',
    text: '{path} est sur le téléphone, à un endroit associé à {family}.',
  },
  'rule.ios.filesystem-known-spyware-place.why': {
    of: '702be18b',
    text: 'Des rapports publics et des listes d’indicateurs nomment exactement cet endroit, ou ce dossier et cette extension, pour un fichier d’un logiciel espion qui s’efface une fois son travail fait. Le risque de fausse alerte est faible.',
  },
  'rule.ios.filesystem-known-spyware-place.other.1': {
    of: 'ba91afba',
    text: 'Des outils qui copient un téléphone ou en ouvrent l’accès peuvent y mettre une copie de mots de passe ou de clés.',
  },
  'rule.ios.filesystem-known-spyware-place.other.2': {
    of: 'e9edca08',
    text: 'Certains de ces noms sont ceux de parties d’iOS, ou des mots courants : iOS ou un outil pourrait un jour créer un fichier de ce nom.',
  },
  'rule.ios.location-client-of-absent-app.title': {
    of: 'bd93e990',
    text: 'Application qui a utilisé la position et n’est pas installée',
  },
  'rule.ios.location-client-of-absent-app.message': {
    of: 'cec98c58',
    text: 'L’application {app} a demandé la position du téléphone et n’est pas parmi les applications installées.',
  },
  'rule.ios.location-client-of-absent-app.why': {
    of: '2477a76e',
    text: 'Des programmes supprimés, par une personne ou par eux-mêmes, peuvent laisser leur entrée dans cette liste. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.location-client-of-absent-app.other.0': {
    of: 'c64caa2a',
    text: 'L’application a été supprimée par la personne qui utilise le téléphone.',
  },
  'rule.ios.location-client-of-absent-app.other.1': {
    of: 'e22d4187',
    text: 'Des parties d’applications, comme les extensions et les widgets, ne sont pas comptées comme applications.',
  },
  'rule.ios.manifest-known-spyware-place.title': {
    of: 'b21db2e1',
    text: 'Fichier à un endroit associé à un logiciel espion',
  },
  'rule.ios.manifest-known-spyware-place.message': {
    of: '7b5f944e',
    text: 'La sauvegarde indique le fichier {path}, à un endroit associé à {family}.',
  },
  'rule.ios.manifest-known-spyware-place.why': {
    of: '702be18b',
    text: 'Des rapports publics et des listes d’indicateurs nomment exactement cet endroit, ou ce dossier et cette extension, pour un fichier d’un logiciel espion qui s’efface une fois son travail fait. Le risque de fausse alerte est faible.',
  },
  'rule.ios.manifest-known-spyware-place.other.1': {
    of: 'ba91afba',
    text: 'Des outils qui copient un téléphone ou en ouvrent l’accès peuvent y mettre une copie de mots de passe ou de clés.',
  },
  'rule.ios.manifest-known-spyware-place.other.2': {
    of: 'e9edca08',
    text: 'Certains de ces noms sont ceux de parties d’iOS, ou des mots courants : iOS ou un outil pourrait un jour créer un fichier de ce nom.',
  },
  'rule.ios.manifest-staging-file.title': {
    of: '2d44551c',
    text: 'Fichier dans un dossier depuis lequel on a vu tourner des logiciels espions',
  },
  'rule.ios.manifest-staging-file.message': {
    of: 'e7fd5428',
    text: 'La sauvegarde indique {path}.',
  },
  'rule.ios.manifest-staging-file.why': {
    of: 'adddbf9b',
    text: 'Le système place des programmes dans ce dossier pour peu de temps, par exemple lors d’une mise à jour, et toujours dans des sous-dossiers d’une même forme. Pegasus et le logiciel espion de QuaDream tournaient depuis le dossier lui-même, sur des téléphones examinés. Le risque de fausse alerte est faible.',
  },
  'rule.ios.manifest-staging-file.other.1': {
    of: '7c43b55a',
    text: 'Des outils de débridage (jailbreak) peuvent aussi placer des programmes dans ce dossier.',
  },
  'rule.ios.netusage-name-mismatch.title': {
    of: 'ec74637b',
    text: 'Consommation comptée pour une application sous le nom d’une autre',
  },
  'rule.ios.netusage-name-mismatch.message': {
    of: 'a3196677',
    text: 'Le processus {process} est compté pour l’application {app}, et son nom en désigne une autre.',
  },
  'rule.ios.netusage-name-mismatch.why': {
    of: 'e6eeb4d9',
    text: 'Le nom d’un processus qui travaille pour une application finit par l’identifiant de celle-ci, et le même identifiant se trouve à côté. Un programme qui change lui-même son nom peut faire que les deux diffèrent. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.netusage-name-mismatch.other.0': {
    of: 'eb7c82cd',
    text: 'Une mise à jour de l’application ou d’iOS peut changer l’un des deux noms.',
  },
  'rule.ios.netusage-name-mismatch.other.1': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.netusage-process-deleted.title': {
    of: 'f3d3a504',
    text: 'Processus que les statistiques de consommation ne nomment plus',
  },
  'rule.ios.netusage-process-deleted.message': {
    of: '95ef53e7',
    text: 'Le processus {process} ne figure que dans ce qui reste d’un état antérieur de la table : sa ligne a été supprimée ou porte maintenant un autre nom.',
  },
  'rule.ios.netusage-process-deleted.why': {
    of: '82c8eccb',
    text: 'On a vu des logiciels espions d’État supprimer leur ligne de cette table. Ce qui a été supprimé est comparé aux noms connus comme toute autre ligne. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.netusage-process-deleted.other.0': {
    of: '5cf6664b',
    text: 'La suppression d’une application ou la remise à zéro des statistiques supprime aussi de telles lignes.',
  },
  'rule.ios.netusage-process-deleted.other.1': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.netusage-process-without-name.title': {
    of: 'e1867d49',
    text: 'Consommation d’un processus sans nom',
  },
  'rule.ios.netusage-process-without-name.message': {
    of: '346f6c10',
    text: 'La ligne de consommation {usageRow} renvoie à la ligne de processus {processRow}, et aucun nom n’y figure.',
  },
  'rule.ios.netusage-process-without-name.why': {
    of: '086f87e4',
    text: 'iOS écrit le nom d’un processus quand il compte sa consommation pour la première fois. Là où la consommation est présente et le nom vidé, une partie de la trace a pu être supprimée. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.netusage-process-without-name.other.0': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.netusage-process-without-name.other.1': {
    of: '99b7e006',
    text: 'Une base de données réparée ou endommagée perd des lignes isolées.',
  },
  'rule.ios.netusage-process-without-usage.title': {
    of: '7c845759',
    text: 'Processus sans application et sans aucune consommation',
  },
  'rule.ios.netusage-process-without-usage.message': {
    of: 'be982381',
    text: 'Le processus {process} se trouve dans la table des processus, et aucune consommation n’est comptée pour lui.',
  },
  'rule.ios.netusage-process-without-usage.why': {
    of: '55813641',
    text: 'Un processus entre dans cette table quand il utilise le réseau pour la première fois, et sa consommation dans une autre. Là où la consommation a disparu, une partie de la trace a pu être supprimée. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.netusage-process-without-usage.other.0': {
    of: 'c6ae1d5a',
    text: 'Des services venus avec une nouvelle version d’iOS, et pas encore connus ici, peuvent y figurer sans consommation.',
  },
  'rule.ios.netusage-process-without-usage.other.1': {
    of: '5cf6664b',
    text: 'La suppression d’une application ou la remise à zéro des statistiques supprime aussi de telles lignes.',
  },
  'rule.ios.netusage-process-without-usage.other.2': {
    of: '35c00a5f',
    text: 'Le système supprime de lui-même les anciennes lignes.',
  },
  'rule.ios.permission-of-absent-app.title': {
    of: 'd5629726',
    text: 'Autorisation d’une application qui n’est pas installée',
  },
  'rule.ios.permission-of-absent-app.message': {
    of: '3790eeca',
    text: 'L’application {app} a l’autorisation {service} et n’est pas parmi les applications installées.',
  },
  'rule.ios.permission-of-absent-app.why': {
    of: '99ca237d',
    text: 'Les autorisations sont données à des programmes qui tournent. Un programme supprimé, par une personne ou par lui-même, peut laisser son autorisation. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.permission-of-absent-app.other.0': {
    of: 'c64caa2a',
    text: 'L’application a été supprimée par la personne qui utilise le téléphone.',
  },
  'rule.ios.permission-of-absent-app.other.1': {
    of: 'e22d4187',
    text: 'Des parties d’applications, comme les extensions et les widgets, ne sont pas comptées comme applications.',
  },
  'rule.ios.role-account-settings.title': {
    of: '6ef93fe0',
    text: 'Fichier de réglages trouvé avec Pegasus',
  },
  'rule.ios.role-account-settings.message': {
    of: 'b8305c5e',
    text: 'Le fichier {file} est présent {held, select, none {et ne contient aucun réglage} other {et contient le réglage {setting}}}.',
  },
  'rule.ios.role-account-settings.why': {
    of: 'a2e8415e',
    text: 'Amnesty International a trouvé un fichier de ce nom sur des téléphones avec Pegasus et publie ce nom parmi ses indicateurs. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.role-account-settings.other.0': {
    of: '918a8666',
    text: 'Un outil qui ouvre l’accès aux téléphones, ou une version d’iOS inconnue ici, peut écrire un fichier de ce nom.',
  },
  'rule.ios.data-usage-backup-agent.title': {
    of: '886efee3',
    text: 'Données mobiles d’un processus dont l’opération Triangulation a utilisé le nom',
  },
  'rule.ios.data-usage-backup-agent.message': {
    of: '061f6c79',
    text: 'Les statistiques de données mobiles mentionnent le processus {process}.',
  },
  'rule.ios.data-usage-backup-agent.why': {
    of: 'a8495bcf',
    text: 'Le logiciel espion de l’opération Triangulation tournait sous ce nom et utilisait le réseau mobile, et cette utilisation est restée dans les statistiques. Pour Kaspersky, ce nom suffit comme signe. Les sauvegardes sont faites par un autre programme, BackupAgent2.',
  },
  'rule.ios.data-usage-backup-agent.other.0': {
    of: '4d4c11b5',
    text: 'iOS contient un programme plus ancien de ce nom. On ne lui connaît pas d’utilisation du réseau sur des téléphones ordinaires, ce qui ne l’exclut pas.',
  },
  'rule.ios.os-analytics-backup-agent.title': {
    of: '08928fac',
    text: 'Utilisation quotidienne d’un processus dont l’opération Triangulation a utilisé le nom',
  },
  'rule.ios.os-analytics-backup-agent.message': {
    of: 'ed1ddd2e',
    text: 'Les statistiques d’utilisation quotidiennes du système mentionnent le processus {process}.',
  },
  'rule.ios.os-analytics-backup-agent.why': {
    of: 'a8495bcf',
    text: 'Le logiciel espion de l’opération Triangulation tournait sous ce nom et utilisait le réseau mobile, et cette utilisation est restée dans les statistiques. Pour Kaspersky, ce nom suffit comme signe. Les sauvegardes sont faites par un autre programme, BackupAgent2.',
  },
  'rule.ios.os-analytics-backup-agent.other.0': {
    of: '4d4c11b5',
    text: 'iOS contient un programme plus ancien de ce nom. On ne lui connaît pas d’utilisation du réseau sur des téléphones ordinaires, ce qui ne l’exclut pas.',
  },
};
