import type { Translations } from './translations.ts';

/** The sentences of the artifacts in French. */
export const artifactsFr: Translations = {
  'artifact.ios.accounts.describes': {
    of: '3fce79eb',
    text: 'Comptes configurés sur le téléphone (Apple, courriel, calendriers, réseaux sociaux) : de quel type est chacun, quel programme l’a ajouté, sur quel serveur il se trouve et quand il a été ajouté. Les noms d’utilisateur sont laissés de côté, sauf demande contraire ; ceux qui sont des adresses électroniques sont comparés aux indicateurs. Les serveurs dont le compte ne figure plus dans la liste sont indiqués à part.',
  },
  'artifact.ios.accounts.cannotShow': {
    of: '70efc256',
    text: 'Les comptes à l’intérieur d’applications d’autres éditeurs, et qui a configuré un compte. Des comptes et des serveurs supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Les mots de passe ne sont pas enregistrés ici. Un même compte iCloud ou Google figure ici plusieurs fois, une fois pour chaque service.',
  },
  'artifact.ios.analytics-ios-versions.describes': {
    of: '84c03887',
    text: 'Builds d’iOS que citent des événements des données d’analyse, chacun avec le premier et le dernier de ces événements : ils montrent quand le système a été mis à jour.',
  },
  'artifact.ios.analytics-ios-versions.cannotShow': {
    of: '6167cab1',
    text: 'Les builds antérieurs au plus ancien événement restant, et le numéro de version qui correspond à un build. Les dates sont celles d’événements, non de mises à jour.',
  },
  'artifact.ios.analytics.describes': {
    of: '7b55c770',
    text: 'Échecs et événements que des parties d’iOS ont notés pour les données d’analyse d’Apple : le trousseau, la confiance entre les appareils d’un compte, et les connexions chiffrées de programmes.',
  },
  'artifact.ios.analytics.cannotShow': {
    of: 'e8a04b48',
    text: 'Ce qui a été envoyé par une connexion. Seules certaines parties d’iOS écrivent ici, et les anciens événements disparaissent au bout de quelques semaines, sauf ce que l’espace libre en contient encore, marqué comme supprimé. Aucune sauvegarde ne contient ces données.',
  },
  'artifact.ios.app-privacy-report.describes': {
    of: '04c1295f',
    text: 'Quelles applications ont utilisé l’appareil photo, le micro, la localisation, les contacts et les photos au cours des derniers jours, et quels sites elles ont contactés, comme le téléphone l’indiquait quand le rapport a été enregistré.',
  },
  'artifact.ios.app-privacy-report.cannotShow': {
    of: 'd2a28e4b',
    text: 'Ce qui remonte à plus de sept jours, et tout ce qui précède l’activation du rapport. Le rapport laisse de côté les programmes du système ; un logiciel espion qui n’est pas une application n’y figure donc pas.',
  },
  'artifact.ios.app-provisioning.describes': {
    of: 'c679e5fb',
    text: 'Profils qui permettent à une application de fonctionner sans l’App Store, tels qu’ils se trouvent dans le dossier de l’application et dans la liste que tient le téléphone : qui peut signer l’application, pour combien de temps, et si c’est pour n’importe quel téléphone (entreprises), pour certains (essais) ou pour les programmes d’équipes de développement.',
  },
  'artifact.ios.app-provisioning.cannotShow': {
    of: '093e9f13',
    text: 'Si la signature d’un profil est valable : elle n’est pas vérifiée. Les applications qui fonctionnent sans profil, comme sur un téléphone dont les protections ont été retirées, et les profils supprimés avec leur application, sauf ceux que contient encore l’espace libre de la liste des versions récentes, marqués comme supprimés. D’un profil que le téléphone ne garde que sous sa forme courte : les téléphones qu’il nomme, quand il a été fait et l’application à laquelle il est destiné. Les sauvegardes contiennent tout au plus la liste du téléphone, et celles d’anciennes versions d’iOS pas même cela.',
  },
  'artifact.ios.app-states.describes': {
    of: '9b0c3f6c',
    text: 'Applications dont la partie du système qui lance les applications (FrontBoard) garde quelque chose : où se trouvent le programme et ses données et, pour certaines applications supprimées, quand elles l’ont été.',
  },
  'artifact.ios.app-states.cannotShow': {
    of: '064d7a94',
    text: 'Quand une application a été installée ou utilisée. Le système efface tôt ou tard ce qu’il gardait d’une application supprimée : de ces applications, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Les sauvegardes contiennent cette liste ; un téléphone configuré à partir de l’une d’elles peut donc connaître des applications d’un téléphone précédent. Les programmes qui ne sont pas des applications n’y figurent pas.',
  },
  'artifact.ios.app-store-system.describes': {
    of: 'a7b22593',
    text: 'Ce que l’App Store garde sur les applications : installations en cours ou qui ont échoué, mises à jour d’applications installées, téléchargements de leurs parties, tests bêta proposés, avec les heures et les adresses d’où tout cela est venu.',
  },
  'artifact.ios.app-store-system.cannotShow': {
    of: 'd7fd533c',
    text: 'Les applications arrivées autrement (par une entreprise, une équipe de développement, un programme auxiliaire), et les suppressions. La ligne d’une installation disparaît quand celle-ci est terminée ; les lignes que l’espace libre contient encore sont marquées comme supprimées.',
  },
  'artifact.ios.app-store-user.describes': {
    of: 'b55cc32d',
    text: 'Applications telles que l’App Store les note pour lui-même : celles du téléphone, avec leurs versions antérieures et le moment où chacune a été notée, quand des applications ont été utilisées, et toutes les applications que le compte a obtenues, même il y a longtemps et sur d’autres téléphones.',
  },
  'artifact.ios.app-store-user.cannotShow': {
    of: '55377dc7',
    text: 'Les programmes qui ne sont pas des applications. Qu’un compte ait obtenu une application ne montre pas qu’elle était sur ce téléphone. Les listes présentes diffèrent selon les versions d’iOS, et l’App Store en vide certaines en quelques jours ; des lignes supprimées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Aucune sauvegarde ne les contient.',
  },
  'artifact.ios.applications.describes': {
    of: 'f372f1b3',
    text: 'Applications installées quand la sauvegarde ou la copie a été faite, avec ce que la boutique a écrit à côté de chacune : qui la propose, quel programme l’a installée, et quand le compte l’a obtenue pour la première fois. Les applications que seule la seconde liste de la sauvegarde (Manifest.plist) nomme en font partie. Dans une copie du système de fichiers, c’est aussi le cas des applications à côté desquelles la boutique n’a rien laissé ou qu’elle ne nomme pas, d’après la description qu’elles donnent d’elles-mêmes.',
  },
  'artifact.ios.applications.cannotShow': {
    of: 'ad9f9ccc',
    text: 'Les applications supprimées auparavant, et les programmes qui se dissimulent pour ne pas figurer dans la liste des applications : beaucoup de logiciels espions d’État ne sont pas des applications. La date est celle à laquelle le compte a obtenu l’application pour la première fois, peut-être sur un téléphone précédent. Sur les applications livrées avec le système, seule la seconde liste renseigne, sans détails.',
  },
  'artifact.ios.backup-contents.describes': {
    of: 'ddb3b6c3',
    text: 'Fichiers que la liste de la sauvegarde nomme et qui n’y sont pas conservés (sauf les fichiers vides), fichiers conservés qu’aucune liste ne nomme, et le nombre des uns et des autres. Les applications et extensions dont la liste contient les dossiers, que ces applications figurent ou non dans la liste des applications installées.',
  },
  'artifact.ios.backup-contents.cannotShow': {
    of: '68a282d0',
    text: 'Pourquoi un fichier manque : il en manque aussi dans une sauvegarde interrompue ou copiée en partie. Si un fichier conservé est celui que le téléphone avait. Pour chacune des deux sortes, les 200 premiers sont nommés.',
  },
  'artifact.ios.backup-info.describes': {
    of: '02afd30b',
    text: 'Ce que le programme qui a fait la sauvegarde (Finder, iTunes, libimobiledevice) a noté sur le téléphone : modèle, version du système, identifiants, applications installées, et quand la sauvegarde a été faite.',
  },
  'artifact.ios.backup-info.cannotShow': {
    of: '149a6f96',
    text: 'Tout ce qui précède la sauvegarde : cette description ne vaut que pour un moment. Elle se trouve sans protection à côté de la sauvegarde et peut être modifiée par quiconque détient le dossier ; les applications qui font partie du système n’y figurent pas.',
  },
  'artifact.ios.biome.describes': {
    of: '7f18a505',
    text: 'Événements que les systèmes plus récents enregistrent pour apprendre des habitudes : quelle application est passée au premier plan, applications installées et supprimées, notifications, sites web, ce que des applications ont dit au système avoir fait, messages et courriels qu’il a lus pour ses suggestions ; réseaux rejoints, verrouillage, alimentation, mode Avion, accessoires et démarrages du téléphone. Chaque événement de ces flux est un enregistrement ; pour chaque segment d’un autre flux, il est indiqué ici combien d’entrées il contient, de quelle période, et quelles adresses.',
  },
  'artifact.ios.biome.cannotShow': {
    of: '6fe88869',
    text: 'Les programmes qui n’apparaissent pas à l’écran. La plupart des flux gardent quatre semaines. Les champs des autres flux ne sont pas connus et ne sont pas interprétés ; les listes de ce qui a été supprimé (tombstones) ne sont pas lues. Les entrées supprimées sont le plus souvent écrasées : il en reste l’heure.',
  },
  'artifact.ios.cache-files.describes': {
    of: '0241aedb',
    text: 'Adresses que des applications et des programmes du système ont demandées au moyen de la bibliothèque réseau d’iOS et dont celle-ci a conservé les réponses : à quelle heure, quel type de réponse c’était, si son contenu est encore conservé, et les adresses dans les contenus qui sont du texte.',
  },
  'artifact.ios.cache-files.cannotShow': {
    of: '10859306',
    text: 'Les requêtes qui ne doivent pas être mises en cache, celles des programmes qui apportent leur bibliothèque réseau avec eux, et ce qui a été retiré du cache, sauf ce que l’espace libre en contient encore, marqué comme supprimé : le cache est petit, et iOS le vide quand il a besoin de place. Les contenus placés dans des fichiers à part (`fsCachedData`, les plus grands) ne sont pas lus. Aucune sauvegarde ne contient ces données. Une adresse ne dit pas qu’une personne l’a ouverte.',
  },
  'artifact.ios.calendar.describes': {
    of: 'dc8aed62',
    text: 'Événements de tous les calendriers du téléphone avec leurs heures, leurs liens, la personne organisatrice et les adresses des autres personnes invitées, y compris les invitations venues de l’extérieur et jamais montrées, et les personnes dont l’événement a disparu.',
  },
  'artifact.ios.calendar.cannotShow': {
    of: '77f01435',
    text: 'Si une invitation a été ouverte, et les événements et personnes supprimés, sauf ceux que l’espace libre contient encore, qui sont marqués comme supprimés. Les anciens événements de calendriers tenus sur un serveur peuvent ne pas être sur le téléphone.',
  },
  'artifact.ios.calls-before-unlock.describes': {
    of: 'fb530d5d',
    text: 'Appels dans la base de l’historique des appels accessible sans le code (CallHistoryTemp.storedata) : le téléphone y écrit tant qu’il n’a pas été déverrouillé après un démarrage, et déplace plus tard ces appels dans l’historique des appels.',
  },
  'artifact.ios.calls-before-unlock.cannotShow': {
    of: 'e5b6138f',
    text: 'Les appels d’un téléphone déverrouillé : cette base contient peu d’appels, ou aucun. Des appels déplacés ou supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé ; un tel appel peut aussi figurer dans l’historique des appels.',
  },
  'artifact.ios.calls.describes': {
    of: 'ff17d2de',
    text: 'Appels que le téléphone a passés, reçus ou manqués : quand, combien de temps, par quel service et avec qui. Les appels d’autres applications y figurent là où l’application les signale au système.',
  },
  'artifact.ios.calls.cannotShow': {
    of: 'a52c2e1f',
    text: 'Ce qui a été dit, et les appels qu’une application garde pour elle-même. Des appels supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. iOS ne garde que les appels les plus récents. Depuis iOS 13, seules les sauvegardes chiffrées les contiennent.',
  },
  'artifact.ios.chrome-downloads.describes': {
    of: '5ba463eb',
    text: 'Fichiers téléchargés par Chrome, et par Brave, Edge et d’autres navigateurs là où ils utilisent la même base de données : depuis quelles adresses, redirections comprises, depuis quelle page, quand, et où chacun a été enregistré.',
  },
  'artifact.ios.chrome-downloads.cannotShow': {
    of: 'e346c5e8',
    text: 'Ce que contenait le fichier, et les téléchargements dans des onglets privés (incognito). De ce qui a été supprimé, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Chrome pour iOS transmet la plupart des fichiers sans les noter ici.',
  },
  'artifact.ios.chrome-favicon.describes': {
    of: '44a140e9',
    text: 'Pages pour lesquelles Chrome, Brave, Edge ou un autre navigateur avec la même base de données conserve une icône, dans chaque profil, et d’où vient l’icône. Ces entrées peuvent durer plus longtemps que la visite dans l’historique.',
  },
  'artifact.ios.chrome-favicon.cannotShow': {
    of: 'baa4647d',
    text: 'Quand une page a été visitée : l’heure est celle où l’icône a été récupérée ou actualisée. Des icônes sont aussi récupérées pour des signets et pour des pages visitées sur d’autres appareils ; celles-là n’ont pas d’heure d’actualisation. La navigation privée n’en laisse aucune. Des entrées supprimées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.chrome-history.describes': {
    of: 'fba473bb',
    text: 'Visites de pages dans Chrome, et dans Brave, Edge et d’autres navigateurs là où ils utilisent la même base de données, dans chaque profil : adresse, heure, comment la page a été atteinte et depuis quelle visite, ainsi que des adresses encore conservées alors que leurs visites ont disparu.',
  },
  'artifact.ios.chrome-history.cannotShow': {
    of: 'fffd8e68',
    text: 'La navigation privée (incognito). De ce qui a été supprimé, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Chrome garde environ 90 jours. Des visites faites sur un autre appareil du même compte peuvent s’y trouver.',
  },
  'artifact.ios.chrome-searches.describes': {
    of: '7d0bd82b',
    text: 'Ce qui a été recherché dans Chrome, et dans Brave, Edge et d’autres navigateurs là où ils utilisent la même base de données, avec les hôtes et les liens que cela contient.',
  },
  'artifact.ios.chrome-searches.cannotShow': {
    of: 'ad736487',
    text: 'Quand la recherche a été faite (la visite figure dans l’historique de navigation), si un résultat a été ouvert, et les recherches dans des onglets privés (incognito). De ce qui a été supprimé, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.clock-changes.describes': {
    of: 'ffa883a4',
    text: 'Le journal d’énergie compte le temps avec une horloge que personne ne règle, et note l’écart entre celle-ci et l’horloge du téléphone. Là où cet écart fait un saut, l’horloge du téléphone a été réglée, par le réseau ou à la main.',
  },
  'artifact.ios.clock-changes.cannotShow': {
    of: 'f347bdcd',
    text: 'Qui a réglé l’horloge, les changements de fuseau horaire, et les changements pendant que le téléphone était éteint. Le journal remonte à quelques jours, ses archives un peu plus loin.',
  },
  'artifact.ios.cloud-drive-peers.describes': {
    of: '5c078150',
    text: 'Appareils depuis lesquels des fichiers sont arrivés dans l’iCloud Drive du téléphone, avec les noms qu’ils portaient, et personnes qui ont créé des fichiers partagés avec lui. Un appareil que personne ne connaît dans le foyer peut avoir accès au compte.',
  },
  'artifact.ios.cloud-drive-peers.cannotShow': {
    of: '804182c3',
    text: 'Quand un appareil ou une personne a été actif pour la dernière fois, et si un appareil a encore accès : les anciens restent dans la liste, et celui qui n’a jamais mis de fichier dans iCloud Drive n’y est pas. Le nom est donné par la personne à qui appartient l’appareil, et plusieurs peuvent avoir le même.',
  },
  'artifact.ios.configuration-profiles.describes': {
    of: 'b2f79a4e',
    text: 'Profils installés : des réglages venus de l’extérieur, comme des réseaux, des certificats, des proxys, un VPN et la gestion à distance, avec qui a fait chacun, les serveurs et les adresses qu’il nomme, et quand il a été installé.',
  },
  'artifact.ios.configuration-profiles.cannotShow': {
    of: 'd69ebdc2',
    text: 'Les profils supprimés, ce qu’un service de gestion a fait de ses droits, et ce qui est passé par un proxy ou un VPN d’un profil.',
  },
  'artifact.ios.contacts.describes': {
    of: 'a27589f1',
    text: 'Entrées du carnet d’adresses avec l’heure de chaque modification et les adresses web des fiches. Les noms, les numéros et les adresses électroniques sont lus, mais ne sont repris dans les enregistrements que si la personne qui lance l’examen le demande ; ils ne sont pas comparés aux indicateurs, car un contact enregistré n’est pas une trace de logiciel espion.',
  },
  'artifact.ios.contacts.cannotShow': {
    of: '2edd1a85',
    text: 'Les contacts supprimés, sauf les adresses web de fiches que l’espace libre contient encore, marquées comme supprimées ; et ceux qu’une application garde pour elle-même ou qui restent sur un serveur.',
  },
  'artifact.ios.cookies.describes': {
    of: 'fd5b9a0f',
    text: 'Cookies que des sites web ont enregistrés dans Safari et dans les vues web d’applications : pour quel hôte, quand chacun a été enregistré pour la première fois et jusqu’à quand il est valable. Leurs valeurs ne sont pas copiées, seulement leur longueur.',
  },
  'artifact.ios.cookies.cannotShow': {
    of: '606b86c9',
    text: 'Quelle page a enregistré un cookie : la plupart appartiennent à des parties d’autres pages (publicités, compteurs) qui n’ont jamais été ouvertes comme telles. Les cookies expirés et supprimés ont disparu, tout comme la navigation privée. L’heure de création est celle de la dernière écriture par le site web.',
  },
  'artifact.ios.crash-counters.describes': {
    of: 'c5732f3d',
    text: 'Combien d’arrêts brusques de chaque programme le système a comptés et combien de temps le programme a fonctionné ; le système garde cela pour comparer une version d’iOS à la suivante. Les comptes restent là où les rapports eux-mêmes ont disparu.',
  },
  'artifact.ios.crash-counters.cannotShow': {
    of: '8fdb33b4',
    text: 'Quand et pourquoi un programme s’est arrêté brusquement, et les arrêts brusques en dehors de la période comptée, que le fichier n’indique pas. La signification des clés est tirée du code du système (OSAStabilityMonitor) ; aucun téléphone avec un tel fichier n’était disponible.',
  },
  'artifact.ios.crash-list.describes': {
    of: '675d2cf3',
    text: 'Arrêts brusques, dans le système et dans des applications, tels qu’iOS 16 et les versions ultérieures les inscrivent dans une liste à part des rapports : le programme, quand il s’est arrêté, comment, et le numéro du rapport. La liste reste là où les rapports eux-mêmes ont disparu.',
  },
  'artifact.ios.crash-list.cannotShow': {
    of: '4f3b7eca',
    text: 'Dans quel code un programme s’est arrêté. Les arrêts brusques d’il y a plus de quatre semaines : le système les retire de la liste. Le manque de mémoire et les arrêts brusques du noyau n’y figurent pas. Les champs sont ceux que le système déclare ; aucun téléphone avec une telle liste n’était disponible.',
  },
  'artifact.ios.crash-reporter-settings.describes': {
    of: 'bb2cbb26',
    text: 'Ce qui est réglé pour la collecte des rapports d’arrêts brusques (com.apple.CrashReporter.plist), et un fichier de réglages qui a été trouvé sur des téléphones avec Pegasus (roleaccountd.plist).',
  },
  'artifact.ios.crash-reporter-settings.cannotShow': {
    of: 'abc87872',
    text: 'Qui a fait ces réglages et quand, et les rapports supprimés. Les versions plus récentes d’iOS gardent dans le premier fichier des valeurs qu’elles écrivent elles-mêmes ; sa présence ne dit donc rien.',
  },
  'artifact.ios.crash-reports.describes': {
    of: 'f5d5dfc8',
    text: 'Rapports qu’iOS a écrits quand un programme ou le noyau s’est arrêté brusquement : quel programme, qui l’avait lancé, pourquoi il a pris fin, dans quel code, et quel code chargé n’appartient ni au système ni à l’application. Aussi des rapports sur des programmes qui ont trop sollicité le processeur ou le disque : quel programme, où il se trouve, et quels autres ont été vus à côté ; et sur des erreurs qu’un programme a notées sans s’arrêter (`fault`). Des autres rapports, le nom et l’heure.',
  },
  'artifact.ios.crash-reports.cannotShow': {
    of: '80485395',
    text: 'Pourquoi le code a échoué. Les arrêts brusques sont ordinaires. Les rapports disparaissent après quelques semaines, et certains logiciels espions les suppriment.',
  },
  'artifact.ios.data-ark.describes': {
    of: 'e1005ad0',
    text: 'Si le téléphone est activé, son fuseau horaire, et sur quel ordinateur il a fait sa dernière sauvegarde et quand : le tout tel que le garde le service qui communique avec les ordinateurs.',
  },
  'artifact.ios.data-ark.cannotShow': {
    of: 'f9a0b312',
    text: 'Les sauvegardes et les activations antérieures, et les ordinateurs qui ont seulement consulté le téléphone. Les systèmes plus récents gardent moins de ces valeurs.',
  },
  'artifact.ios.data-usage.describes': {
    of: '04acc21b',
    text: 'Octets que des applications et des programmes du système ont échangés par le réseau mobile, comptés par le téléphone pour chaque processus, avec la première et la dernière heure de chacun. Un enregistrement pour chaque ligne de consommation, et un pour chaque processus qui n’en a aucune.',
  },
  'artifact.ios.data-usage.cannotShow': {
    of: '0175d809',
    text: 'Ce qui a été envoyé, vers où, et qui a lancé le programme. Les lignes restent des mois, y compris pour des programmes disparus, mais la personne qui utilise le téléphone peut remettre les statistiques à zéro, et iOS retire d’anciennes lignes ; des lignes ainsi disparues, seuls les processus que l’espace libre contient encore sont retrouvés, marqués comme supprimés. Les noms de programmes sont coupés à 16 caractères.',
  },
  'artifact.ios.database-state.describes': {
    of: 'bab269fb',
    text: 'Pour des bases de données des messages, de l’utilisation, de l’historique, des appels et des autorisations : leur taille, la part d’espace libre et si celui-ci a été écrasé par des zéros, ce que contiennent encore leurs journaux d’écriture anticipée, et le numéro de ligne le plus haut que chaque table ait jamais donné, à côté du plus haut qui s’y trouve. Dans chacune, quelques centaines de pages au plus sont examinées.',
  },
  'artifact.ios.database-state.cannotShow': {
    of: 'cc32f786',
    text: 'Quelles lignes ont disparu, quand, et qui les a supprimées : des personnes et le système suppriment sans cesse des lignes. Les lignes qui manquent entre d’autres ne se voient pas ici. Une base de données copiée par un export ou réparée a perdu son espace libre.',
  },
  'artifact.ios.delivered-notifications.describes': {
    of: 'b8e20319',
    text: 'Notifications que des applications ont affichées et qui sont encore dans la liste du système : quelle application, quand, et les liens dans le titre et le texte. Elles peuvent citer des messages qui ont disparu de l’application. Les textes ne sont pas repris dans les enregistrements, sauf demande contraire.',
  },
  'artifact.ios.delivered-notifications.cannotShow': {
    of: 'faad6f40',
    text: 'Les notifications ouvertes ou effacées, et si quelqu’un en a lu une. Le texte est ce que l’application a choisi d’afficher. Les clés sont celles que nomment des outils de lecture publics ; aucun téléphone avec une telle liste n’était disponible.',
  },
  'artifact.ios.dhcp-leases.describes': {
    of: 'c55c39c2',
    text: 'La dernière adresse qu’un réseau a donnée à chaque interface du téléphone, quand, et le routeur qui l’a donnée : là où le téléphone a été connecté en dernier.',
  },
  'artifact.ios.dhcp-leases.cannotShow': {
    of: 'cfe805ad',
    text: 'Ce qui est passé par le réseau, et les réseaux antérieurs : en règle générale, seul le dernier bail de chaque interface est conservé.',
  },
  'artifact.ios.facebook-messenger.describes': {
    of: '0f6c8089',
    text: 'Messages de Facebook Messenger avec les liens de leur texte et de ce qui est partagé avec eux, qui les a envoyés et dans quelle discussion, d’après la base de données que Messenger ou Facebook garde pour chaque compte ; aussi ceux des discussions chiffrées de bout en bout.',
  },
  'artifact.ios.facebook-messenger.cannotShow': {
    of: '1361cc1e',
    text: 'Si un lien a été ouvert, les images et fichiers, les messages qui n’ont pas été récupérés sur ce téléphone, et ceux des anciennes conversations secrètes, qui sont conservés chiffrés. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Les deux applications peuvent garder une copie d’un même message. Aucun téléphone avec une telle base de données n’était disponible.',
  },
  'artifact.ios.facetime-links.describes': {
    of: '7e25fbde',
    text: 'Liens d’appels FaceTime que le téléphone a créés ou par lesquels il a rejoint un appel : quand chacun a été créé, quand il prend fin, et qui l’a créé. Ils existent depuis iOS 15.',
  },
  'artifact.ios.facetime-links.cannotShow': {
    of: '4a73d70d',
    text: 'L’adresse d’un lien (ses clés sont gardées à part), si quelqu’un l’a utilisé, et les appels, qui figurent dans l’historique des appels. Les liens supprimés définitivement ont disparu.',
  },
  'artifact.ios.filesystem.describes': {
    of: 'd1c7c8cf',
    text: 'Chaque fichier, dossier et lien de la copie du système de fichiers, avec son chemin sur le téléphone et l’heure de sa modification, et les sites web dont un dossier de WebKit contient les données (IndexedDB, stockage local).',
  },
  'artifact.ios.filesystem.cannotShow': {
    of: '2ac03d7c',
    text: 'Ce que contiennent les fichiers, les fichiers qui avaient disparu quand la copie a été faite, et quand un fichier a été créé. Une archive zip qui n’indique que l’heure locale de la personne qui l’a faite ne donne aucune heure, et les outils qui copient un téléphone peuvent réécrire les heures.',
  },
  'artifact.ios.firefox-favicon.describes': {
    of: '51aa3f2b',
    text: 'Pages pour lesquelles une version ancienne de Firefox a gardé une icône dans browser.db, et d’où vient l’icône.',
  },
  'artifact.ios.firefox-favicon.cannotShow': {
    of: 'f666e4ff',
    text: 'Quand une page a été visitée : l’heure est celle où l’icône a été conservée. Les versions plus récentes de Firefox gardent les icônes dans un cache qui n’est pas lu ici ; il n’y a donc rien à en attendre.',
  },
  'artifact.ios.firefox-history.describes': {
    of: 'e1cd9c0c',
    text: 'Visites de pages dans Firefox : adresse, heure et comment la page a été atteinte. Les versions anciennes les gardent dans browser.db, les plus récentes dans places.db ; les deux fichiers sont lus. Les pages encore conservées alors que leurs visites ont disparu, ou qui n’ont jamais été visitées, en font partie.',
  },
  'artifact.ios.firefox-history.cannotShow': {
    of: '3246ae92',
    text: 'La navigation privée. De ce qui a été supprimé, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Avec un compte, des visites faites sur d’autres appareils en font partie ; elles sont marquées.',
  },
  'artifact.ios.global-preferences.describes': {
    of: '7f7fa7fb',
    text: 'Réglages qui valent pour toutes les applications : langues, claviers, région, et si le mode Isolement est activé.',
  },
  'artifact.ios.global-preferences.cannotShow': {
    of: '878fb508',
    text: 'Quand un réglage a été modifié. Là où le mode Isolement n’est pas nommé, il n’a jamais été utilisé, ou le système est trop ancien pour l’avoir.',
  },
  'artifact.ios.google-chat.describes': {
    of: '912b46b3',
    text: 'Messages de Google Chat avec les liens de leur texte et derrière ses mots, qui les a envoyés et dans quelle discussion, d’après la base de données que Google Chat et Gmail tiennent pour chaque compte.',
  },
  'artifact.ios.google-chat.cannotShow': {
    of: 'c0a7ff34',
    text: 'Si un lien a été ouvert, les liens des cartes et des pièces jointes, et les messages qui n’ont pas été récupérés sur ce téléphone. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que la copie des discussions que garde l’application.',
  },
  'artifact.ios.groupme.describes': {
    of: 'd4721490',
    text: 'Messages de GroupMe avec les liens de leur texte, qui les a envoyés et dans quelle discussion, d’après la base de données de l’application. Ce sont les réglages de l’application qui disent lesquels ont été envoyés depuis le compte de ce téléphone.',
  },
  'artifact.ios.groupme.cannotShow': {
    of: '5a26fa38',
    text: 'Si un lien a été ouvert, les images et autres pièces jointes, et les messages qui n’ont pas été récupérés sur ce téléphone. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que la copie des discussions que garde l’application.',
  },
  'artifact.ios.homekit-invitations.describes': {
    of: '043e76ef',
    text: 'Invitations à contrôler la maison de quelqu’un d’autre, que le téléphone a reçues et garde encore : qui a invité, dans quelle maison, et quand l’invitation prend fin. Une attaque de 2022 a atteint des téléphones par HomeKit, depuis des comptes que leurs propriétaires ne connaissaient pas.',
  },
  'artifact.ios.homekit-invitations.cannotShow': {
    of: '09416d04',
    text: 'Les invitations qui ont reçu une réponse, ont pris fin ou ont été retirées : elles sont supprimées, et seul ce que l’espace libre en contient encore est retrouvé, marqué comme supprimé. Les invitations que le téléphone a envoyées. Les colonnes sont celles que déclare le programme du système (iOS 15 et 16) ; aucun téléphone avec une telle ligne n’était disponible.',
  },
  'artifact.ios.id-status-cache.describes': {
    of: '0a35af4a',
    text: 'Adresses électroniques et numéros de téléphone que le téléphone a recherchés auprès d’Apple, pour savoir s’ils sont joignables par iMessage, FaceTime et des services semblables, chacun avec l’heure de la dernière recherche.',
  },
  'artifact.ios.id-status-cache.cannotShow': {
    of: 'c7aa9e6e',
    text: 'De qui est venue l’initiative : le téléphone recherche tout destinataire saisi, toute personne qui figure parmi les contacts ou qui envoie quelque chose. Depuis iOS 14.7, la liste est le plus souvent vide.',
  },
  'artifact.ios.instagram.describes': {
    of: '111892f5',
    text: 'Messages directs d’Instagram avec les liens de leur texte et de ce qui est partagé avec eux, qui les a envoyés et dans quelle discussion, d’après la base de données que l’application garde pour chaque compte.',
  },
  'artifact.ios.instagram.cannotShow': {
    of: '3fd1df70',
    text: 'Si un lien a été ouvert, et les messages qui n’ont pas été récupérés sur ce téléphone : l’application garde les plus récents de chaque discussion. Les discussions chiffrées de bout en bout se trouvent ailleurs et ne sont pas lues. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Aucun téléphone avec une telle base de données n’était disponible.',
  },
  'artifact.ios.interaction-c.describes': {
    of: 'c96a3bff',
    text: 'Échanges avec d’autres personnes que des applications ont signalés au système, pour qu’il puisse suggérer des personnes : quelle application, entrant ou sortant, quand, et combien de personnes y ont pris part. Ce registre peut mentionner des messages qui ont disparu de l’application elle-même.',
  },
  'artifact.ios.interaction-c.cannotShow': {
    of: '0244de82',
    text: 'Ce qui a été écrit ou dit. Les applications choisissent ce qu’elles signalent. Les entrées disparaissent après quelques semaines, et quand l’application est supprimée ; de ces entrées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.interaction-contacts.describes': {
    of: '3aea0103',
    text: 'Personnes dont le système se souvient d’après les messages, appels et courriels que des applications lui ont signalés, combien de fois chacune a envoyé ou reçu quelque chose, et quand pour la première et la dernière fois, y compris là où il ne reste aucun échange de ce genre.',
  },
  'artifact.ios.interaction-contacts.cannotShow': {
    of: '30bd820c',
    text: 'Par quelle application cela s’est fait, et ce qui a été écrit ou dit. Des personnes que le système a oubliées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.ios-version-history.describes': {
    of: 'c2f149be',
    text: 'La version d’iOS en service quand chaque journal de données d’analyse a été écrit : elle montre quand le système a été mis à jour.',
  },
  'artifact.ios.ios-version-history.cannotShow': {
    of: '6e798479',
    text: 'Les versions antérieures au plus ancien journal restant, et les journaux envoyés puis supprimés. Un téléphone qui ne partage pas ses données d’analyse peut n’en avoir aucun.',
  },
  'artifact.ios.jetsam-events.describes': {
    of: 'a700dd2a',
    text: 'Tous les processus actifs quand le téléphone manquait de mémoire, et lesquels le système a arrêtés : une liste de ce qui fonctionnait à ces moments.',
  },
  'artifact.ios.jetsam-events.cannotShow': {
    of: '8ef46525',
    text: 'Où se trouve un programme, et ce qui fonctionnait à d’autres moments. Un téléphone avec beaucoup de mémoire écrit peu de ces listes ; elles disparaissent après quelques semaines.',
  },
  'artifact.ios.keyboard-usage.describes': {
    of: 'ccd07909',
    text: 'Applications qui étaient au premier plan au cours des derniers jours et combien de temps le clavier a été affiché dans chacune, selon ce que compte le clavier. Ce qui a été saisi n’y figure pas.',
  },
  'artifact.ios.keyboard-usage.cannotShow': {
    of: '0bbcd2c7',
    text: 'Les programmes qui n’apparaissent pas à l’écran, et l’heure : seul le jour est conservé, arrondi par le système. Une semaine environ est conservée, puis envoyée à Apple ou effacée.',
  },
  'artifact.ios.kik.describes': {
    of: '2e6878c7',
    text: 'Messages de Kik avec les liens de leur texte, qui les a envoyés et dans quelle discussion, d’après la base de données de l’application.',
  },
  'artifact.ios.kik.cannotShow': {
    of: '94a0bd42',
    text: 'Si un lien a été ouvert, et les images et contenus partagés (que l’application garde dans des fichiers à part). Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que les discussions conservées.',
  },
  'artifact.ios.knowledge-c.describes': {
    of: 'bf9a786e',
    text: 'Événements que le système enregistre pour apprendre des habitudes : quelle application était au premier plan et combien de temps, applications installées et supprimées, notifications, pages visitées dans Safari, écran, verrouillage et connexions. Les valeurs d’autres sortes d’événements ne sont pas reprises dans les enregistrements, sauf demande contraire.',
  },
  'artifact.ios.knowledge-c.cannotShow': {
    of: '98d34058',
    text: 'Les programmes qui n’apparaissent pas à l’écran. Environ quatre semaines sont conservées, moins pour certaines sortes d’événements ; depuis iOS 16, la plupart de ces sortes vont dans Biome à la place. Des événements d’autres appareils du compte s’y trouvent, et sont marqués. On sait que certains logiciels espions suppriment ici leurs lignes ; les lignes qui peuvent encore être retrouvées sont marquées comme supprimées, bien que le système supprime lui-même la plupart d’entre elles quand elles vieillissent ; de certaines, il ne reste que les détails, sans ce qui s’est passé ni quand.',
  },
  'artifact.ios.known-wifi-networks.describes': {
    of: '7a035068',
    text: 'Réseaux Wi-Fi que le téléphone connaît : quand chacun a été ajouté, quand la personne qui utilise le téléphone l’a rejoint et quand le système l’a fait, s’il affiche une page de connexion, et quelle application l’a ajouté. Les noms de réseaux et les adresses de points d’accès ne sont pas repris dans les enregistrements, sauf demande contraire, car ils révèlent des lieux.',
  },
  'artifact.ios.known-wifi-networks.cannotShow': {
    of: '2b1b4e57',
    text: 'Les réseaux oubliés, sauf ceux de la liste que des systèmes récents en gardent quelque temps, et ce qui a été envoyé par un réseau. Des réseaux viennent aussi d’autres appareils du même compte ; le téléphone ne s’y est donc peut-être jamais trouvé. Seule la dernière heure de chaque sorte est conservée.',
  },
  'artifact.ios.line.describes': {
    of: '34ac70fd',
    text: 'Messages de LINE avec les liens de leur texte, qui les a envoyés et dans quelle discussion, d’après la base de données de l’application.',
  },
  'artifact.ios.line.cannotShow': {
    of: 'c0f73a36',
    text: 'Si un lien a été ouvert, les liens des cartes et des aperçus, et les images et fichiers. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que les discussions conservées. Les lignes de l’application elle-même, qui n’ont pas non plus d’expéditeur, apparaissent comme envoyées.',
  },
  'artifact.ios.locationd-clients.describes': {
    of: 'a6dadd8f',
    text: 'Applications et programmes du système qui ont demandé à iOS la position du téléphone, avec la décision de la personne qui utilise le téléphone, quand chacun a cessé pour la dernière fois d’utiliser la position, et quand il a commencé là où il n’avait pas cessé.',
  },
  'artifact.ios.locationd-clients.cannotShow': {
    of: '66d862f5',
    text: 'Où était le téléphone, et les programmes qui ont obtenu la position autrement. Les entrées de programmes disparus peuvent rester longtemps.',
  },
  'artifact.ios.lockdownd-log.describes': {
    of: '8e695b94',
    text: 'Quels services du téléphone ont été démarrés pour un ordinateur (sauvegarde, installation d’applications, fichiers), quels réglages celui-ci a modifiés, et les tentatives de jumelage, d’après le journal du service qui répond aux ordinateurs.',
  },
  'artifact.ios.lockdownd-log.cannotShow': {
    of: '8d3bc29e',
    text: 'Le fuseau horaire des heures indiquées, ce qu’un ordinateur a lu ou écrit, et quel ordinateur c’était. Des programmes du téléphone lui-même s’adressent aussi à ce service. Le journal est court : il remonte à quelques jours.',
  },
  'artifact.ios.mail.describes': {
    of: 'b039bd74',
    text: 'Messages dans les boîtes aux lettres de Mail d’Apple : expéditeur, objet, premiers mots avec les liens qu’ils contiennent, et quand chacun a été envoyé et reçu ; avant iOS 13, au lieu des premiers mots, les liens du texte, pour autant que le téléphone garde celui-ci avec la liste ; depuis iOS 16, aussi des liens tirés du texte, et depuis iOS 15, les adresses d’images et d’autres contenus que les messages chargent, avec la dernière fois où ils ont été vus et chargés. Seule une copie du système de fichiers entier les contient.',
  },
  'artifact.ios.mail.cannotShow': {
    of: '0f9de94d',
    text: 'Depuis iOS 13, le texte au-delà de ses premiers mots, et ceux de ses liens que Mail n’en a pas tirés ; quel message charge quel contenu ; les pièces jointes ; si un lien a été ouvert ; les courriels dans d’autres applications ou dans un navigateur, et les courriels supprimés définitivement, sauf ce que l’espace libre en contient encore, marqué comme supprimé : d’un message, souvent les heures seules, et son objet, ses premiers mots ou son expéditeur à part. Les courriels envoyés par la personne à qui appartient le téléphone figurent aussi dans la liste, avec cette personne comme expéditeur.',
  },
  'artifact.ios.manifest.describes': {
    of: '49842bcd',
    text: 'Chaque fichier, dossier et lien que la sauvegarde répertorie, avec le chemin qu’il avait sur le téléphone, son propriétaire, sa taille et ses heures, et les sites web dont un dossier de WebKit contient les données. Les chemins sont conservés en entier, car les indicateurs de fichiers sont comparés avec eux : les noms de certains dossiers sont ceux de personnes, comme l’adresse d’un compte de courriel ou le numéro de téléphone d’une discussion.',
  },
  'artifact.ios.manifest.cannotShow': {
    of: '601013cc',
    text: 'Les fichiers que les sauvegardes laissent de côté (programmes, caches, la plupart des données du système), et les fichiers qui avaient disparu quand la sauvegarde a été faite.',
  },
  'artifact.ios.mastodon.describes': {
    of: '4d15a49a',
    text: 'Publications que l’application Mastodon a récupérées, et messages directs, avec les liens dans leur texte et dans leurs cartes, et qui les a écrits. Les liens vers d’autres comptes et vers des sujets en font partie.',
  },
  'artifact.ios.mastodon.cannotShow': {
    of: 'e054eab6',
    text: 'Si une publication a été regardée ou un lien ouvert : l’application récupère ce qui figure dans le fil. Des publications qu’elle a retirées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé ; rien n’est retrouvé des autres applications pour Mastodon.',
  },
  'artifact.ios.message-accounts.describes': {
    of: '522ef829',
    text: 'Les numéros de téléphone et les adresses auxquels Messages a eu affaire, et ceux sous lesquels ce téléphone envoie, sans les messages eux-mêmes.',
  },
  'artifact.ios.message-accounts.cannotShow': {
    of: '1b2970c5',
    text: 'Quand et dans quel sens quelque chose a été envoyé. Une entrée peut rester quand les messages ont disparu, et avoir disparu quand ils restent ailleurs. Des entrées qui ont disparu, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.message-chats.describes': {
    of: '175a5a37',
    text: 'Conversations de l’application Messages, avec les personnes qui y participent, si elles sont présentées comme venant d’un expéditeur inconnu ou comme indésirables, les noms donnés aux groupes et les liens qu’ils contiennent, y compris là où il ne reste aucun message ; et conversations qu’une liste de conversations supprimées nomme encore.',
  },
  'artifact.ios.message-chats.cannotShow': {
    of: '09b09a35',
    text: 'Qui a nommé un groupe et quand, qui l’a quitté, et ce qui a été écrit. Des conversations supprimées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé, mais pas qui y participait.',
  },
  'artifact.ios.mewe.describes': {
    of: '7ff80671',
    text: 'Messages de discussion de MeWe avec les liens de leur texte et des cartes de liens, et qui les a envoyés, d’après la base de données de l’application.',
  },
  'artifact.ios.mewe.cannotShow': {
    of: 'c0c00da4',
    text: 'Si un lien a été ouvert, les publications et les commentaires, les images, et les messages qui n’ont pas été récupérés sur ce téléphone. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que la copie des discussions que garde l’application.',
  },
  'artifact.ios.mobile-activation-log.describes': {
    of: '44166737',
    text: 'Quand le service d’activation a démarré, en règle générale à chaque démarrage du téléphone, quand il a remarqué une mise à jour du système et depuis quel build, et l’état de l’activation.',
  },
  'artifact.ios.mobile-activation-log.cannotShow': {
    of: '9a093ce9',
    text: 'Le fuseau horaire des heures indiquées, et les démarrages antérieurs au plus ancien journal restant. Le service peut aussi redémarrer pendant que le téléphone fonctionne.',
  },
  'artifact.ios.mobile-backup.describes': {
    of: 'bbdf8317',
    text: 'Les résultats des dernières sauvegardes, l’état de la sauvegarde actuelle, depuis quand la sauvegarde vers iCloud est activée, à partir de quelle sauvegarde le téléphone a été restauré, et quand un autre téléphone y a transféré ses données.',
  },
  'artifact.ios.mobile-backup.cannotShow': {
    of: '5d1444c2',
    text: 'Vers quel ordinateur une sauvegarde est allée, et les sauvegardes antérieures aux dix dernières. Ce qui est venu d’une sauvegarde restaurée n’était pas forcément sur ce téléphone.',
  },
  'artifact.ios.mobile-installation-log.describes': {
    of: '1cc1fc74',
    text: 'Quand des applications ont été installées, mises à jour et supprimées, d’après le journal du programme d’installation d’iOS, y compris pour des applications disparues, et quel programme l’a demandé.',
  },
  'artifact.ios.mobile-installation-log.cannotShow': {
    of: 'd2a65f66',
    text: 'Le fuseau horaire des heures indiquées. Ce qui a été installé sans le programme d’installation d’iOS n’y figure pas, et les anciens journaux disparaissent après quelques semaines.',
  },
  'artifact.ios.netusage-domains.describes': {
    of: 'd88b5ec5',
    text: 'Sites que chaque application a contactés, avec la première et la dernière heure et le nombre de fois : ce que le système compte pour le Rapport de confidentialité des apps, y compris là où personne n’a enregistré un tel rapport.',
  },
  'artifact.ios.netusage-domains.cannotShow': {
    of: '94a14741',
    text: 'Tout, tant que le Rapport de confidentialité des apps est désactivé, ce qui est le réglage habituel, et ce qui est antérieur aux derniers jours, sauf ce que l’espace libre contient encore des jours antérieurs, marqué comme supprimé. Les programmes du système sont laissés de côté. Un site ne dit pas ce qui a été envoyé.',
  },
  'artifact.ios.netusage.describes': {
    of: 'b01a3d4e',
    text: 'Octets que des applications et des programmes du système ont échangés par le Wi-Fi et le réseau mobile, comptés pour chaque processus par le service réseau du système, avec la première et la dernière heure de chacun. Un enregistrement pour chaque ligne d’utilisation, et un pour chaque processus qui n’en a aucune.',
  },
  'artifact.ios.netusage.cannotShow': {
    of: 'f1e6c995',
    text: 'Ce qui a été envoyé, vers où, et qui a lancé le programme. iOS retire d’anciennes lignes ; de celles-ci, seuls les processus que l’espace libre contient encore sont retrouvés, marqués comme supprimés. Les noms de programmes sont coupés à 16 caractères. Aucune sauvegarde ne contient ces données.',
  },
  'artifact.ios.network-extensions.describes': {
    of: '795115ee',
    text: 'Configurations qui changent la façon dont le téléphone atteint le réseau : VPN, filtres de contenu, proxys, serveurs de noms (DNS), relais. Pour chacune, si elle est activée, quelle application ou quel profil l’a créée, les serveurs qu’elle nomme et les programmes par lesquels passent les données ; et aussi quelles applications ont des règles pour le réseau local.',
  },
  'artifact.ios.network-extensions.cannotShow': {
    of: '2bbed97f',
    text: 'Ce qui est passé par un VPN ou un filtre, qui l’a mis en place, et les configurations supprimées. Les mots de passe et les clés sont dans le trousseau, qui n’est pas lu. Beaucoup d’applications ordinaires en mettent en place : services de VPN, bloqueurs de publicité, contrôle parental, employeur et école.',
  },
  'artifact.ios.notes.describes': {
    of: '16e6b8be',
    text: 'Notes, y compris celles de comptes de courriel, et ce qui y est joint : liens dans leur texte, derrière des mots de ce texte, dans des tableaux, des titres, des aperçus et des textes reconnus dans des images, des documents numérisés et de l’écriture manuscrite, avec les heures. Le texte lui-même n’est pas conservé ; les titres et les premières lignes ne sont pas repris dans les enregistrements, sauf demande contraire.',
  },
  'artifact.ios.notes.cannotShow': {
    of: '91be7919',
    text: 'Ce qui est dessiné ou écrit à la main et que le téléphone n’a pas reconnu, et le son. Dans quelle cellule d’un tableau se trouve un lien. Des notes supprimées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Les notes verrouillées sont chiffrées. Les tableaux sont lus d’après leur schéma publié ; aucun tableau d’un vrai téléphone n’était disponible.',
  },
  'artifact.ios.os-analytics-ad-daily.describes': {
    of: 'd6744311',
    text: 'Pour chaque processus qui a utilisé le réseau récemment, combien d’octets il a échangés par le Wi-Fi et le réseau mobile, comme valeur de référence que le service d’analyse d’iOS garde pour son rapport quotidien.',
  },
  'artifact.ios.os-analytics-ad-daily.cannotShow': {
    of: 'fc281321',
    text: 'Ce qui a été envoyé, et vers où. Les entrées de programmes qui restent inactifs sont retirées en quelques jours ; un ancien programme n’y figure donc pas.',
  },
  'artifact.ios.pairing-records.describes': {
    of: 'af8f55d9',
    text: 'Ordinateurs et autres appareils jumelés avec le téléphone (« Faire confiance à cet ordinateur »), avec les certificats créés pour ce jumelage. Un ordinateur jumelé peut faire des sauvegardes et, tant que le téléphone est déverrouillé, installer des programmes.',
  },
  'artifact.ios.pairing-records.cannotShow': {
    of: 'a13ddfee',
    text: 'Ce qu’un ordinateur a fait avec le téléphone, et les jumelages supprimés. Les dates sont celles de certificats, selon l’horloge de l’ordinateur ; certains programmes écrivent une date fixe. Aucune sauvegarde ne contient ces données.',
  },
  'artifact.ios.photos.describes': {
    of: 'd48d4da9',
    text: 'La liste de la photothèque : où se trouve chaque image ou vidéo, quand elle a été prise, ajoutée, partagée et supprimée, et quelle application l’a enregistrée. Les images que Photos affiche à partir de Messages sont dans une photothèque à part, de même que celles d’une application dont la photothèque lui est réservée, comme Image Playground depuis iOS 18.',
  },
  'artifact.ios.photos.cannotShow': {
    of: '7d12da00',
    text: 'Ce que montre une image (aucune n’est ouverte), qui l’a envoyée, et les images supprimées définitivement, sauf les entrées que l’espace libre contient encore, marquées comme supprimées, et ce que la liste en garde par ailleurs. Une application qui a enregistré une image l’a fait parce que quelqu’un le lui a demandé, ou d’elle-même : la liste ne dit pas lequel des deux.',
  },
  'artifact.ios.powerlog.describes': {
    of: 'c25526d3',
    text: 'Ce que le système enregistre pour expliquer l’utilisation de la batterie : utilisation du réseau et du processeur par chaque processus, processus démarrés, applications et extensions installées et supprimées, durée d’exécution des applications, appels des applications, utilisation de l’appareil photo, du son et de la localisation. Les heures sont enregistrées selon une horloge à part ; l’écart que le journal lui-même indique a été ajouté à chacune.',
  },
  'artifact.ios.powerlog.cannotShow': {
    of: '01e5a4df',
    text: 'Ce qui a été envoyé ou enregistré. Un à trois jours sont conservés, ainsi que des archives des jours précédents. L’écart le plus ancien est appliqué à ce qui le précède ; là où le journal n’en contient aucun, les heures ne figurent que telles qu’elles ont été enregistrées.',
  },
  'artifact.ios.process-snapshots.describes': {
    of: '0ff590ca',
    text: 'Tous les processus actifs lorsque le noyau s’est arrêté, lorsque le téléphone a été redémarré de force, ou lorsque le système les a tous examinés parce que quelque chose était bloqué : une liste de ce qui fonctionnait à ces moments.',
  },
  'artifact.ios.process-snapshots.cannotShow': {
    of: '6a8ecb71',
    text: 'Où se trouve un programme, et ce qui fonctionnait à d’autres moments. Les rapports sans une telle liste, comme ceux de nombreux arrêts du noyau, ne donnent rien ici ; ils disparaissent après quelques semaines. Les noms des programmes sont coupés à 32 caractères.',
  },
  'artifact.ios.profile-events.describes': {
    of: 'c088f5e6',
    text: 'Quand des profils de configuration ont été installés et supprimés, et par quel programme.',
  },
  'artifact.ios.profile-events.cannotShow': {
    of: '550a7c53',
    text: 'Ce qu’un profil définissait : voir « Profils de configuration » pour ceux qui sont encore installés. Effacer le téléphone efface cet historique.',
  },
  'artifact.ios.reminders.describes': {
    of: '748bb56d',
    text: 'Rappels de tous les comptes, y compris ceux que des modèles conservent : liens dans les titres et les notes et liens joints, quand chacun a été créé et modifié, et son échéance. Les titres et les notes ne sont pas repris dans les enregistrements, sauf demande contraire.',
  },
  'artifact.ios.reminders.cannotShow': {
    of: 'ae246ed1',
    text: 'Qui a créé une entrée d’une liste partagée. Les rappels supprimés restent jusqu’à ce que tous les appareils en soient informés, puis aussi longtemps que l’espace libre les contient ; le texte mis en forme n’est lu que sous sa forme simple.',
  },
  'artifact.ios.remote-management.describes': {
    of: '53e95038',
    text: 'Le service qui gère le téléphone à distance : ses adresses, ce qu’il a le droit de faire, et quel profil l’a mis en place (MDM.plist) ; et si une organisation supervise le téléphone ou l’a fait gérer dès son premier démarrage (CloudConfigurationDetails.plist).',
  },
  'artifact.ios.remote-management.cannotShow': {
    of: '518fea34',
    text: 'Une gestion qui a pris fin, quand elle a commencé, et ce que le service a fait. Il est ordinaire que les téléphones fournis par un employeur ou une école soient gérés.',
  },
  'artifact.ios.removed-apps.describes': {
    of: 'dabb0796',
    text: 'Applications supprimées du téléphone, chacune avec le moment de sa dernière suppression, selon la liste que tient la partie du système qui installe les applications.',
  },
  'artifact.ios.removed-apps.cannotShow': {
    of: 'ab100e82',
    text: 'Qui a supprimé une application, quand elle avait été installée, et les suppressions antérieures de la même application. Le système ne tient cette liste que sur certains téléphones, en retire des applications et l’efface parfois en entier ; l’absence d’une application ne dit donc pas qu’elle n’a jamais été là. Les sauvegardes ne contiennent pas cette liste.',
  },
  'artifact.ios.safari-bookmarks.describes': {
    of: '4050f3b1',
    text: 'Pages placées parmi les signets, les favoris ou dans la liste de lecture de Safari, et quand, là où cela est conservé. Les sauvegardes sans chiffrement les contiennent aussi, alors qu’elles ne contiennent pas d’historique de navigation.',
  },
  'artifact.ios.safari-bookmarks.cannotShow': {
    of: '2ebb2058',
    text: 'Si un signet a déjà été ouvert, et sur quel appareil il a été créé : les signets viennent de tous les appareils du compte. Des signets supprimés, seuls sont retrouvés ceux que l’espace libre contient encore, marqués comme supprimés, et ceux que la liste elle-même marque ainsi.',
  },
  'artifact.ios.safari-browser-state.describes': {
    of: '2a167d7d',
    text: 'Onglets ouverts dans Safari ou fermés récemment, avec les pages auxquelles mènent « précédent » et « suivant », y compris là où l’onglet lui-même a disparu. Jusqu’à iOS 14, ils se trouvent dans BrowserState.db ; depuis iOS 15, les onglets ouverts et les groupes d’onglets se trouvent dans SafariTabs.db. Ceux des autres appareils du compte se trouvent dans CloudTabs.db, avec l’appareil, ainsi que ceux qu’un appareil a demandé à un autre de fermer.',
  },
  'artifact.ios.safari-browser-state.cannotShow': {
    of: 'ac02f57d',
    text: 'Quand une page a été visitée : l’heure est celle où l’onglet a été regardé pour la dernière fois, et l’adresse est la dernière de l’onglet. Les onglets fermés il y a longtemps ont disparu, les onglets privés ne sont le plus souvent pas conservés, et ceux d’un groupe partagé ou synchronisé ont pu être ouverts sur un autre appareil.',
  },
  'artifact.ios.safari-downloads.describes': {
    of: '9af25af0',
    text: 'Fichiers que Safari a téléchargés : depuis quelle adresse, quand, et où chacun a été enregistré.',
  },
  'artifact.ios.safari-downloads.cannotShow': {
    of: '333dd032',
    text: 'Si un fichier a été ouvert. Les entrées quittent la liste au bout d’un jour par défaut, ou selon le réglage du téléphone ; la navigation privée n’y figure pas.',
  },
  'artifact.ios.safari-favicon.describes': {
    of: '05752aaf',
    text: 'Pages pour lesquelles Safari a récupéré une icône, avec l’adresse de l’icône et l’heure, et pages qui n’en avaient aucune que Safari puisse utiliser.',
  },
  'artifact.ios.safari-favicon.cannotShow': {
    of: 'f7601861',
    text: 'Quand une page a été vue pour la dernière fois : l’heure est celle de l’icône. Les entrées peuvent durer plus longtemps que l’historique de navigation ; des icônes sont aussi récupérées pour des signets, des favoris et des pages d’autres appareils. Des entrées supprimées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Aucune sauvegarde ne contient ces données.',
  },
  'artifact.ios.safari-history.describes': {
    of: '2a9407b6',
    text: 'Pages que Safari a enregistrées comme visitées, avec les redirections entre elles, adresses encore conservées alors que leurs visites ont disparu, adresses dont l’historique a été effacé, et visites et adresses supprimées dont les lignes se trouvent encore dans le fichier. L’historique d’autres appareils du même compte en fait partie (origin 1).',
  },
  'artifact.ios.safari-history.cannotShow': {
    of: '75749717',
    text: 'La navigation privée, et les pages affichées à l’intérieur d’autres applications. De l’historique effacé, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Safari le garde un an au plus, ou moins selon le réglage du téléphone. Une visite ne montre pas que quelque chose a été installé.',
  },
  'artifact.ios.safari-suggestions.describes': {
    of: '6e488b10',
    text: 'Sites que Siri a suggérés pendant que quelqu’un écrivait dans le champ d’adresse de Safari et qui n’ont pas été choisis : ce qui a été saisi, ce qui a été suggéré, et la page ouverte à la place. Les sauvegardes sans chiffrement les contiennent aussi, alors qu’elles ne contiennent pas d’historique de navigation.',
  },
  'artifact.ios.safari-suggestions.cannotShow': {
    of: '09884c81',
    text: 'Les pages ouvertes autrement : la plupart des pages ne laissent rien ici. Une entrée quitte la liste au bout de trente jours, et quand l’historique de navigation est effacé ; de ces entrées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.screen-time.describes': {
    of: '4ef1bf65',
    text: 'Applications et sites web que Temps d’écran a comptés, heure par heure : combien de temps chacun a été au premier plan, combien de fois il a envoyé une notification, et quelles applications Temps d’écran connaît. Les appareils du même compte ou de la même famille en font partie, et sont distingués.',
  },
  'artifact.ios.screen-time.cannotShow': {
    of: 'bbdafb1e',
    text: 'Les programmes qui n’apparaissent pas à l’écran. Ces données sont conservées environ quatre semaines, seulement là où Temps d’écran est activé ; des lignes plus anciennes sont retrouvées tant que l’espace libre les contient. Un site web figure sous son nom d’hôte, et la navigation privée est laissée de côté. L’utilisation d’un autre appareil ne dit rien de ce téléphone.',
  },
  'artifact.ios.service-workers.describes': {
    of: '0f365b5e',
    text: 'Scripts que des sites ont installés dans Safari ou dans des vues web d’applications pour fonctionner en dehors de leur page (service workers), par exemple pour des notifications et pour un usage sans connexion : l’adresse entière de chaque script, la partie du site qu’il sert, et quand le téléphone en a cherché pour la dernière fois un plus récent.',
  },
  'artifact.ios.service-workers.cannotShow': {
    of: 'e8c4690b',
    text: 'Quand un script a été installé, s’il a fonctionné depuis, et ce qu’il fait : de nombreux sites ordinaires en ont un. La navigation privée n’en garde aucun. Des scripts supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.shared-calendars.describes': {
    of: '3160b7cd',
    text: 'Calendriers que la personne à qui appartient le téléphone partage ou publie, que quelqu’un d’autre partage avec cette personne, et auxquels le téléphone s’est abonné : à qui ils appartiennent, qui y participe et avec quels droits ; et les réponses à des invitations à partager, avec l’adresse d’où elles sont venues.',
  },
  'artifact.ios.shared-calendars.cannotShow': {
    of: '410b8b57',
    text: 'Quand un calendrier a été partagé et depuis quand quelqu’un y participe : la base de données n’en garde pas l’heure. Les invitations refusées, et ce qui n’est plus partagé. Les colonnes sont celles qu’ont des copies publiques du schéma (iOS 11 à 18) ; aucun téléphone avec de telles lignes n’était disponible.',
  },
  'artifact.ios.shared-files.describes': {
    of: '9996b6bd',
    text: 'Fichiers et dossiers d’iCloud Drive que la personne à qui appartient le téléphone partage, ou que quelqu’un d’autre partage avec cette personne et que le téléphone a acceptés : depuis quand ils existent, dans l’iCloud de qui ils se trouvent, si quiconque a le lien peut les ouvrir ou seulement les personnes invitées, et s’ils peuvent être modifiés.',
  },
  'artifact.ios.shared-files.cannotShow': {
    of: 'f2803731',
    text: 'Ce que contient un fichier, qui a été invité, les invitations qui n’ont pas été acceptées, et ce qui n’est plus partagé. L’autre personne est indiquée par un identifiant d’iCloud, non par son nom.',
  },
  'artifact.ios.shared-notes.describes': {
    of: '61dc84cd',
    text: 'Notes et dossiers de Notes d’Apple partagés par iCloud, par la personne à qui appartient le téléphone ou par d’autres, et invitations à y participer : qui participe, qui a invité qui, depuis quand, et sous quelle adresse.',
  },
  'artifact.ios.shared-notes.cannotShow': {
    of: '86948b0e',
    text: 'Ce que contient une note, et les éléments d’autres applications partagés par iCloud. Des invitations refusées, et de ce qui n’est plus partagé, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.shared-photos.describes': {
    of: '1f689eb0',
    text: 'Albums partagés, liens iCloud et photothèque partagée de Photos : qui les partage, qui y participe ou a reçu une invitation à le faire, depuis quand, et sous quelle adresse ; aussi ce qui a été écrit à propos d’images d’albums partagés.',
  },
  'artifact.ios.shared-photos.cannotShow': {
    of: '6c42000f',
    text: 'Les images, si quelqu’un les a regardées, et ce qui n’est plus partagé. Une invitation à un album figure ici avant d’avoir reçu une réponse : qu’elle ait été faite ne dit rien d’une réponse.',
  },
  'artifact.ios.shortcuts.describes': {
    of: '429a6291',
    text: 'Raccourcis de l’application Raccourcis : quand ils ont été créés et modifiés, les types de leurs actions, les applications qu’elles ouvrent, et les adresses dans les actions, le nom et la description.',
  },
  'artifact.ios.shortcuts.cannotShow': {
    of: '8b8f6978',
    text: 'Si un raccourci a été exécuté et quand, et les adresses qui ne sont composées que pendant son exécution. Des raccourcis supprimés, seules les actions qui sont restées sont retrouvées, et ce que l’espace libre contient encore, marqué comme supprimé.',
  },
  'artifact.ios.shutdown-log.describes': {
    of: '9ce936ad',
    text: 'Chaque redémarrage du téléphone qu’iOS a noté, et les programmes encore actifs alors qu’ils auraient dû se terminer : combien de fois et combien de temps ils l’ont retardé.',
  },
  'artifact.ios.shutdown-log.cannotShow': {
    of: '120fe326',
    text: 'Les programmes qui se sont terminés à temps, et les redémarrages sans arrêt normal. Depuis iOS 26, le journal recommence à chaque démarrage ; il se peut donc que seul le dernier arrêt y figure.',
  },
  'artifact.ios.signal.describes': {
    of: '2847ee49',
    text: 'La base de données de Signal. Elle est chiffrée avec une clé que seul le trousseau du téléphone contient, et cela est indiqué là où c’est le cas ; une copie que quelqu’un d’autre a déchiffrée auparavant est lue : messages avec leurs liens, expéditeurs et discussions.',
  },
  'artifact.ios.signal.cannotShow': {
    of: 'ee1d1fa0',
    text: 'Tout, tant que la base de données est chiffrée, ce qui est la règle. Les sauvegardes faites avec un ordinateur ne la contiennent jamais. Dans une copie déchiffrée : si un lien a été ouvert, les liens des aperçus, et les pièces jointes. Des messages supprimés ou qui ont disparu d’eux-mêmes, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé.',
  },
  'artifact.ios.sms-attachment-folders.describes': {
    of: '27f253ce',
    text: 'Les dossiers dans lesquels Messages garde ce qui est venu avec des messages, d’après la liste des fichiers de la sauvegarde, avec leurs heures et le nombre de fichiers qui se trouvent sous chacun.',
  },
  'artifact.ios.sms-attachment-folders.cannotShow': {
    of: '32225b61',
    text: 'Ce qui se trouvait auparavant dans un dossier, et pourquoi il est vide : supprimer un message ou une conversation laisse aussi des dossiers vides. Les sauvegardes sans pièces jointes n’en indiquent aucun.',
  },
  'artifact.ios.sms-attachments.describes': {
    of: 'c0cb26af',
    text: 'Fichiers venus ou partis avec des SMS et des iMessage, tels que la base de données des messages les répertorie : nom et emplacement sur le téléphone, type, taille, sens et avec qui. Les fichiers eux-mêmes ne sont pas lus.',
  },
  'artifact.ios.sms-attachments.cannotShow': {
    of: '80a64244',
    text: 'Ce que contient un fichier, et les fichiers dont le message a été supprimé, sauf les entrées que l’espace libre contient encore, marquées comme supprimées. Une pièce jointe peut être répertoriée alors que son fichier n’a jamais été téléchargé ou a disparu ; une pièce jointe envoyée à plusieurs personnes est répertoriée une seule fois.',
  },
  'artifact.ios.sms-before-unlock.describes': {
    of: '531c1e21',
    text: 'Messages dans la base de l’application Messages accessible sans le code (sms-temp.db), avec les liens qu’ils contiennent : le téléphone l’utilise à la place de sms.db tant qu’il n’a pas été déverrouillé après un démarrage.',
  },
  'artifact.ios.sms-before-unlock.cannotShow': {
    of: '0b235242',
    text: 'Les messages d’un téléphone déverrouillé : cette base contient peu de messages, ou aucun, et les sauvegardes ne la contiennent pas. Des messages qui en ont été supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé ; un tel message peut aussi figurer dans sms.db.',
  },
  'artifact.ios.sms.describes': {
    of: 'ae129561',
    text: 'Messages de l’application Messages (SMS, MMS, iMessage, RCS) avec les liens qu’ils contiennent, y compris ceux qui ne figurent que dans le texte mis en forme, l’objet, le nom donné à un groupe, un aperçu ou ce qu’un message modifié disait auparavant, dans quelle conversation se trouve chacun, si c’est un groupe et si elle est présentée comme venant d’un expéditeur inconnu ou comme indésirable, messages qu’une liste de messages supprimés nomme encore, et parties de messages supprimés il y a quelque temps (iOS 16 et versions ultérieures).',
  },
  'artifact.ios.sms.cannotShow': {
    of: '109a8ed3',
    text: 'Si un lien a été ouvert, et les messages d’autres applications. Des messages supprimés définitivement, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que les messages conservés ; ceux-ci le sont sans limite de durée, un an ou trente jours, selon le réglage du téléphone.',
  },
  'artifact.ios.tcc.describes': {
    of: '355f67af',
    text: 'À quels programmes l’appareil photo, le micro, les contacts, les photos et d’autres services soumis à autorisation ont été accordés ou refusés, pourquoi, et quand cela a été modifié pour la dernière fois ; jusqu’à iOS 10 environ, aussi quand un programme a utilisé un tel service pour la dernière fois.',
  },
  'artifact.ios.tcc.cannotShow': {
    of: '83c6565b',
    text: 'Si une autorisation a été utilisée (depuis iOS 11), et les programmes qui contournent le système d’autorisations. Seule la dernière décision pour chaque programme et chaque service est conservée, ainsi que ce que l’espace libre contient encore des décisions supprimées, marqué comme supprimé ; la localisation est conservée ailleurs ; des décisions peuvent durer plus longtemps que l’application et être restaurées depuis une sauvegarde plus ancienne.',
  },
  'artifact.ios.teams.describes': {
    of: 'aa6ff1c8',
    text: 'Messages de Microsoft Teams avec les liens de leur balisage, qui les a envoyés et dans quelle discussion ou quel canal, d’après la base de données de chaque compte dans l’application.',
  },
  'artifact.ios.teams.cannotShow': {
    of: '7616d782',
    text: 'Si un lien a été ouvert, les fichiers et les réunions, et les messages qui n’ont pas été récupérés sur ce téléphone. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que la copie des discussions que garde l’application.',
  },
  'artifact.ios.telegram.describes': {
    of: '182b6a0f',
    text: 'Messages de Telegram avec les liens dans leur texte, derrière des mots du texte et dans les aperçus conservés avec le message, qui les a envoyés et dans quelle discussion, d’après la base de l’application elle-même. Les canaux et les groupes que le téléphone n’a fait que consulter figurent parmi les discussions.',
  },
  'artifact.ios.telegram.cannotShow': {
    of: '1cd6f107',
    text: 'Si un lien a été ouvert, les images et fichiers, les messages qui ne se trouvent que sur les serveurs de Telegram, et les messages supprimés ou qui ont disparu d’eux-mêmes. Les aperçus que la base garde à part du message sont laissés de côté. Là où la base est chiffrée, rien ne peut être lu, et cela est indiqué. Certaines versions de l’application peuvent laisser la base hors des sauvegardes.',
  },
  'artifact.ios.threema.describes': {
    of: '8b82c5a4',
    text: 'Messages de Threema avec les liens de leur texte et des légendes de fichiers, qui les a envoyés et dans quelle discussion, d’après la base de données de l’application.',
  },
  'artifact.ios.threema.cannotShow': {
    of: '078d200b',
    text: 'Si un lien a été ouvert, les images et fichiers, et les appels. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Là où l’application garde ses textes chiffrés, ils ne sont pas lisibles. Ces données remontent aussi loin que les discussions conservées.',
  },
  'artifact.ios.tiktok.describes': {
    of: '033894f1',
    text: 'Messages directs de TikTok avec les liens qu’ils contiennent, le numéro du compte qui a envoyé chacun, et dans quelle discussion, d’après la base de données que l’application garde pour chaque compte.',
  },
  'artifact.ios.tiktok.cannotShow': {
    of: '7a4c721f',
    text: 'Si un lien a été ouvert, les noms des expéditeurs (qui se trouvent dans une autre base de données), les vidéos partagées, dont seul le numéro est gardé, et les messages qui n’ont pas été récupérés sur ce téléphone. Des messages supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Aucun téléphone avec une telle base de données n’était disponible.',
  },
  'artifact.ios.trusted-certificates.describes': {
    of: '6ed01a45',
    text: 'Certificats d’autorités ajoutés sur le téléphone comme certificats de confiance, en plus de ceux d’Apple, avec leurs empreintes et leur durée de validité. Qui détient la clé de l’un d’eux peut lire et modifier ce que les applications et les sites envoient chiffré, là où les données passent entre ses mains.',
  },
  'artifact.ios.trusted-certificates.cannotShow': {
    of: '010c41fe',
    text: 'Quand un certificat a reçu cette confiance, par qui, et si quelque chose a été intercepté. De ceux qui ont été supprimés, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Un employeur, une école, des outils de développement et des bloqueurs de publicité utilisent aussi de tels certificats.',
  },
  'artifact.ios.viber.describes': {
    of: 'b1ebc71b',
    text: 'Messages de Viber avec les liens de leur texte, de leurs aperçus et de leurs boutons, qui les a envoyés et dans quelle discussion, d’après la base de données de l’application.',
  },
  'artifact.ios.viber.cannotShow': {
    of: '34972c06',
    text: 'Si un lien a été ouvert, et les images et fichiers. Des messages supprimés ou qui ont disparu d’eux-mêmes, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que les discussions conservées.',
  },
  'artifact.ios.voicemail.describes': {
    of: '9c8a2654',
    text: 'Messages de la messagerie vocale : quand chacun a été laissé, sa durée, et quand il a été supprimé. Les numéros sont laissés de côté, sauf demande contraire ; le son et la transcription ne sont pas lus.',
  },
  'artifact.ios.voicemail.cannotShow': {
    of: 'dc6e2c93',
    text: 'Ce qui a été dit. Seuls les téléphones dont l’opérateur propose la messagerie vocale visuelle ont des entrées. Des messages supprimés définitivement, seul ce que l’espace libre contient encore est retrouvé.',
  },
  'artifact.ios.watch-data-usage.describes': {
    of: '0c1cd307',
    text: 'Octets que les applications et programmes d’une Apple Watch liée au téléphone ont échangés par le réseau mobile, comptés pour chaque processus, avec la première et la dernière heure de chacun.',
  },
  'artifact.ios.watch-data-usage.cannotShow': {
    of: '11b64d49',
    text: 'Ce qui a été envoyé, vers où, qui a lancé le programme, et ce qu’a fait une montre sans forfait mobile. Les lignes restent des mois, y compris pour des programmes disparus ; des lignes supprimées, seuls sont retrouvés les processus que l’espace libre contient encore, marqués comme supprimés.',
  },
  'artifact.ios.webkit-network-cache.describes': {
    of: 'e28a4433',
    text: 'Adresses entières de pages, et d’images, de scripts et d’autres éléments de celles-ci, que Safari, des vues web d’applications et des programmes du système ont chargés par WebKit, avec l’heure, le site pour le compte duquel ils l’ont été, l’état de la réponse et l’adresse vers laquelle le serveur a renvoyé ; et les adresses que charge une page.',
  },
  'artifact.ios.webkit-network-cache.cannotShow': {
    of: '6f26e35a',
    text: 'Ce que les serveurs demandent de ne pas garder, la navigation privée, et ce qui a été retiré du cache : WebKit supprime ce qui est ancien ou volumineux, et le tout avec l’historique. Aucune sauvegarde ne contient ces données. Une adresse ne dit pas qu’une personne l’a ouverte : des publicités et des éléments d’autres pages sont aussi chargés. Les contenus ne sont pas lus. L’heure est celle du dernier chargement. La forme est celle que montre le code source de WebKit ; aucun téléphone avec de tels fichiers n’était disponible.',
  },
  'artifact.ios.webkit-origins.describes': {
    of: '5354c460',
    text: 'Sites web qui ont enregistré des données (bases de données, stockage local) dans Safari ou dans les vues web d’applications, et les pages dont ils faisaient partie. Les systèmes plus récents nomment les dossiers de ces données par un nombre calculé à partir de l’adresse, et chacun contient un fichier qui indique l’adresse.',
  },
  'artifact.ios.webkit-origins.cannotShow': {
    of: 'bb23d3cc',
    text: 'Les adresses complètes, quand le site était ouvert, et si la personne qui utilise le téléphone l’a vu : des parties d’autres pages enregistrent aussi des données. Les sites web qui n’enregistrent rien ne laissent pas de tel fichier.',
  },
  'artifact.ios.webkit-resource-load-statistics.describes': {
    of: '728f89bd',
    text: 'Sites depuis lesquels Safari et des vues web d’applications ont chargé quelque chose, notés par WebKit pour limiter le suivi : si la personne qui utilise le téléphone a interagi avec eux, et quels sites ont redirigé vers quels autres.',
  },
  'artifact.ios.webkit-resource-load-statistics.cannotShow': {
    of: 'd1d2a346',
    text: 'Les adresses complètes : seul le domaine enregistrable est conservé. La plupart des entrées sont des parties d’autres pages (publicités, compteurs) que la personne qui utilise le téléphone n’a jamais vues. Les entrées sont retirées après quelques semaines sans interaction ; la navigation privée n’est pas enregistrée.',
  },
  'artifact.ios.webkit-session-resource-log.describes': {
    of: '8ed5fcf2',
    text: 'Sites que des pages web et des navigateurs intégrés à des applications ont chargés, avec ceux qui y ont redirigé, ceux vers lesquels ils ont redirigé et ceux dont des liens y ont mené, tels que WebKit les a notés jusqu’à iOS 13 environ.',
  },
  'artifact.ios.webkit-session-resource-log.cannotShow': {
    of: 'c55c489d',
    text: 'Les adresses complètes, et si la personne qui utilise le téléphone a vu le site : des publicités et des traceurs chargent aussi des sites. Les systèmes plus récents tiennent `observations.db` à la place.',
  },
  'artifact.ios.whatsapp-calls.describes': {
    of: '37ab5d77',
    text: 'Appels WhatsApp : quand, combien de temps, qui a appelé qui, avec ou sans vidéo, comment l’appel s’est terminé et combien de données ont été transmises.',
  },
  'artifact.ios.whatsapp-calls.cannotShow': {
    of: '2bf57dd9',
    text: 'Ce qui a été dit, et les appels supprimés de la liste. Un appel manqué peut avoir été une attaque par appel aussi bien qu’un appel ordinaire ; la liste ne le dit pas.',
  },
  'artifact.ios.whatsapp-chats.describes': {
    of: 'c1c9dd3e',
    text: 'Discussions et groupes de WhatsApp : quand chaque groupe a été créé, le premier et le dernier des messages encore conservés et leur nombre, et les liens dans le nom, dans le dernier message tel que la liste des discussions le montre, et dans ce qui a été écrit et non envoyé.',
  },
  'artifact.ios.whatsapp-chats.cannotShow': {
    of: '026d443c',
    text: 'Les messages qui ont disparu, sauf le texte que la liste des discussions peut en garder. Des discussions supprimées, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Pour des raisons ordinaires, le compteur d’une discussion peut dépasser le nombre de messages conservés.',
  },
  'artifact.ios.whatsapp-contacts.describes': {
    of: 'c97450db',
    text: 'Personnes que WhatsApp connaît sur ce téléphone, avec le réglage par défaut des messages éphémères que chacune a choisi, et quand ce réglage, le texte de présentation et l’entrée ont été modifiés.',
  },
  'artifact.ios.whatsapp-contacts.cannotShow': {
    of: 'e781da5d',
    text: 'Qui a écrit à qui : cela figure dans les messages. Les personnes supprimées, et les numéros qui n’ont jamais été dans le carnet d’adresses.',
  },
  'artifact.ios.whatsapp-lid.describes': {
    of: 'e15be1ff',
    text: 'Paires formées d’un identifiant masqué (LID), que les versions plus récentes de WhatsApp écrivent à la place d’un numéro, et du numéro de téléphone qu’il représente, avec l’heure à laquelle WhatsApp l’a appris.',
  },
  'artifact.ios.whatsapp-lid.cannotShow': {
    of: '58bf97cd',
    text: 'Les identifiants masqués dont WhatsApp n’a jamais appris le numéro, et si un message a été envoyé à un tel numéro ou en est venu.',
  },
  'artifact.ios.whatsapp.describes': {
    of: 'b3d86b04',
    text: 'Messages de WhatsApp et de WhatsApp Business avec les liens dans leur texte, dans les légendes, les contacts partagés et les aperçus, dans les messages auxquels il a été répondu, et dans ce que l’application en a tiré.',
  },
  'artifact.ios.whatsapp.cannotShow': {
    of: '4cdc83c0',
    text: 'Si un lien a été ouvert, et les appels. Des messages supprimés ou qui ont disparu d’eux-mêmes, seul ce que l’espace libre contient encore est retrouvé, marqué comme supprimé. Ces données remontent aussi loin que les discussions conservées.',
  },
};
