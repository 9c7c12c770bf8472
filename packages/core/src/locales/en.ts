/** English, and with it the list of all message keys. ICU MessageFormat; how to write one stands in `docs/decisions`. */
export const en = {
  // Result states
  'state.S0.sentence': 'This phone could not be checked. Here is why, and what to try.',
  'state.S0.explain':
    'Nothing from this phone was read, so this result says nothing about the phone, good or bad. Often the cause is the folder, the password or the copy, and a second try may work. Until then, leave the phone as it is.',
  'state.S1.sentence':
    'Nothing was found in what could be checked. Some parts could not be checked (see list).',
  'state.S1.explain':
    'In the parts that were read, nothing matches the traces we know. The list shows what was not read, and why; something could be there that we did not see. A new backup, or a specialist, may be able to fill these gaps.',
  'state.S2.sentence':
    'We found no traces of the spyware we can recognise in the data examined. This does not prove that the phone is safe.',
  'state.S2.explain':
    'All that this kind of data should hold was read, and nothing matches the traces we know. Some spyware leaves no trace here, removes its traces, or is not publicly known yet. If you have another reason to worry, contact a helpline: it may see more, because it also has indicators that are not public.',
  'state.S3.sentence':
    "Something needs a specialist's eye. On its own it is not proof; there are ordinary explanations.",
  'state.S3.explain':
    'We saw something that spyware can leave, but that ordinary use of a phone can leave as well. The findings say what was seen and which ordinary explanations there are. Show them to a specialist before you draw a conclusion or change anything on the phone.',
  'state.S4.sentence':
    'Someone may have tried to target this phone. We saw no sign in this data that it worked.',
  'state.S4.explain':
    'The phone received something, such as a link, that is known from earlier attacks. That it was received does not mean that it was opened or that it worked. This data does not show all that happens on a phone, so ask a specialist to look at it soon.',
  'state.S4.explain-reached':
    'A browser, an app or the system of this phone reached for an address that is known from earlier attacks. That can happen without anyone opening a link, and it does not mean that the attempt worked. This data does not show all that happens on a phone, so ask a specialist to look at it soon.',
  'state.S5.sentence':
    'Traces here match known spyware. A specialist must confirm. Keep the phone; do not reset it; contact help from another device.',
  'state.S5.explain':
    'What was found fits spyware that researchers have described in public. It is a strong sign and not a final judgement: a specialist has to confirm it, and it does not say who is behind it. This is not your fault, and there are people who help with exactly this.',
  'state.always.more':
    'A helpline may see more than this check, because it also has indicators that are not public.',
  'state.always.calm':
    'You do not have to decide everything today. Read the first list below, and take one step at a time.',

  // Headings of the report
  'heading.result': 'The result in one sentence',
  'heading.examined': 'What was examined',
  'heading.read': 'What was read',
  'heading.not-read': 'What was not read',
  'heading.sources': 'Result for each phone or copy',
  'heading.findings': 'Findings',
  'heading.do.now': 'What to do now',
  'heading.do.day': 'In the next 24 hours',
  'heading.do.later': 'Later',
  'heading.do.not': 'What not to do',
  'heading.help': 'Who can help',
  'heading.limits': 'Limits of this examination',
  'heading.technical': 'Technical details',
  'heading.checked-for': 'What the phone was checked for',
  'heading.period': 'Period that this data covers',
  'heading.consent': 'Consent',
  'heading.left-device': 'What left this computer',
  'finding.heading.seen': 'What was seen',
  'finding.heading.when': 'When',
  'finding.heading.where': 'Where',
  'finding.heading.why': 'Why it matters',
  'finding.heading.other': 'Other explanations',
  'finding.heading.sure': 'How certain this is',
  'finding.heading.confirm': 'Who should confirm it',
  'finding.all': 'All about this finding',
  'finding.rest': 'When, where, why it matters, and how else it can be explained',
  'report.nothing-left': 'Nothing left this computer. The check ran here and used no network.',
  'report.never-sees':
    'What this check can never see: spyware that leaves no trace in this kind of data, traces that were removed or have expired, and attacks that nobody has described yet.',
  'report.times': 'Times are given in the local time of the phone, where it is known, and in UTC.',
  'report.newest-indicators':
    'The newest indicators used are dated {date}. What became known later was not looked for.',
  'report.indicators-undated':
    'The indicators used do not state a date. What became known after they were made was not looked for.',

  // What to do; the order for each state stands in reports/advice.ts
  'advice.another-device': 'Ask for help from another device, not from this phone.',
  'advice.contact-helpline':
    'Contact one of the helplines listed in this report and say that you have this report.',
  'advice.keep-phone':
    'Keep the phone. Do not reset it, sell it or give it away before a specialist agrees.',
  'advice.leave-as-is':
    'Leave the phone as it is. Do not change anything on it, and do not switch it off or restart it, until a specialist has advised you.',
  'advice.power.question': 'Leave it on or switch it off?',
  'advice.power.intro':
    'If you cannot reach a specialist within a few hours, use the first of these that applies:',
  'advice.power.danger':
    'If someone is in danger right now: turn on aeroplane mode or switch the phone off, leave it where it is, and get help.',
  'advice.power.collect-first':
    'If nobody is in danger and a helper can collect a system report within the next hour: collect it first, then switch the phone off or turn on aeroplane mode.',
  'advice.power.off-keep': 'If neither applies: switch the phone off and keep it.',
  'advice.stop-using':
    'Stop using this phone. Use another one, and keep this one away from you and your work, where nobody else can take it.',
  'advice.threat-notice':
    'If Apple, Google or WhatsApp has sent you a threat notification, take a screenshot, note the date and tell a helpline, even if nothing was found here.',
  'advice.collect-report':
    'With a helper, collect a system report soon (iPhone: sysdiagnose, Android: bug report). Its logs reach back only a short time.',
  'advice.keep-backup':
    'Keep the backup that was examined, unchanged. A specialist may ask for it.',
  'advice.write-down':
    'Write down what happened and when: messages, calls, strange behaviour, whether the phone was taken from you.',
  'advice.passwords':
    'From another device, sign out the other sessions of your Apple or Google account and change your passwords, starting with that account.',
  'advice.update':
    'Install the updates of the system and of the apps once a specialist has what is needed from the phone.',
  'advice.update-alone':
    'If no specialist can be reached soon, install the updates of the system and of the apps.',
  'advice.update-now': 'Install the updates of the system and of the apps.',
  'advice.lockdown':
    'Consider Lockdown Mode (iPhone) or Advanced Protection (Android). Some functions stop working while it is on.',
  'advice.intrusion-logging':
    'On Android phones that offer it, turn on intrusion logging, so that the next check has more data. Know before: the logs hold where you browsed, are kept for 12 months and cannot be deleted earlier.',
  'advice.check-again':
    'Check again later with newer indicators: more traces become known with time.',
  'advice.other-reasons':
    'Contact a helpline all the same if you received a threat notification, if the phone was taken from you and returned, or if people you work with were targeted.',
  'advice.symptoms':
    'A warm phone, a battery that empties fast, a slow phone or clicks in a call are not enough on their own. Repeated restarts, crashes while you type and updates that fail are worth reporting.',
  'advice.extortion':
    'A message that says you are being watched with Pegasus and asks for money is usually a fraud and no reason for a check. Ask a helpline if you are in doubt.',
  'advice.tell-others':
    'With the specialist, decide who else should know, for example people who received the same message.',
  'advice.consent-publish':
    'Agreeing to this check is not agreeing to publish its result. That is a separate decision, and it is yours.',
  'advice.read-list': 'Read in the list below what could not be checked, and why.',
  'advice.encrypted-backup':
    'With a helper, make a second backup with encryption turned on, and check that one too: it also holds calls, browsing history and other parts. Note its password, and keep the first backup.',
  'advice.right-folder': 'Choose the folder of the backup itself, or the folder that holds it.',
  'advice.password-again':
    'Try the backup password again. Look at the keyboard language: an Arabic layout, for example, types other characters.',
  'advice.copy-again':
    'If the backup is damaged or incomplete, copy it again in full, or make a new backup, and keep the old one.',
  'advice.bring-helper':
    'If it still does not work, ask a helpline. You do not have to solve this alone.',
  'dont.reset': 'Do not reset the phone: that destroys the traces a specialist needs.',
  'dont.delete-message':
    'Do not delete the message, and do not delete anything else from the phone.',
  'dont.click': 'Do not open the link, not even to try it out, on any device.',
  'dont.reply': 'Do not answer the message and do not call its sender.',
  'dont.confront': 'Do not confront anyone you suspect.',
  'dont.post': 'Do not post screenshots of this report or of the message.',
  'dont.update-first':
    'Do not install updates before you have asked a specialist: they can remove traces.',
  'dont.rely': 'Do not take this result as proof that nothing is there.',
  'dont.same-try': 'Do not change the phone in order to make the check work.',

  // What to do: the stalkerware path
  'stalker.intro':
    'Some apps let another person follow what happens on a phone, often someone close. If that is happening to you, it is not your fault, and you decide what comes next.',
  'stalker.consent':
    'An app of this kind can also be there with agreement, for example for children or for a phone from work. Whether you agreed is something only you can say.',
  'stalker.now.danger':
    'If you are in danger right now, call the emergency number, if you can from another phone.',
  'stalker.now.another-device':
    'Look for help from a device the other person does not use and cannot reach.',
  'stalker.now.line':
    'Talk to a support line for people affected by stalking or violence at home before you change anything on the phone.',
  'stalker.now.as-usual':
    'Until then, use the phone for everyday things as before, and keep plans and calls for help off it.',
  'stalker.now.hide-report':
    'Keep this report where the other person will not find it. You may give the file another name, or leave it with someone you trust.',
  'stalker.day.plan':
    'With the support line, make a safety plan: whom you can call, where you can go, what you need to have with you.',
  'stalker.day.note':
    'Note dates and what you noticed, on paper or on the other device. It can help later, if you choose to report it.',
  'stalker.later.app':
    'What happens to the app is a decision for you and the support line, at a moment you choose. A specialist can first record what is there.',
  'stalker.later.accounts':
    'When the plan says so, change your passwords from the other device and look at who is signed in to your accounts.',
  'stalker.dont.remove':
    'Do not remove the app now. The other person may notice, and that can put you in danger.',
  'stalker.dont.reset':
    'Do not reset the phone and do not switch it off in a hurry. It can be noticed, and traces can be lost.',
  'stalker.dont.confront':
    'Do not confront the other person, and do not tell them that the phone was examined.',
  'stalker.dont.search': 'Do not search for help on this phone.',

  // Who can help
  'help.group.digital': 'Digital security helplines',
  'help.group.labs': 'Laboratories that examine phones',
  'help.group.stalking': 'Support for people affected by stalking or violence at home',
  'help.not-endorsed':
    'Being listed here does not mean that an organisation knows, supports or recommends this program.',
  'help.org.access-now': 'Access Now Digital Security Helpline',
  'help.org.amnesty': 'Amnesty International Security Lab',
  'help.org.rsf': 'Digital Security Lab of Reporters Without Borders (RSF)',
  'help.org.smex': 'SMEX',
  'help.org.7amleh': '7amleh',
  'help.org.socialtic': 'SocialTIC',

  // How the phone met a value
  'met.received': 'This phone received a message that holds {value}.',
  'met.received.note':
    'Receiving a message does not mean that it was opened or that anything happened.',
  'met.received-read.note':
    'That a message was read does not mean that a link in it was opened or that anything happened.',
  'met.sent': 'A message sent from this phone holds {value}.',
  'met.sent.note': 'People often forward a suspicious message to ask for advice.',
  'met.received-other':
    'Something that reached this phone, such as an invitation or a call, holds {value}.',
  'met.received-other.note':
    'That it reached the phone does not mean that anybody opened it or that anything happened.',
  'met.sent-other':
    'Something that went out from this phone, such as an invitation or a call, holds {value}.',
  'met.sent-other.note':
    'People also answer or pass on what they find suspicious, to ask for advice.',
  'met.visited': 'A browser on this phone recorded a visit to {value}.',
  'met.visited.note':
    'A visit can come from a tap, from a forwarded page or from a preview. It does not show that anything was installed.',
  'met.redirected': 'A page on this phone was redirected to {value}.',
  'met.redirected.note':
    'Advertising and link services redirect pages all the time. The page before it tells more.',
  'met.resolved': 'This phone, or an app on it, looked up or contacted {value}.',
  'met.resolved.note':
    'The contact can be automatic: apps and pages contact many addresses that nobody has chosen.',
  'met.installed': 'The phone recorded that {value} was installed.',
  'met.installed.note':
    'That something was installed does not show that it ran, or who installed it.',
  'met.removed': 'The phone recorded that {value} was removed, or was to be removed.',
  'met.removed.note':
    'It had been installed before. That does not show that it ran, or who installed it.',
  'met.installed-or-removed': 'The phone recorded that {value} was installed or removed.',
  'met.ran': 'The phone recorded that a program named {value} ran.',
  'met.ran.note': 'Only the name is known here. Another program can have the same name.',
  'met.stored': 'The data of this phone holds {value}.',
  'met.stored.note': 'How it came to be there is not known from this trace alone.',
  'met.configured': 'A setting of this phone holds {value}.',
  'met.configured.note': 'Employers, schools and network providers also change settings.',

  // Levels and confidence
  'level.critical.label': 'Very strong sign',
  'level.critical.text':
    'This trace fits known spyware closely. Show it to a specialist as soon as you can.',
  'level.high.label': 'Strong sign',
  'level.high.text': 'This trace is rare on ordinary phones. Show it to a specialist soon.',
  'level.medium.label': 'Worth a closer look',
  'level.medium.text':
    'This can be a trace of spyware or something ordinary. A specialist can tell them apart.',
  'level.low.label': 'Note for a specialist',
  'level.low.text': 'This is common on ordinary phones and is no reason to worry on its own.',
  'level.info.label': 'For your information',
  'level.info.text': 'Advice or background. It is not a sign of anything.',
  'confidence.high.label': 'High confidence',
  'confidence.high.text': 'The trace was read in full, and another cause is unlikely.',
  'confidence.high.recovered': 'What was recovered is clear, and another cause is unlikely.',
  'confidence.medium.label': 'Medium confidence',
  'confidence.medium.text': 'The trace fits, but another cause is possible.',
  'confidence.low.label': 'Low confidence',
  'confidence.low.text': 'The trace is incomplete or ambiguous, and another cause is likely.',
  'finding.deleted': 'This was recovered from deleted data. Times and details can be incomplete.',

  // Coverage and reasons
  'coverage.read.label': 'Read in full',
  'coverage.read.text': 'All of this part was read.',
  'coverage.partly-read.label': 'Partly read',
  'coverage.partly-read.text':
    'This part was not read in full. Something in the rest may have gone unseen.',
  'coverage.unreadable.label': 'Could not be read',
  'coverage.unreadable.text': 'This part is there, but it could not be read. It was not checked.',
  'coverage.not-present.label': 'Not in this data',
  'coverage.not-present.text': 'This data does not hold this part. It was not checked.',
  'coverage.not-supported.label': 'Form not supported yet',
  'coverage.not-supported.text':
    'This part is in a form that this version cannot read. It was not checked.',
  'coverage.expected': 'This part is expected in this kind of data',
  'coverage.empty': 'This part was read in full, and it held nothing.',
  'reason.wrong-password': 'The password does not fit this backup.',
  'reason.encrypted':
    'This part looks encrypted, and its key is not in this data: its app may have encrypted it, or the file is damaged.',
  'reason.damaged-archive':
    'The archive around the file is damaged, so the file may be damaged too. What could be read of it was checked.',
  'reason.archive-locked':
    'The archive locks this with a password of its own, which this program does not use. Unpack the archive with that password first, and check the folder that comes out.',
  'reason.archive-method':
    'The archive packs this in a way that this program does not read. Unpack the archive first, and check the folder that comes out.',
  'reason.other-backup':
    'The list of files (Manifest.db) and the files of this backup do not belong together. The list was probably copied from another backup, or it is damaged. Copy the whole backup again from where it was made.',
  'reason.missing': 'A file that should be there is missing.',
  'reason.malformed': 'The file is damaged.',
  'reason.truncated': 'The file ends too early; its end is missing.',
  'reason.unsupported': 'The version of this data is one that this program does not know.',
  'reason.limit-exceeded':
    'A limit that protects this computer was reached, so reading stopped there.',
  'reason.changed':
    'The file changed while it was being read. Check it again once nothing writes to it any more.',
  'reason.aborted': 'The check was interrupted before this was finished.',
  'reason.timeout': 'Reading took too long and was stopped.',
  'reason.no-permission': 'This computer did not allow the file to be opened.',
  'reason.disk-error':
    'The disk that holds this data reported an error, so it could not be read there. Copy the data to another disk while that is possible, and check the copy.',
  'reason.link-not-followed':
    'In the place of the file there is a link to somewhere else. It was not followed, so that nothing outside of this data is read. A copy that holds the file itself can be checked.',
  'reason.same-place':
    'Another file has the same name or the same place on the phone. Only one of them was read; the others were not checked.',
  'reason.not-a-file':
    'Something that is no file stands in the place of the file, a folder for example. It was not read. A copy that holds the file itself can be checked.',
  'reason.missing-key':
    'The file is encrypted, and its key is not among those that this backup holds.',
  'reason.internal': 'A mistake in this program stopped the reading. Please report it.',
  'reason.skipped': 'This part was left out at the request of the person who ran the check.',
  'reason.indicators-partly-loaded':
    'A file of indicators could not be loaded in full. Some known traces were not looked for.',

  // Kinds of evidence
  'source.itunes-backup': 'iPhone or iPad backup made on a computer',
  'source.filesystem-dump': "Copy of the phone's file system",
  'source.sysdiagnose': 'System report of an iPhone or iPad (sysdiagnose)',
  'source.bugreport': 'Bug report of an Android phone',
  'source.androidqf': 'Collection made with AndroidQF from an Android phone',
  'source.android-backup': 'Backup of an Android phone',
  'source.intrusion-logs': 'Intrusion logs of an Android phone',
  'source.encrypted': 'Encryption: yes',
  'source.not-encrypted': 'Encryption: no',

  // Names of artifacts
  'artifact.ios.backup-contents.name': 'Differences between the list of files and what is stored',
  'artifact.ios.backup-info.name': 'Description of the backup and the phone',
  'artifact.ios.clock-changes.name': 'Changes of the clock',
  'artifact.ios.crash-reporter-settings.name': 'Settings of crash reports',
  'artifact.ios.manifest.name': 'List of files in the backup',
  'artifact.ios.sms.name': 'Messages (SMS and iMessage)',
  'artifact.ios.sms-before-unlock.name': 'Messages before the first unlock',
  'artifact.ios.sms-attachment-folders.name': 'Folders of attachments in Messages',
  'artifact.ios.message-accounts.name': 'Numbers and addresses in Messages',
  'artifact.ios.sms-attachments.name': 'Files attached to messages',
  'artifact.ios.safari-history.name': 'Safari browsing history',
  'artifact.ios.safari-browser-state.name': 'Open tabs in Safari',
  'artifact.ios.whatsapp.name': 'WhatsApp messages and links',
  'artifact.ios.data-usage.name': 'Data usage of apps and programs',
  'artifact.ios.watch-data-usage.name': 'Data usage of a watch, by app and program',
  'artifact.ios.os-analytics-ad-daily.name': 'Daily usage statistics of the system',
  'artifact.ios.tcc.name': 'Permissions of apps (camera, microphone and others)',
  'artifact.ios.calendar.name': 'Calendar and invitations',
  'artifact.ios.calls.name': 'Call history',
  'artifact.ios.calls-before-unlock.name': 'Calls before the first unlock',
  'artifact.ios.app-provisioning.name': 'Provisioning profiles of apps',
  'artifact.ios.applications.name': 'Installed apps',
  'artifact.ios.removed-apps.name': 'List of removed apps',
  'artifact.ios.app-states.name': 'States of apps, also of removed ones',
  'artifact.ios.global-preferences.name': 'System settings, including Lockdown Mode',
  'artifact.ios.cloud-drive-peers.name': 'Devices and people of iCloud Drive',
  'artifact.ios.configuration-profiles.name': 'Configuration profiles',
  'artifact.ios.id-status-cache.name': 'Record of addresses looked up by Apple services',
  'artifact.ios.locationd-clients.name': 'Apps and services that used location',
  'artifact.ios.interaction-c.name': 'Record of messages, calls and mail by app',
  'artifact.ios.shortcuts.name': 'Shortcuts and automations',
  'artifact.ios.contacts.name': 'Contacts',
  'artifact.ios.webkit-resource-load-statistics.name':
    'Statistics about websites that track across pages',

  // Other explanations
  'other.forwarded': 'Someone may have forwarded the link, to warn or to ask.',
  'other.spam': 'The message may be ordinary spam or fraud that was sent to many people.',
  'other.spam-other': 'It may be ordinary spam or fraud that was sent to many people.',
  'other.researcher':
    'People who research or report on spyware handle such links and names in their work.',
  'other.article': 'A news article, a report or a preview of one may contain the address.',
  'other.vendor-site':
    'The address may be the public website of a company, which many people visit out of interest.',
  'other.shared-hosting': 'Several unrelated websites can share one address, domain or server.',
  'other.new-owner': 'The domain may have had another owner at the time.',
  'other.developer':
    'People who build or test apps install and run programs that do not come from the store.',
  'other.management': 'An employer, a school or a network provider may have set this up.',
  'other.agreed-monitoring': 'The app may be there by agreement, for example parental control.',
  'other.same-name': 'A harmless program can have the same name by coincidence.',
  'other.name-cut': 'The system cut the name short, so several names fit.',
  'other.old-backup': 'The trace may come from an earlier phone, through a restored backup.',
  'other.offloaded': 'An app that was offloaded to make room may not be listed as installed.',
  'other.may-have-ended':
    'The publisher of this indicator lets it count only up to a date, and this trace holds no time: it may be from later.',
  'other.cleanup':
    'The system removes old entries by itself, and so do updates and uninstalled apps.',
  'other.repair-shop': 'A repair shop or a helper may have connected the phone to a computer.',
  'other.invitation': 'People do send calendar invitations like this one.',
  'other.closing': 'A specialist can usually settle which explanation fits.',

  // What was checked for, and what was not
  'threats.checked-for': 'The phone was checked for publicly known traces of: {families}.',
  'threats.not-checked-for':
    'The phone was not checked for: {families}. No public indicators for them are loaded here.',
  'threats.not-checked-for.note':
    'This says nothing about whether they are on the phone. A helpline may have indicators for them.',
  'threats.none-loaded':
    'No indicators are loaded, so the phone was not checked for any named spyware. Only the general rules were applied.',
  'threats.all-ended':
    'The loaded indicators have all ended, as those who published them say: they count only for what happened before their end. For what happened later, the phone was not checked for any named spyware; only the general rules were applied.',
  'threats.all-other':
    'The loaded indicators are of kinds that this check cannot compare with such data, for example digests of files, or apps of another system. The phone was not checked for any named spyware; only the general rules were applied.',
  'threats.checked-before-end':
    'For the time before the end of their indicators, the phone was checked for publicly known traces of: {families}.',
  'threats.match-is-not-author': 'A match with a name does not say who used it.',

  // Command line: questions, errors, progress
  'cli.password.prompt': 'Backup password (nothing is shown while you type):',
  'cli.password.what':
    'It is the password that was set when the backup was made, not the code that unlocks the phone, unless both are the same.',
  'cli.password.testing': 'Testing the password …',
  'cli.password.wrong':
    'This password does not fit the backup. Nothing was read. Check the keyboard language and capital letters, and try again.',
  'cli.password.needed':
    'This backup is encrypted and no password was given. Nothing was read. Run the check again at a terminal, or use --password-file.',
  'cli.password.empty': 'The password is empty. Type the backup password, or press Ctrl-C to stop.',
  'cli.password.file':
    '{path} could not be read, so there is no password from it. Nothing was checked.',
  'cli.backup.not-encrypted':
    'This backup is not encrypted, so the password is not needed. The check goes on. An encrypted backup holds more.',
  'cli.source.not-recognised':
    '{path} is not a backup, and no other evidence this program can read was found in it. Nothing was checked. Choose the folder of the backup, or the folder that holds it.',
  'cli.source.empty': '{path} is empty. Nothing was checked.',
  'cli.source.not-found': '{path} does not exist. Nothing was checked.',
  'cli.source.no-permission':
    '{path} could not be opened, because this computer does not allow it. Nothing in it was checked. On a Mac, give the terminal program full disk access in the privacy settings; otherwise, copy the data into a folder of your own.',
  'cli.source.partly-closed':
    'This computer did not allow some files or folders to be opened. They were not checked; the rest was.',
  'cli.source.half-copied':
    'This backup is incomplete: files that its own list names are not there. What is there was checked. Copy the backup again in full to check the rest.',
  'cli.source.same-place':
    'Some files are there more than once, under one name or for one place on the phone. Only one of each was read; the others were not checked.',
  'cli.source.small-letters':
    'In this copy all names of files are in small letters, so a disk or a program changed them. What could be recognised all the same was checked; traces known by the name of a file may be missed. Copy the data again to a disk that keeps names as they are.',
  'cli.source.capital-letters':
    'In this copy all names of files are in capital letters, so a disk or a program changed them. What could be recognised all the same was checked; traces known by the name of a file may be missed. Copy the data again to a disk that keeps names as they are.',
  'cli.source.unfinished':
    'This backup was not finished when it was made, so parts of it may be missing. What is there was checked. Make a new backup to check the rest.',
  'cli.source.manifest-missing':
    'This backup holds no list of its files (Manifest.db), so none of them could be checked. It may have been copied only in part. Copy the whole backup again.',
  'cli.source.manifest-lost':
    'This backup holds no list of its files (Manifest.db). Only files whose place is known without it could be checked. It may have been copied only in part. Copy the whole backup again.',
  'cli.source.manifest-damaged':
    "The backup's list of files is damaged. It could not be read in full.",
  'cli.source.description-damaged':
    'A file in which the backup describes itself and the phone is damaged. It could not be read in full.',
  'cli.source.two-phones':
    'The files in which the backup describes itself name two different phones. They may come from two backups. What is there was checked. Copy the whole backup again from where it was made.',
  'cli.source.keybag-damaged':
    'The part of the backup that holds its keys is damaged, so no password can open it. Make the copy again from the original backup.',
  'cli.source.machine':
    'This computer ended the check before this was opened. Nothing in it was checked. Run the check again.',
  'cli.source.archive-form':
    'This archive is packed in a way that this program does not read. Nothing in it was checked. Unpack it first, and check the folder that comes out.',
  'cli.source.archive-locked':
    'This archive is locked with a password of its own, which this program does not use. Nothing in it was checked. Unpack it with that password first, and check the folder that comes out.',
  'cli.source.several': 'Several backups were found. Each is checked and listed.',
  'cli.out.not-empty':
    'The folder {path} is not empty, so nothing was written. Choose an empty or new folder, or add --force.',
  'cli.out.must-be-empty':
    'The folder {path} is not empty, so nothing was written. Choose an empty or new folder.',
  'cli.out.foreign-entry':
    '{path} is a link or a file, where a folder of this program is to stand. It is not written through. Remove it, or choose another folder.',
  'cli.out.foreign-folder':
    '{path} is a folder, where a file of this program is to stand. Nothing was removed. Remove it, or choose another folder.',
  'cli.out.in-evidence':
    'The folder {path} lies inside the evidence, which is never written to. Nothing was written. Choose another folder.',
  'cli.artifact.unknown': 'There is no artifact called {id}. "athar artifacts" lists them.',
  'cli.artifact.none-left':
    'Nothing is left to be checked: each part that was asked for is left out as well.',
  'cli.timezone.unknown':
    '{zone} is not the name of a time zone. A name such as Africa/Tunis is needed.',
  'cli.argument.empty': '{name} is empty. A value is needed there.',
  'cli.jobs.invalid': '--jobs takes a whole number from 1 to 256.',
  'cli.language.unknown': '{value} is not one of the languages: {languages}.',
  'cli.explain.unknown':
    'Nothing is called {id}. "athar artifacts" and "athar rules" list what there is.',
  'cli.explain.no-findings':
    'There is no findings.jsonl in {path}, so the finding {id} could not be looked up. Name the folder that the check wrote with --in.',
  'cli.explain.finding-unknown':
    '{path} holds no finding with the id {id}. Records have ids of the same form: findings.jsonl names the records of each finding in "records".',
  'cli.explain.findings-damaged':
    'Some lines of {path} cannot be read, and none of the others is the finding {id}. Run the check again, or use an unchanged copy of the folder that it wrote.',
  'cli.explain.references': 'References',
  'cli.explain.more': 'Further places or times stand in the file {file}.',
  'cli.explain.version': 'version {version}',
  'cli.explain.fields-in-english': 'What the fields hold is said in English only.',
  'cli.explain.placeholders':
    'In a finding, what was read takes the place of what stands here in braces, such as {example}.',
  'cli.explain.cannot-show': 'What it cannot show',
  'cli.explain.paths': 'Where it lies on the phone',
  'cli.explain.fields': 'Fields',
  'cli.explain.compared': 'compared with indicators: {type}, {met}',
  'cli.explain.personal': 'personal',
  'cli.explain.rules': 'Rules',
  'cli.explain.indicator': 'The indicator as it was published, and the lists that name it',
  'cli.explain.rule': 'More about the rule',
  'stands-alone.staging-folder':
    'Nothing but the system may write there, it does so in another form, and no ordinary program is known to run from the folder itself.',
  'cli.sources.line': '{versions}; {forms}; encrypted: {encrypted}',
  'cli.sources.form.folder': 'folder',
  'cli.sources.form.folder-of-backups': 'folder with several backups',
  'cli.sources.encrypted.password': 'with its password',
  'cli.sources.encrypted.no': 'no',
  'cli.sources.versions.backup': 'iOS 10 and later',
  'cli.sources.versions.dump': 'iOS',
  'cli.indicators.not-stix': '{path} holds no indicators in the STIX2 form.',
  'cli.no-file':
    '{path} is no file but a pipe or the like, which cannot be read twice. Write what comes out of it into a file, and give that one.',
  'cli.indicators.given.packed':
    '{path} is a packed file. Unpack it, and give the STIX2 file that is in it.',
  'cli.indicators.given.misp':
    '{path} is an export in the form of MISP, which is not read. Export the event from MISP as STIX 2, and give that file.',
  'cli.indicators.given.web-page':
    '{path} is a web page and not the file itself. Download the file, and give that one.',
  'cli.indicators.added.new': 'Added {name}.',
  'cli.indicators.added.replaced':
    '{file} replaced {name}: by its id it is another version of the same bundle.',
  'cli.indicators.added.present':
    '{file} was not added, because {name} has the same content already.',
  'cli.indicators.added.beside':
    'Added {name}. Another bundle is called {other}, so both are kept.',
  'cli.indicators.not-added.cut': '{file} could not be read to its end, so it was not added.',
  'cli.indicators.not-added.too-large':
    '{file} holds objects that are too large to be read, so it was not added.',
  'cli.indicators.not-added.closed': '{file} could not be opened, so it was not added.',
  'cli.indicators.not-added.foreign':
    '{file} holds no indicators in the STIX2 form, so it was not added.',
  'cli.indicators.closed': '{path} could not be opened, so no indicators were loaded from it.',
  'cli.indicators.missing': '{path} does not exist, so no indicators were loaded from it.',
  'cli.indicators.unknown':
    'There is no indicator file called {name}. "athar indicators list" shows those there are.',
  'cli.indicators.index-address':
    '{url} is not an address that the list of indicators can be fetched from.',
  'cli.indicators.index-unreachable':
    'The list of indicators at {url} could not be fetched: {reason}. What was there before is kept.',
  'cli.indicators.index-unreadable':
    'What was fetched from {url} is not a list of indicators. What was there before is kept.',
  'cli.notice.unencrypted':
    'This backup is not encrypted, and such backups leave out browsing history, calls and more. An encrypted backup shows more.',
  'cli.out.not-writable': 'Nothing could be written to {path}. The system says: {code}.',
  'cli.out.not-writable.missing':
    'Nothing could be written to {path}: there is no such place, or its drive is not connected. Choose another folder.',
  'cli.out.not-writable.in-use':
    'Nothing could be written to {path}: another program has a file there open. Close it and try again, or choose another folder.',
  'cli.out.not-writable.no-permission':
    'Nothing could be written to {path}: this computer does not allow it. Choose a folder of your own.',
  'cli.out.not-writable.read-only':
    'Nothing could be written to {path}: its disk can only be read. Choose a folder on another disk.',
  'cli.out.not-writable.full':
    'Nothing could be written to {path}: its disk is full. Make room there, or choose a folder on another disk.',
  'cli.out.not-writable.not-a-folder':
    'Nothing could be written to {path}: a file or a link to nothing stands where a folder is needed. Choose another folder.',
  'cli.out.not-writable.name-too-long':
    'Nothing could be written to {path}: the name is longer than this system allows. Choose a shorter one.',
  'cli.out.not-writable.disk-error':
    'Nothing could be written to {path}: its disk reports an error. Choose a folder on another disk.',
  'cli.out.stopped.in-use':
    'Another program has a file of the output folder open. What was finished was kept; the rest is missing.',
  'cli.out.stopped.no-permission':
    'This computer no longer allows writing to the output folder. What was finished was kept; the rest is missing.',
  'cli.out.stopped.read-only':
    'The disk of the output folder can only be read now. What was finished was kept; the rest is missing.',
  'cli.out.stopped.disk-error':
    'The disk of the output folder reports an error. What was finished was kept; the rest is missing.',
  'cli.out.stopped.removed':
    'The files of this check were removed from the output folder while it ran, by another check with the same folder perhaps. There is no result of this check. Run it again with a folder of its own.',
  'cli.out.disk-full': 'The disk is full. What was finished was kept; the rest is missing.',
  'cli.out.file-too-large':
    'A file grew larger than this disk or system allows: a disk in the format FAT32, for example, takes no file of 4 GiB or more. What was finished was kept; the rest is missing. Run this again with a folder on another disk.',
  'cli.too-many-files':
    'This computer lets this program open too few files at once. What was finished was kept; the rest is missing. Close other programs and run this again; a check needs fewer files with --jobs 1.',
  'cli.output-full': 'The output could not be printed: there is no room left where it is sent.',
  'cli.indicators.none':
    'No indicators are loaded. Run "athar indicators update" (this uses the network), or add a file with --indicators.',
  'cli.indicators.ended':
    'The loaded indicators have all ended and count only for what happened before. Run "athar indicators update" (this uses the network), or add newer ones with --indicators.',
  'cli.indicators.other':
    'The loaded indicators are of kinds that this check cannot compare with such data. Run "athar indicators update" (this uses the network), or add others with --indicators.',
  'cli.indicators.holds-none':
    '{file} holds no indicators that could be compared, so nothing was loaded from it.',
  'indicators.fault.no-permission':
    'This computer did not allow this indicator file or folder to be opened. Nothing was loaded from it.',
  'indicators.fault.too-deep':
    'This folder lies in more folders within one another than is searched. Nothing was loaded from it.',
  'indicators.fault.missing':
    'In the place of this indicator file there is a link to a file that is not there. Nothing was loaded from it.',
  'indicators.fault.not-a-file':
    'Something that is no file stands in the place of this indicator file. Nothing was loaded from it.',
  'indicators.fault.disk-error':
    'This indicator file could not be read from its disk to the end. What could be read of it was loaded.',
  'indicators.fault.empty': 'This indicator file is empty.',
  'indicators.fault.not-fetched':
    'In the place of this indicator file there is only a placeholder of Git LFS: the file itself was not fetched. Nothing was loaded from it.',
  'indicators.fault.not-stix':
    'This file is called an indicator file, and what it holds is not in the STIX2 form. Nothing was loaded from it.',
  'indicators.fault.cut': 'This indicator file ends too early. What stands before was loaded.',
  'indicators.fault.damaged':
    'This indicator file is damaged. What stands before the damage was loaded.',
  'indicators.fault.too-large':
    'This indicator file holds entries that are larger than any real one. They were not loaded.',
  'indicators.fault.lost':
    'This indicator file was put into the folder of indicators and is no longer there. Nothing was loaded from it. Run "athar indicators update" (this uses the network), add it again, or take it off the list with "athar indicators remove".',
  'indicators.fault.changed':
    'This indicator file is not as it was when it was put into the folder of indicators. What it holds now was loaded. Run "athar indicators update" (this uses the network), or add it again if it was changed on purpose.',
  'indicators.fault.record-damaged':
    'The list of what was put into the folder of indicators is damaged, so a file that is missing there would not be noticed. Run "athar indicators update" (this uses the network).',
  'cli.aborted':
    'Stopped at your request. What was finished was kept in {path}; the check is incomplete, and its result says so.',
  'cli.full-option': 'Personal fields are kept in the records, because --full was given.',
  'cli.bug': 'A mistake in this program occurred. What was read is kept. Please report it.',
  'cli.silent-logs':
    'Some logs have days without entries. This has ordinary reasons, such as a phone that was switched off or entries that were deleted; the report says more:',
  'cli.usage.unknown-option': 'There is no option {name}.',
  'cli.usage.unknown-command': 'There is no command {name}.',
  'cli.usage.suggestion': 'Did you mean {name}?',
  'cli.usage.missing-argument': 'The argument {name} is missing.',
  'cli.usage.missing-option': 'The option {name} is missing.',
  'cli.usage.missing-value': 'The option {name} needs a value.',
  'cli.usage.repeated-option':
    'The option {name} was given more than once. It takes one value: give it once.',
  'cli.current-folder':
    'The folder in which this command was started was removed or moved, or its path is too long for the system. Change to another folder and start it again.',
  'cli.usage.quotation-mark':
    'There is a quotation mark inside {value}. On Windows a backslash before the closing quotation mark hides it, and the words behind it become part of the path. Leave out the backslash at the end: {example}.',
  'cli.usage.not-utf8':
    'The name {path} holds bytes that are no UTF-8, and such a name cannot be given here. Give the folder above it, or a link to it that has another name.',
  'cli.usage.too-many': 'There are more arguments than this command takes.',
  'cli.usage.other': 'This command cannot be understood: {detail}',
  'cli.usage.help': '"{command}" shows what there is.',
  'cli.problem': '{code}: {reason} ({detail})',
  'cli.inspect.folder': '{path} is a folder. Name one file; "athar check" reads folders.',
  'cli.inspect.not-found': '{path} does not exist.',
  'cli.inspect.not-readable': '{path} cannot be read ({code}).',
  'cli.inspect.foreign':
    '{path} is neither a SQLite database nor a property list. If it comes from an encrypted backup, decrypt it first with "athar extract".',
  'cli.inspect.database':
    'SQLite database. Tables: {tables}. Bytes in a page: {bytes}. Text: {encoding}.',
  'cli.inspect.log': 'Frames of the write-ahead log that were applied: {n, number}.',
  'plural.bytes': '{n, plural, =0 {0 bytes} one {# byte} other {# bytes}}',
  'plural.rows': '{n, plural, =0 {0 rows} one {# row} other {# rows}}',
  'plural.rows-recovered': '{n, plural, =0 {0 recovered} one {# recovered} other {# recovered}}',
  'plural.rows-more': '{n, plural, =0 {no more} one {# more} other {# more}}',
  'plural.rows-recovered-more':
    '{n, plural, =0 {no more recovered} one {# more recovered (all of them with --json)} other {# more recovered (all of them with --json)}}',
  'cli.inspect.tables-gone': 'rows whose table is not known',
  'cli.inspect.table-gone': '{table} (no longer in the schema)',
  'cli.inspect.deleted': 'deleted',
  'cli.inspect.unattached': 'may not be deleted',
  'cli.inspect.id-unknown': 'rowid unknown',
  'cli.inspect.id-worked-out': '{rowId} (worked out from the rows around it)',
  'cli.inspect.lost': 'not recovered: {columns}',
  'cli.inspect.doubtful': 'uncertain: {columns}',
  'cli.inspect.place': '{space}, page {page}, offset {offset}',
  'cli.inspect.frame': 'frame {frame}',
  'cli.inspect.confidence':
    '{confidence, select, high {confidence high} medium {confidence medium} other {confidence low}}',
  'cli.extract.pattern': 'The pattern {path} is too long or stands for too many paths.',
  'cli.extract.empty': '{path} is empty. Nothing was read.',
  'cli.extract.not-found': '{path} does not exist. Nothing was read.',
  'cli.extract.not-recognised':
    '{path} is not a backup, and no other evidence this program can read was found in it. Nothing was read. Choose the folder of the backup, or the folder that holds it.',
  'cli.extract.password-needed':
    'This backup is encrypted and no password was given. Nothing was read. Run the command again at a terminal, or use --password-file.',
  'cli.extract.none': 'No file was written.',
  'cli.extract.no-match': 'No file in this evidence has such a path, so nothing was written.',
  'cli.extract.pattern-without-match': 'No file in this evidence has a path like {path}.',
  'cli.extract.written': 'Files written: {n, number}. They are listed in {file}.',
  'cli.indicators.empty':
    'There are no indicators. "athar indicators update" fetches the published ones.',
  'cli.indicators.together':
    'Together: {n, plural, =0 {0 indicators} one {# indicator} other {# indicators}} in {files, plural, =0 {0 files} one {# file} other {# files}}',
  'cli.indicators.folder': 'Folder: {path}',
  'cli.indicators.last-update': 'Last update: {at}',
  'cli.indicators.never-updated': 'Last update: never',
  'cli.indicators.for': 'for: {threats}',
  'cli.indicators.newest': 'newest entry: {date}',
  'cli.indicators.ended-count': 'ended, for older records only: {n, number}',
  'cli.indicators.not-loaded-count': 'not loaded: {n, number} ({reason})',
  'cli.indicators.such-as': 'such as {example}',
  'cli.indicators.by-hand': 'added by hand',
  'cli.indicators.from': 'from: {url}',
  'cli.indicators.since': 'here since: {at}',
  'cli.indicators.removed': 'Removed {name}.',
  'cli.indicators.left-out':
    'Left out, because they hold no STIX indicators: {n, plural, one {# file} other {# files}}.',
  'cli.indicators.feed.new': 'new        {file}',
  'cli.indicators.feed.updated': 'updated    {file}',
  'cli.indicators.feed.unchanged': 'unchanged  {file}',
  'cli.indicators.feed.withdrawn': 'withdrawn  {file}: the index no longer names it; removed',
  'cli.indicators.feed.failed': 'failed     {title}: {reason}',
  'cli.indicators.failure.silent':
    'the server did not answer, or stopped sending, so it was given up; try again later',
  'cli.indicators.failure.slow':
    'it came so slowly that it was given up; try again later, or over another connection',
  'cli.indicators.failure.status': 'the server answered {status}',
  'cli.indicators.failure.too-large': 'it is larger than a file of indicators may be',
  'cli.indicators.failure.redirected-often': 'the server passed the request on too often',
  'cli.indicators.failure.redirected-away':
    'the server passed the request on to an address that must not be followed',
  'cli.indicators.failure.network': 'the connection failed ({detail})',
  'cli.indicators.failure.no-address': 'the list gives no address that it can be downloaded from',
  'cli.indicators.failure.not-stix': 'it is not a whole STIX bundle',
  'cli.indicators.failure.holds-none': 'it holds no indicators',
  'cli.indicators.interrupted':
    'Stopped at your request. What was fetched so far is kept, and so is everything that was there before.',
  'plural.indicators-not-fetched':
    '{n, plural, =0 {Every file could be fetched.} one {# file could not be fetched; what was there before is kept.} other {# files could not be fetched; what was there before is kept.}}',
  'help.usage': 'Usage:',
  'help.arguments': 'Arguments:',
  'help.options': 'Options:',
  'help.commands': 'Commands:',
  'help.examples': 'Examples:',
  'help.exit-codes': 'Exit code:',
  'help.default': 'default: {value}',
  'help.help': 'show this help',
  'help.help-of': 'show the help of a command',
  'help.version': 'show the version',
  'help.athar':
    'Examines a phone backup, on this machine, for traces of spyware, and says what it could and could not see.',
  'help.network':
    'No command but "athar indicators update" uses the network. Nothing is ever uploaded.',
  'help.npx': 'In a copy of the repository, put npx in front of these commands: "npx athar demo".',
  'help.example.demo': 'try it on a synthetic phone',
  'help.example.folder': 'check every backup in a folder',
  'help.example.arabic': 'with the report in Arabic',
  'help.example.update': 'fetch published indicators (uses the network)',
  'help.lang': 'language of what people read: {languages}',
  'help.json': 'as JSON',
  'help.evidence': 'backup, or copy of a file system; folder, zip, tar or tar.gz',
  'help.password-file':
    'backup passwords, one a line; also: ATHAR_PASSWORD; else asked for at the terminal',
  'help.check':
    'examine evidence: a folder or a file, recognised by its content, at any folder level',
  'help.check.out': 'folder for the result; new or empty',
  'help.check.indicators':
    'STIX2 file or folder (repeatable); default: those that "athar indicators" manages',
  'help.check.timezone': 'zone of the phone as an IANA name, where the evidence does not say',
  'help.check.full': 'keep personal fields (texts, names, subjects) in the records',
  'help.check.artifact': 'run only this artifact (repeatable)',
  'help.check.skip': 'leave this artifact out (repeatable)',
  'help.check.jobs': 'worker threads (default: number of cores)',
  'help.check.force':
    'write into a folder that is not empty; removes only what an earlier check wrote there',
  'help.quiet': 'no progress',
  'help.no-color': 'no bold type and no colours',
  'help.exit.nothing': 'state S2: nothing found but notes, and all that was expected was read',
  'help.exit.found': 'state S3, S4 or S5: something was found that a specialist should see',
  'help.exit.usage': 'wrong usage',
  'help.exit.gaps':
    'state S0 or S1: could not be checked, or nothing found but with gaps; or interrupted',
  'help.exit.failure': 'a failure of Athar or of this machine',
  'help.exit.as-planted': 'all that was planted was found, and nothing else',
  'help.exit.not-as-planted': 'something planted was not found, or something else was',
  'help.exit.all-read': 'all could be read',
  'help.exit.part-read': 'the file, or part of it, could not be read',
  'help.exit.done': 'all that was asked for was done',
  'help.exit.part-done': 'something could not be read, fetched or found',
  'help.demo': 'make the backup of an invented phone with planted traces, and check it',
  'help.demo.out': 'folder for the phone and the result',
  'help.indicators': 'manage the published indicators that a check compares with',
  'help.indicators.where': 'The files lie in {path} (change it with ATHAR_DATA).',
  'help.indicators.none':
    'Without "update" or "add" there are none, and a check can only use its rules.',
  'help.indicators.list':
    'the files that are there, what they hold and when they were last updated',
  'help.indicators.add': 'copy a STIX 2 file, or all of a folder, to those that are there',
  'help.indicators.path': 'file or folder',
  'help.indicators.remove': 'remove a file by the name that "list" shows',
  'help.indicators.name': 'such as pegasus.stix2',
  'help.indicators.update':
    'fetch the published indicators (the one command that uses the network)',
  'help.indicators.index': 'address of the index',
  'help.extract': 'write the named files as the device held them, decrypted, with their SHA-256',
  'help.extract.path':
    'device path or pattern (repeatable), such as {folder} or {either}: {run} stand for characters of one name, {many} for any folders, {set} for one character of a set; a backslash takes the next character as it is. Put it in quotation marks',
  'help.extract.out': 'folder for the files; it must be new or empty',
  'help.inspect':
    'show any SQLite file or property list, with --deleted also the rows that were deleted',
  'help.inspect.file':
    'SQLite database (its -wal and -journal beside it are read too) or property list',
  'help.inspect.deleted':
    'also rows recovered from free space, the write-ahead log and the rollback journal',
  'help.inspect.json': 'one row a line, as JSON',
  'help.inspect.first':
    'Without --json, long values are cut short, and only the first {rows, number} rows of each table and the first {deleted, number} of its deleted rows are shown. --json prints everything.',
  'help.inspect.form':
    'With --json, integers beyond 2^53 are strings, and bytes {bytes}. The path of an entry of a property list has its keys and indexes between slashes; in a key ~ is written ~0 and / is written ~1, as in JSON Pointer (RFC 6901). ~ alone is an empty key, and an empty path the whole list.',
  'help.inspect.deleted-rows':
    'A deleted row says how sure it is. High: a list of its page points at it, and its table is known. Medium: it stands whole, but nothing points at it any more, or its table is known only by the form of its values. Low: a part of it is gone or worked out. A column that is missing was not recovered.',
  'help.artifacts': 'the kinds of traces that this version reads',
  'help.rules': 'what this version detects besides published indicators',
  'help.sources': 'the kinds of evidence that this version opens',
  'help.explain':
    'what an artifact, a rule or a finding means, what it cannot show, and where to read more',
  'help.explain.id':
    'id of an artifact or a rule, as "athar artifacts" and "athar rules" print them, or of a finding, as findings.jsonl has it',
  'help.explain.in': 'for a finding: the folder that the check wrote',
  'cli.demo.making': 'Making an encrypted backup of an invented phone in {folder} …',
  'cli.demo.password': 'The phone and the spyware are invented. Password of the backup: {password}',
  'cli.demo.found':
    'Planted traces: {planted, number}, found: {found, number}. Look-alikes that had to stay quiet: {nearMisses, number}.',
  'cli.demo.foreign':
    '{path} was not made by "athar demo", so nothing was removed. Move it to another place, or choose another folder.',
  'cli.demo.missing': 'planted, but not found: {what}',
  'cli.demo.unexpected': 'found, but not planted: {what}',
  'cli.report-at': 'Report: {path}',
  'cli.open-report': 'Open this file in a browser. It works without a connection.',
  'progress.recognising': 'Recognising the evidence',
  'progress.deriving-key': 'Deriving the key from the password',
  'progress.manifest': 'Reading the list of files',
  'progress.artifacts': "Reading the phone's data",
  'progress.database': 'Reading the database',
  'progress.report': 'Writing the report',
  'progress.done': 'Done',
  'progress.soon': 'Almost done',
  'progress.unknown': 'Time left not known yet',

  // Notices from Apple, Google or WhatsApp

  // Counted sentences
  'plural.findings': '{n, plural, =0 {No findings} one {# finding} other {# findings}}',
  'plural.files-read':
    '{n, plural, =0 {No file was read} one {# file was read} other {# files were read}}',
  'plural.pages-not-searched':
    '{n, plural, =0 {Deleted entries were looked for wherever a database keeps them.} one {In # page of a database, deleted entries were looked for only in part, because the search there would take too long. The other entries were all read.} other {In # pages of databases, deleted entries were looked for only in part, because the search there would take too long. The other entries were all read.}}',
  'plural.period-days':
    '{n, plural, =0 {This data covers less than a day.} one {This data covers # day.} other {This data covers # days.}}',
  'plural.parts-partly-read':
    '{n, plural, =0 {No part was read only in part.} one {# part was read only in part.} other {# parts were read only in part.}}',
  'plural.parts-not-checked':
    '{n, plural, =0 {There are no parts that could not be checked.} one {# part could not be checked.} other {# parts could not be checked.}}',
  'plural.parts-more': '{n, plural, =0 {no more parts} one {# more part} other {# more parts}}',
  'plural.rules-over-limit':
    '{n, plural, =0 {Every rule could be applied.} one {# rule was not applied in full: this data holds more entries than it can compare.} other {# rules were not applied in full: this data holds more entries than they can compare.}}',
  'plural.files-without-key':
    '{n, plural, =0 {No file lacks its key.} one {# file could not be decrypted, because its key is missing.} other {# files could not be decrypted, because their keys are missing.}}',
  'plural.hours-left':
    '{n, plural, =0 {Less than an hour left} one {About # hour left} other {About # hours left}}',
  'plural.minutes-left':
    '{n, plural, =0 {Less than a minute left} one {About # minute left} other {About # minutes left}}',
  'plural.seconds-left':
    '{n, plural, =0 {Less than a second left} one {About # second left} other {About # seconds left}}',

  // Parts of the report page
  'report.title': 'Report',
  'report.of-phone': 'Report on the examination of a phone',
  'report.of-several': 'Report on the examination of several phones or copies',
  'report.skip': 'Skip to the result',
  'report.key': 'What the symbols mean',
  'report.hide': 'Hide this page',
  'report.back': 'Back',
  'report.page-of': 'Page {page} of {pages}',
  'report.folded-on-paper':
    'Folded on the screen and therefore not printed. To have it on paper, unfold it and print again.',
  'report.made-with': 'Made with Athar, a free program. You may give this file another name.',
  'report.from-to': 'From {from} to {to}',
  'report.from-to-inside': 'from {from} to {to}',
  'report.aborted':
    'The check was interrupted before it was finished. Parts that were not reached were not checked. Run the check again to check them too.',
  'report.why-not': 'Why it could not be checked',
  'report.not-opened': 'Some of the data that was given could not be opened',
  'report.source-number': 'Data set {number}',
  'report.source-result': 'Result for this phone or copy',
  'report.concerns': 'This sentence is about',
  'heading.contents': 'On this page',
  'heading.timeline': 'Timeline',
  'heading.found': 'What was found',
  'heading.picture': 'What the picture shows',

  // Findings
  'finding.number': 'Finding {number}',
  'finding.title.received-link': 'A link from a published list, in a received message',
  'finding.title.received': 'A trace from a published list, in a received message',
  'finding.title.sent-link': 'A link from a published list, in a sent message',
  'finding.title.sent': 'A trace from a published list, in a sent message',
  'finding.title.received-other-link':
    'A link from a published list, in something that reached this phone',
  'finding.title.received-other':
    'A trace from a published list, in something that reached this phone',
  'finding.title.sent-other-link':
    'A link from a published list, in something that went out from this phone',
  'finding.title.sent-other':
    'A trace from a published list, in something that went out from this phone',
  'finding.title.visited': 'A recorded visit to an address from a published list',
  'finding.title.redirected': 'A redirection to an address from a published list',
  'finding.title.resolved': 'A contact with an address from a published list',
  'finding.title.installed': 'Something installed that is named on a published list',
  'finding.title.removed': 'Something removed that is named on a published list',
  'finding.title.installed-or-removed':
    'Something installed or removed that is named on a published list',
  'finding.title.ran': 'A program with a name from a published list',
  'finding.title.stored': 'A trace from a published list, in stored data',
  'finding.title.configured': 'A setting with a value from a published list',
  'finding.why.address':
    'This address is on a published list of addresses from earlier attacks with {threat}.',
  'finding.why.name':
    'This name is on a published list of names from earlier attacks with {threat}.',
  'finding.why.value':
    'This value is on a published list of traces from earlier attacks with {threat}.',
  'finding.why.unnamed': 'This value is on a published list of traces from earlier attacks.',
  'finding.why.also': 'The same value stands on another published list as well: {lists}.',
  'finding.published-as': 'On the list: {value}',
  'finding.local-time': 'Local time of the phone: {time}',
  'finding.utc': 'UTC: {time}',
  'finding.unknown-clock': 'Time as the phone wrote it, zone unknown: {time}',
  'finding.no-time': 'The data holds no time for this.',
  'finding.backup-time':
    'This is when the backup was made. It happened before that; this data does not say when.',
  'finding.time-too-early':
    'The data gives {value} as a time. That is before there were phones of this kind, so it is not used here.',
  'finding.time-too-late':
    'The data gives {value} as a time. That is too far in the future to be right, so it is not used here.',
  'finding.time-no-date': 'Where a time should be, the data holds {value}, which is no date.',
  'finding.entry': 'Entry {entry} in the technical details',
  'finding.confirm.specialist':
    'A specialist at a helpline or laboratory listed in this report. Show this page there.',
  'finding.confirm.none':
    'On its own, this needs no confirmation. Show it together with the other findings.',
  'finding.english-only': 'This text exists only in English so far.',

  // Coverage chart and its groups
  'coverage.partly-read.together':
    'These parts were not read in full. Something in the rest may have gone unseen.',
  'coverage.unreadable.together':
    'These parts are there, but they could not be read. They were not checked.',
  'coverage.not-present.together': 'This data does not hold these parts. They were not checked.',
  'coverage.not-supported.together':
    'These parts are in a form that this version cannot read. They were not checked.',
  'coverage.skipped.label': 'Left out',
  'coverage.skipped.text': 'This part was left out. It was not checked.',
  'coverage.not-reached.label': 'Not reached',
  'coverage.not-reached.text': 'The check ended before it came to this part. It was not checked.',
  'coverage.skipped.together': 'These parts were left out. They were not checked.',
  'coverage.not-reached.together':
    'The check ended before it came to these parts. They were not checked.',
  'coverage.not-opened.text':
    'This data could not be opened, so none of the parts that Athar reads was checked.',
  'coverage.comparison': 'Comparison with known traces',
  'coverage.not-opened.list': 'The parts that Athar reads',
  'coverage.hidden.text':
    'The place where this part would be could not be read, so it is not known whether the part is there. It was not checked.',
  'coverage.hidden.together':
    'The places where these parts would be could not be read, so it is not known whether the parts are there. They were not checked.',
  'coverage.not-applicable.label': 'Never in this kind of data',
  'coverage.not-applicable.text':
    'This kind of data, or this version of the system, never holds this part.',
  'coverage.not-needed': 'Not in this data, and not expected there',
  'coverage.group-read': '{read, number} of {total, number} read',
  'coverage.part': 'Part',
  'coverage.records': 'Records',
  'coverage.reaches-back': 'Reaches back to',
  'coverage.no-date': 'no usable date',
  'coverage.none': 'No part of this data could be looked at.',
  'artifact-group.device': 'The phone and its settings',
  'artifact-group.messages': 'Messages',
  'artifact-group.browsing': 'Web browsing',
  'artifact-group.apps': 'Apps and what they may do',
  'artifact-group.system': 'What programs did',
  'artifact-group.people': 'People, calls and appointments',

  // Timeline
  'timeline.findings':
    'When the findings were recorded, and how far back each part of the data reaches',
  'timeline.spans': 'How far back each part of the data reaches',
  'timeline.bar': 'Time that this part covers',
  'timeline.beyond': 'Pointed end: goes on beyond the picture',
  'timeline.strong-mark': 'Worth a closer look, or of a higher level',
  'timeline.weak-mark': 'A note only',
  'timeline.no-dates': 'No finding and no part of this data has a date.',
  'timeline.browsing-from':
    'The browsing history reaches back only to {date}. What happened in a browser before that day is not in this data.',

  // Logs
  'heading.logs': 'How far back the logs reach',
  'logs.intro':
    'Much of this data is a log: it grows day by day, and old entries go away with time. The picture shows for each log from when to when it has entries.',
  'logs.breaks':
    'A break in a bar is a day, or several days in a row, without entries, which is unusual for that log.',
  'logs.days-in-utc': 'Days are counted in UTC.',
  'logs.days-in-zone': 'Days are counted in the time zone {zone}.',
  'logs.reasons':
    'Such days have ordinary reasons: the phone was switched off or not used, its clock was wrong for a while, its owner deleted entries, or the phone keeps entries only for so many days. On their own they are no sign of an attack. A specialist can compare them with the other logs.',
  'logs.chart': 'Days with entries in each log',
  'report.missing-all-the-same':
    'Even so, some things could not be checked: see “What was not read”.',
  'logs.bar': 'Has entries',
  'logs.gap': 'No entries',
  'logs.out-of-order':
    'In the database, entries dated after these days stand before entries dated earlier. That happens where the clock of the phone was wrong, or where entries came from iCloud, another device or a backup.',
  'logs.empty': 'read in full, and it holds no entry.',
  'logs.undated': 'read in full, and no entry that is still there has a date that can be true.',
  'plural.no-entries-between':
    '{n, plural, =0 {Has no entries between {from} and {to}.} one {Has no entries on {from}.} other {Has no entries between {from} and {to} (# days).}}',
  'plural.more-silences':
    '{n, plural, =0 {No others.} one {# other stands in the file {file}.} other {# others stand in the file {file}.}}',

  // Checked for, help, limits, consent
  'threats.nothing-read': 'Nothing was read, so the phone was not checked for any spyware.',
  'rules.of-findings': 'Findings of other rules',
  'rules.several-artifacts': 'Rules over several kinds of traces',
  'threats.rules-too':
    'General rules were applied as well. They look for unusual things that belong to no name.',
  'threats.rules-not-applied':
    'Some of the general rules conclude from what is absent. These had something to look at and were not applied, because a part of the data that could explain it was not read in full, or held more than they can compare:',
  'threats.other-names':
    'The list of names can never be complete: other spyware exists that has no name here.',
  'indicators.holds-none':
    'This file holds no indicators that could be compared, so nothing was loaded from it.',
  'indicators.update-hint':
    'Without indicators this check can say little. The person who ran it can load them with {command} and check again.',
  'indicators.newer-hint':
    'The person who ran this check can load newer indicators with {command} and check again.',
  'help.intro-names':
    'These organisations help people at risk. Look for them from another device, and use only the contact details on their own pages.',
  'help.stalking-names':
    'Which line can help depends on the country. The helplines above can name one near you.',
  'limits.no-logs':
    'A backup does not hold the logs of the system. A system report can show what a backup cannot.',
  'limits.plain-backup':
    'A backup without encryption holds less: calls, browsing history and other parts are left out of it. An encrypted backup shows more.',
  'limits.links':
    'Links are written so that they cannot be opened, and only up to the name of the website. Of a message, at most a short piece is printed.',
  'consent.only-with':
    'This examination may only be made with the consent of the person who owns the phone.',
  'consent.withdraw':
    'Consent can be withdrawn at any time: tell the helper. The copy of the data and this report are then deleted.',
  'consent.helper-name': 'Name of the helper',
  'consent.talk-date': 'Date of the conversation',

  // Technical details
  'technical.places': 'Where each finding was read',
  'technical.entry': 'Entry',
  'technical.place': 'Place on the phone',
  'technical.position': 'Position',
  'technical.more-places':
    'Of entries with many places only the first are listed here. All of them stand in the file {file}.',
  'technical.explain':
    'Below each place stand the id of the rule, or of the part of the data and the file that names the indicator, and last the id of the finding. {command} followed by one of these ids says more; for a finding, in the folder of this report.',
  'technical.identity': 'Phone, data, program and indicators',
  'technical.model': 'Model',
  'technical.system': 'System',
  'technical.kind': 'Kind of data',
  'technical.files': 'Files',
  'technical.program': 'Program',
  'technical.indicator-file': 'File of indicators (SHA-256)',
  'technical.not-used': 'Not used from this file: {reasons}',
  'not-loaded.unsupported-pattern': 'patterns of a kind that is not supported',
  'not-loaded.address-range': 'ranges of addresses',
  'not-loaded.unusable-value': 'values that can never match',
  'not-loaded.revoked': 'withdrawn by their publisher',
  'not-loaded.older-version': 'older versions of what another file holds',
  'not-loaded.benign': 'published as harmless',
  'not-loaded.malformed': 'damaged entries',
  'not-loaded.too-large': 'entries that are too large',
  'not-loaded.observable': 'seen somewhere, but not said to be malicious',
  'not-loaded.not-compared': 'not compared: {type}',
  'technical.ended': 'Ended indicators of this file count only for what happened before their end.',
  'technical.state': 'Result state',
  'technical.options': 'Options',
  'position.row': 'row {n}',
  'position.page': 'page {n}',
  'position.offset': 'byte {n} of the page',
  'position.freelist': 'free page',
  'position.freeblock': 'free block',
  'position.gap': 'unused space of the page',
  'position.wal': 'write-ahead log',
  'position.journal': 'rollback journal',
  'position.frame': 'frame {n}',
  'position.table-by-form': 'table told only by the form of the row',
  'position.lines': 'lines {from} to {to}',
  'position.bytes': 'bytes {from} to {to}',
  'position.whole': 'whole file',
  'technical.digests': 'Digests of the files that were read (SHA-256)',
  'technical.file': 'File',
  'technical.digest': 'Digest',
  'technical.problems': 'What hindered the reading, as this program noted it',
  'technical.more-files': 'The other digests stand in the file {file}.',
  'technical.more-problems': 'The other notes stand in the file {file}.',

  // Names of further artifacts
  'artifact.ios.message-chats.name': 'Conversations in Messages',
  'artifact.ios.interaction-contacts.name': 'People in the record of messages, calls and mail',
  'artifact.ios.chrome-history.name': 'Chrome browsing history',
  'artifact.ios.chrome-downloads.name': 'Downloads in Chrome',
  'artifact.ios.chrome-searches.name': 'Searches in Chrome',
  'artifact.ios.chrome-favicon.name': 'Icons of websites kept by Chrome',
  'artifact.ios.firefox-history.name': 'Firefox browsing history',
  'artifact.ios.firefox-favicon.name': 'Icons of websites kept by Firefox',
  'artifact.ios.whatsapp-contacts.name': 'WhatsApp contacts',
  'artifact.ios.whatsapp-chats.name': 'WhatsApp chats and groups',
  'artifact.ios.whatsapp-lid.name': 'WhatsApp numbers behind hidden ids',
  'artifact.ios.cookies.name': 'Cookies of Safari and of apps',
  'artifact.ios.accounts.name': 'Accounts set up on the phone',
  'artifact.ios.viber.name': 'Viber messages and links',
  'artifact.ios.known-wifi-networks.name': 'Known Wi-Fi networks',
  'artifact.ios.signal.name': 'Signal messages and links',
  'artifact.ios.line.name': 'LINE messages and links',
  'artifact.ios.threema.name': 'Threema messages and links',
  'artifact.ios.safari-downloads.name': 'Downloads in Safari',
  'artifact.ios.safari-bookmarks.name': 'Bookmarks and reading list of Safari',
  'artifact.ios.safari-suggestions.name': 'Suggested sites that were passed over in Safari',
  'artifact.ios.voicemail.name': 'Voicemail',
  'artifact.ios.keyboard-usage.name': 'Use of apps counted by the keyboard',
  'artifact.ios.app-store-system.name': 'App Store installs and updates',
  'artifact.ios.app-store-user.name':
    'Apps noted by the App Store: installed, used, removed, bought',
  'artifact.ios.teams.name': 'Microsoft Teams messages and links',
  'artifact.ios.kik.name': 'Kik messages and links',
  'artifact.ios.mewe.name': 'MeWe messages and links',
  'artifact.ios.google-chat.name': 'Google Chat messages and links',
  'artifact.ios.groupme.name': 'GroupMe messages and links',
  'artifact.ios.screen-time.name': 'Screen Time',
  'artifact.ios.knowledge-c.name': 'Record of what happened on the phone (knowledgeC)',
  'artifact.ios.telegram.name': 'Telegram messages and links',
  'artifact.ios.photos.name': 'Pictures and videos, and which app saved them',
  'artifact.ios.crash-counters.name': 'How often programs crashed, as the system counts',
  'artifact.ios.shared-files.name': 'Files shared through iCloud Drive',
  'artifact.ios.homekit-invitations.name': 'Invitations to a home (HomeKit)',
  'artifact.ios.facetime-links.name': 'FaceTime links',
  'artifact.ios.whatsapp-calls.name': 'WhatsApp calls',
  'artifact.ios.mail.name': 'Messages listed by Apple Mail',
  'artifact.ios.mastodon.name': 'Mastodon posts and messages',
  'artifact.ios.biome.name': 'Record of what happened on the phone (Biome)',
  'artifact.ios.shared-calendars.name': 'Calendars that are shared or subscribed to',
  'artifact.ios.shared-notes.name': 'People with whom notes are shared through iCloud',
  'artifact.ios.filesystem.name': 'List of all files',
  'artifact.ios.powerlog.name': 'Power log',
  'artifact.ios.notes.name': 'Notes with links',
  'artifact.ios.reminders.name': 'Reminders with links',
  'artifact.ios.shared-photos.name': 'Photo albums and links shared through iCloud',
  'artifact.ios.profile-events.name': 'Changes to configuration profiles',
  'artifact.ios.remote-management.name': 'Remote management',
  'artifact.ios.trusted-certificates.name': 'Certificates that the phone was told to trust',
  'artifact.ios.network-extensions.name': 'VPNs and network filters',
  'artifact.ios.webkit-origins.name': 'Websites that stored data on the phone',
  'artifact.ios.webkit-network-cache.name': 'What web pages fetched, as WebKit keeps it',
  'artifact.ios.instagram.name': 'Instagram messages and links',
  'artifact.ios.facebook-messenger.name': 'Facebook Messenger messages and links',
  'artifact.ios.tiktok.name': 'TikTok messages and links',
  'artifact.ios.service-workers.name': 'Scripts that websites set up to run without their page',
  'artifact.ios.webkit-session-resource-log.name': 'Record of websites that pages loaded from',
  'artifact.ios.lockdownd-log.name': 'Log of computers that talked to the phone',
  'artifact.ios.netusage-domains.name': 'Sites that apps reached, counted by the system',
  'artifact.ios.mobile-activation-log.name':
    'Starts of the phone and updates of the system, in the log of the activation',
  'artifact.ios.data-ark.name': 'Activation, and the last backup to a computer',
  'artifact.ios.database-state.name': 'State of the databases',
  'artifact.ios.dhcp-leases.name': 'Addresses that networks gave to the phone',
  'artifact.ios.pairing-records.name': 'Computers that the phone trusts',
  'artifact.ios.app-privacy-report.name': 'App Privacy Report',
  'artifact.ios.mobile-backup.name':
    'Backups that the phone made, and the one it was restored from',
  'artifact.ios.mobile-installation-log.name': 'Log of apps installed, updated and removed',
  'artifact.ios.jetsam-events.name': 'Programs that ran when memory was short',
  'artifact.ios.process-snapshots.name':
    'Programs that ran when the phone hung or its kernel stopped',
  'artifact.ios.delivered-notifications.name': 'Notifications that apps delivered',
  'artifact.ios.crash-list.name': 'List of crashes (Biome)',
  'artifact.ios.crash-reports.name': 'Reports of programs that crashed',
  'artifact.ios.safari-favicon.name': 'Icons of websites kept by Safari',
  'artifact.ios.analytics-ios-versions.name': 'Builds of iOS named in the analytics',
  'artifact.ios.analytics.name': 'Events in the analytics of the keychain and of networking',
  'artifact.ios.ios-version-history.name': 'Versions of iOS in the journals of the analytics',
  'artifact.ios.shutdown-log.name': 'Record of shutdowns and of programs that delayed them',
  'artifact.ios.cache-files.name': 'Answers of web servers kept by apps and system programs',
  'artifact.ios.netusage.name':
    'Network usage of apps and programs, as the system keeps it for itself',

  // Counted sentences of the report
  'plural.parts-read':
    '{n, plural, =0 {No part of {total, number} was read in full} one {# of {total, number} parts was read in full} other {# of {total, number} parts were read in full}}',
  'plural.all-parts-read':
    '{n, plural, =0 {There are no parts} one {The only part was read in full} other {All # parts were read in full}}',
  'plural.parts-that-were-read':
    '{n, plural, =0 {No part was read} one {The part that was read} other {The # parts that were read}}',
  'plural.recorded-times':
    '{n, plural, =0 {This was not recorded.} one {This was recorded once.} other {This was recorded # times.}}',
  'plural.further-strong-findings':
    '{n, plural, =0 {No further findings worth a closer look} one {# further finding worth a closer look, or of a higher level} other {# further findings worth a closer look, or of a higher level}}',
  'plural.more-strong-findings':
    '{n, plural, =0 {All findings worth a closer look are shown here.} one {# more finding worth a closer look, or of a higher level, is not shown here, because there are so many. It stands in the file {file}. Give that file to the specialist as well.} other {# more findings worth a closer look, or of a higher level, are not shown here, because there are so many. They stand in the file {file}. Give that file to the specialist as well.}}',
  'plural.sources': '{n, plural, =0 {No data sets} one {# data set} other {# data sets}}',
  'plural.concerns':
    '{n, plural, =0 {This sentence is about no data set} one {This sentence is about # data set} other {This sentence is about # data sets}}',
  'plural.further-places':
    '{n, plural, =0 {No further places} one {# further place} other {# further places}}',
  'plural.further-findings':
    '{n, plural, =0 {No further findings} one {# further finding} other {# further findings}}',
  'plural.more-findings':
    '{n, plural, =0 {All findings are shown here.} one {# more finding is not shown here. It stands in the file {file}.} other {# more findings are not shown here. They stand in the file {file}.}}',
  'plural.met-after-end':
    '{n, plural, =0 {No entry matches an indicator that no longer counted at that time.} one {# entry matches an indicator that no longer counted at that time, as its publisher says. It is no finding; a specialist finds its id in the file {file}.} other {# entries match indicators that no longer counted at that time, as their publishers say. They are no findings; a specialist finds the ids of the first in the file {file}.}}',
  'plural.findings-alike':
    '{n, plural, =0 {No findings of this kind.} one {# finding of this kind:} other {# findings of this kind, shown together because there are so many. The first of them:}}',
  'plural.kinds': '{n, plural, =0 {No kind} one {# kind} other {# kinds}}',
  'plural.further-kinds':
    '{n, plural, =0 {No further kinds} one {# further kind} other {# further kinds}}',
  'plural.more-times':
    '{n, plural, =0 {No further times.} one {# further time stands in the file {file}.} other {# further times stand in the file {file}.}}',
};
