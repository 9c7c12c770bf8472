import type { Translations } from './translations.ts';

/** The sentences of the rules over several artifacts in French. */
export const sequencesFr: Translations = {
  'rule.ios.backup-files-missing.title': {
    of: 'df84b12e',
    text: 'Quelques fichiers de la sauvegarde manquent ou ne sont dans aucune liste',
  },
  'rule.ios.backup-files-missing.message': {
    of: 'a59b4ebc',
    text: 'Fichiers dans la liste de la sauvegarde : {listed} ; non conservés : {missing} ; conservés, mais absents de toute liste : {unlisted}.',
  },
  'rule.ios.backup-files-missing.why': {
    of: 'addfa44d',
    text: 'La liste des fichiers et ce qui est conservé vont ensemble. Là où tout correspond sauf quelques fichiers, quelqu’un a pu retirer des fichiers de la sauvegarde ou changer sa liste. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.backup-files-missing.other.0': {
    of: '04b94518',
    text: 'Il peut manquer des fichiers à une sauvegarde interrompue, ou copiée par un autre programme, ou elle peut en garder d’anciens.',
  },
  'rule.ios.backup-files-missing.other.1': {
    of: 'dca54f98',
    text: 'Un disque endommagé perd des fichiers isolés.',
  },
  'rule.ios.attachment-folders-emptied-near-process.title': {
    of: '7e28a862',
    text: 'Dossiers de pièces jointes vidés, réglages du système et processus au même moment',
  },
  'rule.ios.attachment-folders-emptied-near-process.message': {
    of: '7799e6b4',
    text: 'Du {from} au {to}, avec cinq minutes au plus entre deux événements : dossiers de pièces jointes qui ont perdu quelque chose : {folders} ; fichiers de réglages modifiés : {files} ; processus ayant consommé des données : {processes} ; utilisations de la position terminées : {locations}.',
  },
  'rule.ios.attachment-folders-emptied-near-process.why': {
    of: '39244662',
    text: 'Le logiciel espion de l’opération Triangulation est arrivé comme pièce jointe d’un message invisible. Il a supprimé le message et la pièce jointe, mais les dossiers, quelques fichiers de réglages et la consommation de données de processus du système ont gardé l’heure. Kaspersky cherche de tels moments dans les sauvegardes.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.0': {
    of: '8c7e3f57',
    text: 'Supprimer une conversation ou une pièce jointe laisse aussi de tels dossiers, et les processus nommés ici fonctionnent sur tous les téléphones.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.1': {
    of: '422a96bf',
    text: 'Des événements d’un usage ordinaire peuvent tomber par hasard dans les mêmes minutes, surtout sur un téléphone très utilisé.',
  },
  'rule.ios.deletion-traces-close-together.title': {
    of: '07346ec2',
    text: 'Deux traces de suppression en moins d’un jour',
  },
  'rule.ios.deletion-traces-close-together.message': {
    of: '97f64cd5',
    text: 'Ce que les règles {one} et {other} ont trouvé est daté à un jour d’écart au plus : {first} et {second} ; trous connus entre les messages à un jour au plus de ces dates : {gaps}.',
  },
  'rule.ios.deletion-traces-close-together.why': {
    of: 'cad61da8',
    text: 'Chacun des deux constats a des explications ordinaires. Qui efface les traces d’une attaque le fait à plusieurs endroits à la fois, et rarement à tous ; deux traces aussi proches pèsent donc plus que chacune seule. La vie courante laisse aussi certaines de ces traces : une conversation ou une application supprimée, un cache vidé, des statistiques après une mise à jour, une batterie vide. Quand elle explique les deux, elles ne sont signalées que si aucune des deux règles n’a de traces d’autres jours sur ce téléphone, ou si quelques minutes les séparent ; quand un même événement, comme une mise à jour, explique les deux, seulement si quelques minutes les séparent.',
  },
  'rule.ios.deletion-traces-close-together.other.0': {
    of: 'efd23661',
    text: 'Une mise à jour, une sauvegarde restaurée ou le fait de libérer de la place sur un téléphone plein peuvent laisser plusieurs traces de ce genre le même jour.',
  },
  'rule.ios.deletion-traces-close-together.other.1': {
    of: '6fcc530f',
    text: 'Deux événements ordinaires peuvent tomber par hasard le même jour.',
  },
  'rule.ios.deletion-traces-close-together.other.2': {
    of: '839e3924',
    text: 'Qui fait le tri dans un téléphone supprime messages, applications et historique le même jour, et une horloge fausse donne la même date à des choses différentes.',
  },
  'rule.ios.deletion-traces-close-together.other.3': {
    of: 'adcb1b28',
    text: 'Qui essaie une application reçoit le même jour des messages de ses éditeurs, et peut supprimer l’une et les autres.',
  },
  'rule.ios.install-after-message-link.title': {
    of: 'b927bdea',
    text: 'Installation ou suppression après un message contenant un lien d’installation',
  },
  'rule.ios.install-after-message-link.message': {
    of: 'be0dd212',
    text: 'Un message du {received} contenait le lien {link}, qui installe quelque chose, et en moins d’un jour le téléphone a noté des étapes d’installation ou de suppression : {steps}, la première pour {name} le {at}.',
  },
  'rule.ios.install-after-message-link.why': {
    of: '0b36ca86',
    text: 'Les profils et les applications qui ne viennent pas de la boutique arrivent par de tels liens. Des logiciels espions qui ont besoin de l’aide de la personne qui tient le téléphone ont été envoyés exactement ainsi, avec un message qui ressemble à celui d’un opérateur.',
  },
  'rule.ios.install-after-message-link.other.0': {
    of: '4a786bc4',
    text: 'Des employeurs et des écoles envoient de tels liens pour configurer un téléphone, et des équipes de développement les envoient aux personnes qui testent une application.',
  },
  'rule.ios.install-after-message-link.other.1': {
    of: '5097a082',
    text: 'Autre chose a pu être installé ou mis à jour le même jour par hasard.',
  },
  'rule.ios.looked-up-account-unknown.title': {
    of: 'ead155f4',
    text: 'Comptes recherchés qu’aucun message, contact ou appel ne mentionne',
  },
  'rule.ios.looked-up-account-unknown.message': {
    of: '3a6f7a59',
    text: 'Comptes que des services d’Apple ont recherchés et qu’aucun message, contact ou appel de ce téléphone ne nomme : {count} sur {all} ; dernière recherche : {last}.',
  },
  'rule.ios.looked-up-account-unknown.why': {
    of: '335d511b',
    text: 'Les attaquants contactent un téléphone depuis leurs comptes, et le téléphone recherche ces comptes. Ce qui efface ensuite les messages peut laisser la recherche en place : Amnesty a trouvé dans cette liste des comptes d’attaquants utilisant Pegasus. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.looked-up-account-unknown.other.0': {
    of: '8e4dca68',
    text: 'Le téléphone recherche tout ce qui est saisi comme destinataire, ainsi que les membres des groupes, même si rien n’a été envoyé.',
  },
  'rule.ios.looked-up-account-unknown.other.1': {
    of: 'ec31fe0f',
    text: 'Les contacts et les messages supprimés de façon ordinaire laissent eux aussi la recherche en place.',
  },
  'rule.ios.looked-up-account-unknown.other.2': {
    of: '0212ee5d',
    text: 'D’autres applications, comme Mail ou un calendrier partagé, font rechercher des adresses qui ne figurent dans aucun des trois.',
  },
  'rule.ios.row-id-gaps.title': {
    of: '719b16f3',
    text: 'Lignes qui ne sont plus dans une base de données',
  },
  'rule.ios.row-id-gaps.message': {
    of: '19a15343',
    text: 'Numéros de ligne sans ligne dans la table {table} : {missing} ; trous : {gaps} ; parmi ceux qui séparent des lignes datées, le plus grand ({largest}) se trouve entre une ligne du {from} et une ligne du {to}.',
  },
  'rule.ios.row-id-gaps.why': {
    of: '3097dae9',
    text: 'Un programme numérote l’une après l’autre les lignes d’une telle table ; un numéro qui manque est donc le plus souvent celui d’une ligne supprimée. Qui efface les traces d’une attaque laisse aussi de tels trous ; les dates des lignes autour d’un trou disent quand regarder de plus près. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.row-id-gaps.other.0': {
    of: '2ee0298f',
    text: 'Supprimer des messages et des applications est courant et laisse les mêmes trous, tout comme un réglage qui supprime les anciens messages.',
  },
  'rule.ios.row-id-gaps.other.1': {
    of: '0358f270',
    text: 'Messages dans iCloud, ou une sauvegarde restaurée, peut donner d’autres numéros aux lignes et en sauter.',
  },
  'rule.ios.location-client-not-on-disk.title': {
    of: '6586e44a',
    text: 'Application qui a utilisé la position et n’est pas sur le téléphone',
  },
  'rule.ios.location-client-not-on-disk.message': {
    of: '11eb340d',
    text: 'Applications de la liste de celles qui ont utilisé la position et dont le dossier n’est pas sur le téléphone : {count} ; l’une est {path}.',
  },
  'rule.ios.location-client-not-on-disk.why': {
    of: '2477a76e',
    text: 'Des programmes supprimés, par une personne ou par eux-mêmes, peuvent laisser leur entrée dans cette liste. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.location-client-not-on-disk.other.0': {
    of: '0ff34d06',
    text: 'L’application a été supprimée ou mise à jour par la personne qui utilise le téléphone : une mise à jour la déplace dans un dossier d’un autre nom.',
  },
  'rule.ios.location-client-not-on-disk.other.1': {
    of: 'd88dc486',
    text: 'Les applications déchargées pour libérer de la place ne sont pas sur le téléphone.',
  },
  'rule.ios.mobile-data-of-unlisted-process.title': {
    of: '2c78f5c0',
    text: 'Données mobiles d’un processus absent de la consommation de données',
  },
  'rule.ios.mobile-data-of-unlisted-process.message': {
    of: '1d4a8428',
    text: 'Processus avec des données mobiles dans une autre statistique du système et absents de la consommation de données : {count} ; le dernier est {process}.',
  },
  'rule.ios.mobile-data-of-unlisted-process.why': {
    of: 'f42a4883',
    text: 'Le système compte les données de chaque processus à plusieurs endroits. On a vu des logiciels espions supprimer leur nom de l’un d’eux ; les autres le gardent quelques jours. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.0': {
    of: 'c36dc4a8',
    text: 'La remise à zéro des statistiques, la suppression d’une application ou une mise à jour du système supprime des noms d’un endroit avant l’autre.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.1': {
    of: '413a44f0',
    text: 'Ces endroits n’écrivent pas tous les noms de la même façon.',
  },
  'rule.ios.content-handlers-crash-close-together.title': {
    of: '5c788940',
    text: 'Arrêts brusques rapprochés de programmes qui reçoivent des contenus',
  },
  'rule.ios.content-handlers-crash-close-together.message': {
    of: 'e6e9b4c8',
    text: 'Du {from} au {to}, avec dix minutes au plus entre deux événements : arrêts brusques de programmes qui reçoivent des contenus d’autrui : {crashes} ; arrêts du noyau après le premier : {panics}.',
  },
  'rule.ios.content-handlers-crash-close-together.why': {
    of: 'f915ffa7',
    text: 'Des attaques sans clic passaient par de tels programmes, étaient tentées plusieurs fois, puis allaient jusqu’au noyau. Les tentatives manquées faisaient s’arrêter les programmes et le téléphone.',
  },
  'rule.ios.content-handlers-crash-close-together.other.0': {
    of: 'a65edf55',
    text: 'Une image ou un message endommagé arrête le même programme encore et encore, à chaque affichage.',
  },
  'rule.ios.content-handlers-crash-close-together.other.1': {
    of: 'b117ca32',
    text: 'Les versions d’essai d’iOS, et les téléphones au matériel défectueux, connaissent plus d’arrêts.',
  },
  'rule.ios.crash-counted-without-report.title': {
    of: 'cc847a95',
    text: 'Arrêts brusques comptés, sans rapport',
  },
  'rule.ios.crash-counted-without-report.message': {
    of: '5a3a802c',
    text: 'Le système a compté des arrêts brusques de programmes qui reçoivent des contenus d’autrui : {programs} ; le dossier des rapports n’en contient aucun sur ces programmes ; autres programmes qui y ont des rapports : {reports}.',
  },
  'rule.ios.crash-counted-without-report.why': {
    of: '8c840924',
    text: 'Le compte reste là où un rapport a été supprimé, et on a vu des logiciels espions supprimer les rapports des programmes par lesquels ils étaient entrés. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.crash-counted-without-report.other.0': {
    of: 'cf33aa4d',
    text: 'Les rapports disparaissent après quelques semaines, tandis que le compte peut dater d’une version antérieure du système.',
  },
  'rule.ios.crash-counted-without-report.other.1': {
    of: '01bc64d4',
    text: 'Les rapports sont supprimés une fois copiés sur un ordinateur, ou quand ils sont trop nombreux.',
  },
  'rule.ios.root-settings-made-near-trace.title': {
    of: '08e05ccb',
    text: 'Réglages de programmes du système créés à quelques minutes d’une autre trace',
  },
  'rule.ios.root-settings-made-near-trace.message': {
    of: '9489ef31',
    text: 'Fichiers de réglages de programmes du système créés à dix minutes au plus de ce que la règle {rule} a trouvé, daté du {at} : {count} ; le plus proche est {file}, créé le {made}.',
  },
  'rule.ios.root-settings-made-near-trace.why': {
    of: '3b254617',
    text: 'On a vu des attaques contre des iPhone changer des réglages de programmes du système à quelques minutes de leur arrivée sur le téléphone. Les fichiers créés à ce moment disent où regarder de plus près. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.root-settings-made-near-trace.other.0': {
    of: '023eb5eb',
    text: 'iOS récrit un tel fichier chaque fois qu’un de ses réglages change, si bien qu’il semble créé à ce moment.',
  },
  'rule.ios.root-settings-made-near-trace.other.1': {
    of: '989b69e2',
    text: 'Quand un téléphone est configuré ou une sauvegarde restaurée, beaucoup de fichiers sont créés et beaucoup de décomptes commencent en quelques minutes.',
  },
  'rule.ios.crash-settings-made-after-trace.title': {
    of: '35f7a64f',
    text: 'Réglages des rapports d’arrêts brusques créés quelques minutes après une autre trace',
  },
  'rule.ios.crash-settings-made-after-trace.message': {
    of: '472ca4a1',
    text: 'Le fichier {file} a été créé le {made}, dans les dix minutes après ce que la règle {rule} a trouvé, daté du {at}.',
  },
  'rule.ios.crash-settings-made-after-trace.why': {
    of: '0155fa86',
    text: 'On a vu Pegasus écrire ce fichier quelques minutes après son arrivée sur un téléphone, ce qui a pu empêcher que ses échecs soient signalés. À lui seul, le fichier ne dit rien : iOS y garde aussi des valeurs qu’il écrit lui-même.',
  },
  'rule.ios.crash-settings-made-after-trace.other.0': {
    of: 'aa0b5016',
    text: 'iOS peut créer ce fichier de lui-même, et les deux peuvent tomber dans les mêmes minutes par hasard.',
  },
  'rule.ios.crash-settings-made-after-trace.other.1': {
    of: '989b69e2',
    text: 'Quand un téléphone est configuré ou une sauvegarde restaurée, beaucoup de fichiers sont créés et beaucoup de décomptes commencent en quelques minutes.',
  },
  'rule.ios.program-after-content-crash.title': {
    of: 'f078bbd6',
    text: 'Nouveau programme sur le réseau peu après un arrêt brusque',
  },
  'rule.ios.program-after-content-crash.message': {
    of: 'e148ef3c',
    text: 'Le {at}, le programme {crashed}, qui reçoit des contenus d’autrui, s’est arrêté brusquement, et le {first} le programme {program} a utilisé le réseau pour la première fois, selon ce que compte le téléphone.',
  },
  'rule.ios.program-after-content-crash.why': {
    of: 'dbc7f3f6',
    text: 'Une attaque sans clic passe par un tel programme, qui s’arrête souvent, puis lance un autre programme, qui contacte l’attaquant. Des analyses publiques ont trouvé les deux à quelques minutes d’écart.',
  },
  'rule.ios.program-after-content-crash.other.0': {
    of: '85911d97',
    text: 'Des programmes du système utilisent eux aussi le réseau pour la première fois un jour ordinaire, et les arrêts brusques sont fréquents.',
  },
  'rule.ios.program-after-content-crash.other.1': {
    of: '5c7bf01b',
    text: 'Le compte recommence quand les statistiques sont remises à zéro.',
  },
  'rule.ios.restart-missing-from-shutdown-log.title': {
    of: '46feffd9',
    text: 'Redémarrage qui manque dans le registre des arrêts',
  },
  'rule.ios.restart-missing-from-shutdown-log.message': {
    of: '118deb7e',
    text: 'Entre les arrêts du {from} et du {to}, le journal de l’activation fait état de démarrages du téléphone (nombre : {starts}) ; rapports d’arrêts du noyau : {panics}.',
  },
  'rule.ios.restart-missing-from-shutdown-log.why': {
    of: '60446658',
    text: 'Après un arrêt, le téléphone démarre une fois. Davantage de démarrages signifient qu’il s’est éteint sans arrêt normal, ou qu’une partie du registre a été supprimée. Le risque de fausse alerte est moyen.',
  },
  'rule.ios.restart-missing-from-shutdown-log.other.0': {
    of: 'b5794f9c',
    text: 'Une batterie vide, un redémarrage forcé ou une étape d’une mise à jour d’iOS peuvent ne laisser aucune entrée dans le registre des arrêts.',
  },
  'rule.ios.restart-missing-from-shutdown-log.other.1': {
    of: '7add9a9f',
    text: 'Le service d’activation peut aussi redémarrer pendant que le téléphone fonctionne.',
  },
  'rule.ios.shutdown-log-same-program-again.title': {
    of: '517eaaee',
    text: 'Le même programme inhabituel lors de plusieurs arrêts',
  },
  'rule.ios.shutdown-log-same-program-again.message': {
    of: '3a52d59b',
    text: 'Le programme {program} était encore actif lors de plusieurs arrêts (nombre : {shutdowns}), la première fois le {first}, la dernière le {last}.',
  },
  'rule.ios.shutdown-log-same-program-again.why': {
    of: '71b584dd',
    text: 'Un programme hors des dossiers du système et des applications a été relancé après le redémarrage du téléphone. Ce qui revient après un redémarrage a été installé pour rester, ou a été remis en place.',
  },
  'rule.ios.shutdown-log-same-program-again.other.0': {
    of: '38b2abbc',
    text: 'Le système lui-même lance quelques programmes auxiliaires depuis des dossiers inhabituels, par exemple pendant une mise à jour, et ils reviennent eux aussi.',
  },
  'rule.ios.shutdown-log-same-program-again.other.1': {
    of: '70455998',
    text: 'Un téléphone débridé (jailbreak) exécute des programmes depuis de tels dossiers.',
  },
  'rule.ios.shutdown-log-without-shutdowns.title': {
    of: '02d6dda3',
    text: 'Registre des arrêts qui n’en contient aucun',
  },
  'rule.ios.shutdown-log-without-shutdowns.message': {
    of: '120af8f3',
    text: 'Le registre des arrêts n’en contient aucun, alors que le journal de l’activation fait état de démarrages du téléphone (nombre : {starts}), du {first} au {last} d’après son horloge.',
  },
  'rule.ios.shutdown-log-without-shutdowns.why': {
    of: 'd675b465',
    text: 'Jusqu’à iOS 18, chaque arrêt normal s’ajoute à ce registre. Un registre vide alors que le téléphone a été redémarré a été vidé, et des analyses publiques l’ont constaté sur des téléphones avec Pegasus. Le risque de fausse alerte est moyen.',
  },
  'rule.ios.shutdown-log-without-shutdowns.other.0': {
    of: 'dd35ad72',
    text: 'Les redémarrages sans arrêt normal, après une batterie vide ou un redémarrage forcé, n’y sont pas inscrits.',
  },
  'rule.ios.shutdown-log-without-shutdowns.other.1': {
    of: 'ba942cfd',
    text: 'Un téléphone restauré peut garder des journaux d’activation plus anciens, et une copie peut contenir un fichier vide là où la lecture a échoué.',
  },
  'rule.ios.listed-crash-without-report.title': {
    of: 'a884c97c',
    text: 'Rapport que cite la liste des arrêts brusques et qui a disparu',
  },
  'rule.ios.listed-crash-without-report.message': {
    of: '011a78b1',
    text: 'La liste des arrêts brusques cite des rapports de programmes qui reçoivent des contenus d’autrui, et ceux-ci ont disparu alors que des rapports plus anciens sont là : {programs}.',
  },
  'rule.ios.listed-crash-without-report.why': {
    of: 'f8e31960',
    text: 'Le système supprime d’abord les rapports les plus anciens. On a vu des logiciels espions supprimer les rapports des programmes par lesquels ils étaient entrés ; la liste, tenue à part, les cite encore. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.listed-crash-without-report.other.0': {
    of: 'f3d54da7',
    text: 'Les rapports peuvent être supprimés un par un lors de leur copie sur un ordinateur.',
  },
  'rule.ios.listed-crash-without-report.other.1': {
    of: '2d32ad1d',
    text: 'D’un programme qui s’arrête très souvent, le système ne garde que quelques rapports.',
  },
  'rule.ios.message-from-unknown-account.title': {
    of: '263afacb',
    text: 'Messages enregistrés, venant de comptes inconnus de Messages',
  },
  'rule.ios.message-from-unknown-account.message': {
    of: '1fe46dfd',
    text: 'Le système a enregistré des messages venant de comptes que ni Messages ni les contacts ne citent (nombre : {count}) ; dernier message : {last}.',
  },
  'rule.ios.message-from-unknown-account.why': {
    of: '05dff4f1',
    text: 'Des attaques sont arrivées dans des messages envoyés depuis des comptes des attaquants, et on a vu des logiciels espions supprimer ceux-ci de Messages. Le registre de qui a écrit est tenu à part, pour suggérer des personnes. Le risque de fausse alerte est moyen : cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.message-from-unknown-account.other.1': {
    of: '0942dc9e',
    text: 'Une conversation avec un expéditeur inconnu signalée comme indésirable est supprimée en entier.',
  },
  'rule.ios.message-from-unknown-account.other.2': {
    of: '0c3c2dc0',
    text: 'iOS supprime de lui-même les messages contenant des codes de vérification si la personne à qui appartient le téléphone l’a choisi (depuis iOS 17).',
  },
  'rule.ios.message-from-unknown-account.other.0': {
    of: '8bdc241c',
    text: 'Des gens suppriment tous les jours des messages, des appels et leur historique.',
  },
  'rule.ios.cached-body-file-gone.why': {
    of: 'da946cf2',
    text: 'Un programme qui efface ses traces peut supprimer le contenu d’une réponse et laisser l’entrée. Le risque de fausse alerte est élevé : cela se voit sans cesse sur des téléphones ordinaires et ne dit rien à lui seul.',
  },
  'rule.ios.cached-body-file-gone.other.0': {
    of: '8abd521d',
    text: 'iOS vide ses caches quand il a besoin de place.',
  },
  'rule.ios.cached-body-file-gone.title': {
    of: '8a8c97d7',
    text: 'Fichiers de réponses conservées qui ont disparu',
  },
  'rule.ios.cached-body-file-gone.message': {
    of: 'dc96e201',
    text: 'Un cache conserve des réponses dans des fichiers à part, et ceux-ci ont disparu alors que d’autres du même cache sont là (nombre : {count}) ; l’un d’eux est de {cache}.',
  },
  'rule.ios.safari-fast-redirect.title': {
    of: '51a00bef',
    text: 'Pages non chiffrées qui ont mené à un autre site en moins d’une seconde',
  },
  'rule.ios.safari-fast-redirect.message': {
    of: 'c49c244f',
    text: 'Visites de pages non chiffrées qui ont mené à un autre site en moins d’une seconde : {count}, {when, select, once {le {from}} other {du {from} au {to}}}.',
  },
  'rule.ios.safari-fast-redirect.why': {
    of: 'b9812367',
    text: 'Qui contrôle un réseau peut répondre à la place d’une page non chiffrée et envoyer aussitôt le navigateur ailleurs. Pegasus a été transmis ainsi. Le risque de fausse alerte est élevé : cela ne dit rien à lui seul ; ce sont les sites de destination qu’il faut regarder.',
  },
  'rule.ios.safari-fast-redirect.other.0': {
    of: 'ae426f6f',
    text: 'Les liens courts, les publicités et les pages de connexion de réseaux publics envoient le navigateur ailleurs tout aussi vite.',
  },
  'rule.ios.safari-fast-redirect.other.1': {
    of: 'ab51aa95',
    text: 'La liste contient aussi des visites d’autres appareils du même compte.',
  },
  'rule.ios.clock-moved-between-logs.title': {
    of: '4bec68c4',
    text: 'Horloge du téléphone décalée d’une heure ou plus, entre deux journaux ou par étapes',
  },
  'rule.ios.clock-moved-between-logs.message': {
    of: 'cf01a9de',
    text: 'D’un fichier du journal d’énergie au suivant, ou peu à peu en une journée, l’horloge du téléphone est passée en tout du {before} au {after}, à ces moments\u00a0: {moments}.',
  },
  'rule.ios.clock-moved-between-logs.why': {
    of: 'a1185ba3',
    text: 'Les heures de toutes les autres traces suivent l’horloge du téléphone. Qui l’avance ou la retarde peut cacher quand une chose s’est passée. Le risque de fausse alerte est moyen\u00a0: cela peut aussi se voir sur des téléphones ordinaires et ne compte qu’avec d’autres traces.',
  },
  'rule.ios.clock-moved-between-logs.other.0': {
    of: '79c61d1a',
    text: 'La batterie s’est vidée, et l’horloge était fausse jusqu’à ce que le réseau la règle.',
  },
  'rule.ios.clock-moved-between-logs.other.1': {
    of: 'cfb9dc21',
    text: 'Le journal peut recommencer à compter après une mise à jour d’iOS ou une sauvegarde restaurée\u202f; l’horloge du téléphone ne s’est alors décalée qu’en apparence.',
  },
};
