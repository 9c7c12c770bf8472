import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules in French. */
export const rulesFr: RuleTranslations = {
  'rule.ios.app-not-from-store.title': {
    of: '39eb1967',
    text: 'Application qui ne vient pas de l’App Store',
  },
  'rule.ios.app-not-from-store.message': {
    of: '8368cd7a',
    text: 'L’application {app} a été installée par {installer}, qui n’est pas un programme d’Apple.',
  },
  'rule.ios.app-not-from-store.why': {
    of: '0cfe72f1',
    text: 'Les applications venues d’ailleurs ne sont pas passées par la vérification de l’App Store. Des logiciels espions entre proches et certains des logiciels espions d’État les plus simples sont arrivés sous cette forme.',
  },
  'rule.ios.app-not-from-store.other.0': {
    of: '5eff5d51',
    text: 'Dans l’Union européenne et dans quelques autres pays, des applications viennent aussi d’autres boutiques et de pages web.',
  },
  'rule.ios.app-not-from-store.other.1': {
    of: '86cca14e',
    text: 'Des employeurs, des écoles et des équipes de développement installent des applications faites par eux-mêmes.',
  },
  'rule.ios.calendar-zero-click-invitation.title': {
    of: '33aec331',
    text: 'Invitation antidatée semblable à celles qui portaient une attaque sans clic',
  },
  'rule.ios.calendar-zero-click-invitation.message': {
    of: 'ce101a40',
    text: 'Une invitation d’une autre personne, intitulée « {title} », est entrée dans le calendrier le {created}, {days, plural, =0 {moins d’un jour} one {# jour} many {# de jours} other {# jours}} après son début le {start}.',
  },
  'rule.ios.calendar-zero-click-invitation.why': {
    of: '8cf38523',
    text: 'Dès 2021, QuaDream a envoyé aux cibles de ses clients des invitations pour des dates déjà passées, qu’iOS ajoutait au calendrier sans les montrer et qui attaquaient le téléphone pendant leur lecture.',
  },
  'rule.ios.calendar-zero-click-invitation.other.0': {
    of: '0519ca0b',
    text: 'Une réunion notée après coup, ou un ancien calendrier importé ou partagé tardivement, porte aussi une date antérieure.',
  },
  'rule.ios.calendar-zero-click-invitation.other.1': {
    of: '561a5057',
    text: 'Certains programmes nomment chaque rendez-vous « Meeting » et sa remarque « Notes ».',
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
  'rule.ios.orphan-data-usage-row.title': {
    of: 'de73fade',
    text: 'Données consommées par un processus dont le nom a disparu',
  },
  'rule.ios.orphan-data-usage-row.message': {
    of: '46fd1aca',
    text: 'La ligne de consommation {usageRow} renvoie à la ligne de processus {processRow}, et cette ligne est absente.',
  },
  'rule.ios.orphan-data-usage-row.why': {
    of: 'fef8ef75',
    text: 'iOS compte les données de chaque processus dans deux tables. On a vu des logiciels espions d’État effacer leur ligne de la table des processus et laisser la consommation derrière eux.',
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
    text: 'Un tel profil permet à qui l’a fait de voir ou de modifier ce que le téléphone envoie et reçoit, ou d’écarter des notifications de l’écran. Des attaquants qui ont eu le téléphone en main un instant, ou qui ont présenté une page convaincante, en ont fait installer un.',
  },
  'rule.ios.profile-installed-outside-management.other.0': {
    of: '61739a76',
    text: 'Des services VPN, des bloqueurs de publicité, des serveurs de noms choisis, des écoles et des employeurs passent par des profils comme celui-ci.',
  },
  'rule.ios.profile-installed-outside-management.other.1': {
    of: '1f4036b1',
    text: 'Les personnes qui développent ou testent installent des certificats faits par elles-mêmes.',
  },
  'rule.ios.profile-installed-outside-management.other.2': {
    of: '2a95b078',
    text: 'Le profil peut appartenir à une gestion à distance qui le consigne d’une façon inconnue ici.',
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
    text: 'Des escrocs imitent cette notification : une vraie ne demande jamais de suivre un lien, d’installer quelque chose, ni de donner un mot de passe ou un code. Elle figure aussi en haut de account.apple.com après une connexion faite à la main.',
  },
  'rule.ios.threat-notification-in-message.other.1': {
    of: 'c70cf947',
    text: 'Quelqu’un a pu transmettre le texte d’une notification, par exemple pour prévenir ou demander de l’aide.',
  },
};
