import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules in Arabic. */
export const rulesAr: RuleTranslations = {
  'rule.ios.app-not-from-store.title': { of: '39eb1967', text: 'تطبيق لم يأتِ من App Store' },
  'rule.ios.app-not-from-store.message': {
    of: '8368cd7a',
    text: 'ثُبّت التطبيق {app} بواسطة {installer}، وهو ليس برنامجاً من برامج Apple.',
  },
  'rule.ios.app-not-from-store.why': {
    of: '0cfe72f1',
    text: 'لم تمرّ التطبيقات الواردة من خارج المتجر بمراجعة App Store. وقد جاءت في صورة تطبيق كهذا برمجيات للتجسس على المعارف، وبعض برمجيات التجسس الأبسط التي تستخدمها دول.',
  },
  'rule.ios.app-not-from-store.other.0': {
    of: '5eff5d51',
    text: 'في الاتحاد الأوروبي وبعض البلدان الأخرى تأتي التطبيقات أيضاً من متاجر أخرى ومن صفحات على الإنترنت.',
  },
  'rule.ios.app-not-from-store.other.1': {
    of: '86cca14e',
    text: 'تثبّت جهات العمل والمدارس وفرق التطوير تطبيقات أعدّتها بنفسها.',
  },
  'rule.ios.calendar-zero-click-invitation.title': {
    of: '33aec331',
    text: 'دعوة بتاريخ سابق تشبه دعوات حملت هجوماً بلا نقرة',
  },
  'rule.ios.calendar-zero-click-invitation.message': {
    of: 'ce101a40',
    text: 'دخلت التقويم في {created} دعوة من شخص آخر عنوانها «{title}»، وذلك بعد بداية موعدها في {start} بمدة {days, plural, zero {أقل من يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يوماً} other {# يوم}}.',
  },
  'rule.ios.calendar-zero-click-invitation.why': {
    of: '8cf38523',
    text: 'منذ عام 2021 أرسلت شركة QuaDream إلى من استهدفهم زبائنها دعوات لمواعيد مضت، أدرجها نظام iOS في التقويم دون إظهارها، وهاجمت الهاتف أثناء قراءته لها.',
  },
  'rule.ios.calendar-zero-click-invitation.other.0': {
    of: '0519ca0b',
    text: 'الاجتماع الذي أُدخل لاحقاً، أو التقويم القديم الذي استُورد أو شورك متأخراً، يحمل هو أيضاً تاريخاً سابقاً.',
  },
  'rule.ios.calendar-zero-click-invitation.other.1': {
    of: '561a5057',
    text: 'تسمّي بعض البرامج كل موعد «⁨Meeting⁩» وملاحظته «⁨Notes⁩».',
  },
  'rule.ios.lockdown-mode.title': { of: '6f1c38c3', text: 'نمط المنع مفعّل' },
  'rule.ios.lockdown-mode.message': {
    of: '19c66018',
    text: 'كان نمط المنع مفعّلاً عند جمع هذه البيانات (الإعداد {setting}).',
  },
  'rule.ios.lockdown-mode.why': {
    of: 'f2a0c55b',
    text: 'يسدّ نمط المنع كثيراً من الطرق التي دخلت بها برمجيات التجسس المأجورة إلى الهواتف. ومن المفيد معرفة ذلك عند النظر في ما رُصد هنا وعند تقديم المشورة: يُستحسن إبقاؤه مفعّلاً.',
  },
  'rule.ios.lockdown-mode.other.0': {
    of: '2eac577a',
    text: 'فُعّل على سبيل الاحتياط، بيد من يملك الهاتف أو من قدّم المساعدة.',
  },
  'rule.ios.orphan-data-usage-row.title': {
    of: 'de73fade',
    text: 'استهلاك بيانات لعملية اختفى اسمها',
  },
  'rule.ios.orphan-data-usage-row.message': {
    of: '46fd1aca',
    text: 'سطر استهلاك البيانات {usageRow} يعود إلى سطر العملية {processRow}، وسطر العملية هذا غير موجود.',
  },
  'rule.ios.orphan-data-usage-row.why': {
    of: 'fef8ef75',
    text: 'يحصي نظام iOS بيانات كل عملية في جدولين. وقد رُصدت برمجيات تجسس تستخدمها دول تحذف سطرها من جدول العمليات وتترك سطر الاستهلاك.',
  },
  'rule.ios.orphan-data-usage-row.other.0': {
    of: 'fe93480d',
    text: 'تصفير الإحصاءات أو إزالة تطبيق أو تحديث النظام قد يترك سطر استهلاك لبعض الوقت.',
  },
  'rule.ios.orphan-data-usage-row.other.1': {
    of: '1034f625',
    text: 'النسخة الاحتياطية التي أُنشئت بينما كان نظام iOS يكتب قد تحتوي على جدول أحدث من الآخر.',
  },
  'rule.ios.orphan-data-usage-row.other.2': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض السطور.',
  },
  'rule.ios.profile-installed-outside-management.title': {
    of: '8ba8d40c',
    text: 'ملف تعريف قادر على قراءة حركة البيانات أو إخفاء الإشعارات، ثُبّت يدوياً',
  },
  'rule.ios.profile-installed-outside-management.message': {
    of: '34f6fb21',
    text: 'ملف التعريف {name} يضبط ما يلي: {sets}. ولم تضعه إدارة عن بُعد.',
  },
  'rule.ios.profile-installed-outside-management.why': {
    of: '054cc5ac',
    text: 'يتيح ملف كهذا لمن أعدّه رؤية ما يرسله الهاتف وما يستقبله أو تغييره، أو إبعاد الإشعارات عن الشاشة. وقد تمكّن مهاجمون وصلوا إلى الهاتف لحظات، أو أعدّوا صفحة مقنعة، من جعل أشخاص يثبّتون مثله.',
  },
  'rule.ios.profile-installed-outside-management.other.0': {
    of: '61739a76',
    text: 'خدمات VPN وحاجبات الإعلانات وخوادم الأسماء المختارة والمدارس وجهات العمل تعمل عبر ملفات تعريف كهذا.',
  },
  'rule.ios.profile-installed-outside-management.other.1': {
    of: '1f4036b1',
    text: 'من يطوّر التطبيقات أو يختبرها يثبّت شهادات خاصة به.',
  },
  'rule.ios.profile-installed-outside-management.other.2': {
    of: '2a95b078',
    text: 'ربما كان ملف التعريف تابعاً لإدارة عن بُعد تسجّله بطريقة غير معروفة هنا.',
  },
  'rule.ios.threat-notification-in-message.title': {
    of: '3f523565',
    text: 'رسالة بصيغة إشعار Apple بوجود تهديد',
  },
  'rule.ios.threat-notification-in-message.message': {
    of: '01a8768a',
    text: 'وصلت رسالة تبدأ بما يلي: «{excerpt}»',
  },
  'rule.ios.threat-notification-in-message.why': {
    of: 'e9f93c89',
    text: 'تراسل Apple من تعتقد أنهم مستهدفون ببرمجيات التجسس المأجورة، عبر iMessage والبريد الإلكتروني. وهي تفعل ذلك نادراً وبثقة عالية، ولا تذكر ما رصدته ولا الجهاز المقصود.',
  },
  'rule.ios.threat-notification-in-message.other.0': {
    of: '2eca8e65',
    text: 'يقلّد محتالون هذا الإشعار: أما الإشعار الحقيقي فلا يطلب أبداً فتح رابط أو تثبيت شيء أو تقديم كلمة مرور أو رمز. ويظهر أيضاً في أعلى صفحة ⁨account.apple.com⁩ بعد تسجيل الدخول إليها مباشرة.',
  },
  'rule.ios.threat-notification-in-message.other.1': {
    of: 'c70cf947',
    text: 'ربما أعاد شخص ما إرسال نص إشعار، للتحذير أو لطلب المساعدة مثلاً.',
  },
};
