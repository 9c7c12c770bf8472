import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules over several artifacts in Arabic. */
export const sequencesAr: RuleTranslations = {
  'rule.ios.attachment-folders-emptied-near-process.title': {
    of: '7e28a862',
    text: 'مجلدات مرفقات أُفرغت وإعدادات للنظام وبرامج في الوقت نفسه',
  },
  'rule.ios.attachment-folders-emptied-near-process.message': {
    of: '1a83bea4',
    text: 'من {from} إلى {to}، وبفارق لا يتجاوز خمس دقائق بين كل حدث والذي يليه: مجلدات مرفقات فقدت شيئاً: {folders}؛ ملفات إعدادات تغيّرت: {files}؛ برامج لها استهلاك بيانات: {processes}؛ استخدامات للموقع انتهت: {locations}.',
  },
  'rule.ios.attachment-folders-emptied-near-process.why': {
    of: '39244662',
    text: 'وصل برنامج التجسس في «عملية Triangulation» مرفقاً برسالة غير مرئية. وقد حذف الرسالة والمرفق، لكن المجلدات وبعض ملفات الإعدادات واستهلاك البيانات لبرامج النظام احتفظت بالوقت. وتبحث Kaspersky في النسخ الاحتياطية عن لحظات كهذه.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.0': {
    of: '8c7e3f57',
    text: 'حذف محادثة أو مرفق يترك مجلدات كهذه أيضاً، والبرامج المذكورة هنا تعمل على كل هاتف.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.1': {
    of: '422a96bf',
    text: 'قد تقع أحداث من الاستخدام العادي في الدقائق نفسها مصادفة، ولا سيما على هاتف كثير الاستخدام.',
  },
  'rule.ios.deletion-traces-close-together.title': {
    of: '07346ec2',
    text: 'أثران لحذف خلال يوم واحد',
  },
  'rule.ios.deletion-traces-close-together.message': {
    of: '454d06a2',
    text: 'ما وجدته القاعدتان {one} و{other} يفصل بين تاريخيه يوم على الأكثر: {first} و{second}؛ والفجوات بين الرسائل في ذلك اليوم: {gaps}.',
  },
  'rule.ios.deletion-traces-close-together.why': {
    of: '44e01f90',
    text: 'لكل من النتيجتين تفسيرات عادية. لكن من يزيل آثار هجوم يزيلها من مواضع عدة دفعة واحدة، ونادراً ما يزيلها كلها، فيكون لأثرين متقاربين كهذين وزن أكبر من وزن كل منهما وحده.',
  },
  'rule.ios.deletion-traces-close-together.other.0': {
    of: 'efd23661',
    text: 'قد يترك تحديث أو نسخة احتياطية مستعادة أو إفساح مساحة على هاتف ممتلئ آثاراً عدة كهذه في يوم واحد.',
  },
  'rule.ios.deletion-traces-close-together.other.1': {
    of: '6fcc530f',
    text: 'قد يقع حدثان عاديان في اليوم نفسه مصادفة.',
  },
  'rule.ios.install-after-message-link.title': {
    of: 'd0bd730a',
    text: 'شيء ثُبِّت أو أُزيل بعد رسالة فيها رابط لتثبيته',
  },
  'rule.ios.install-after-message-link.message': {
    of: 'be0dd212',
    text: 'رسالة بتاريخ {received} فيها الرابط {link} الذي يثبّت شيئاً، وخلال يوم منها سجّل الهاتف خطوات تثبيت أو إزالة: {steps}، أولاها لـ{name} في {at}.',
  },
  'rule.ios.install-after-message-link.why': {
    of: '0b36ca86',
    text: 'تصل ملفات التعريف والتطبيقات من خارج المتجر عبر روابط كهذه. وقد أُرسلت بهذه الطريقة بالذات برامج تجسس تحتاج إلى مساعدة من يمسك الهاتف، في رسالة تبدو كأنها من شركة اتصالات.',
  },
  'rule.ios.install-after-message-link.other.0': {
    of: '4a786bc4',
    text: 'ترسل جهات العمل والمدارس روابط كهذه لإعداد هاتف، ويرسلها المطورون إلى من يجرّبون تطبيقاً.',
  },
  'rule.ios.install-after-message-link.other.1': {
    of: '5097a082',
    text: 'ربما ثُبِّت شيء آخر أو حُدِّث في اليوم نفسه مصادفة.',
  },
  'rule.ios.looked-up-account-unknown.title': {
    of: '44a0aeb0',
    text: 'حسابات جرى الاستعلام عنها ولا يعرفها شيء آخر',
  },
  'rule.ios.looked-up-account-unknown.message': {
    of: 'd085a6f8',
    text: 'حسابات استعلمت عنها خدمات Apple ولا تذكرها أي رسالة ولا جهة اتصال ولا مكالمة على هذا الهاتف: {count} من أصل {all}؛ وكان آخر استعلام في {last}.',
  },
  'rule.ios.looked-up-account-unknown.why': {
    of: '9c9ef868',
    text: 'يتصل المهاجمون بالهاتف من حسابات خاصة بهم، فيستعلم الهاتف عنها. وما يزيل الرسائل بعد ذلك قد يترك الاستعلام خلفه: فقد وجدت منظمة العفو الدولية حسابات لمهاجمين باستخدام Pegasus في هذه القائمة دون أي موضع آخر على الهاتف.',
  },
  'rule.ios.looked-up-account-unknown.other.0': {
    of: '8e4dca68',
    text: 'يستعلم الهاتف عن كل ما يُكتب في خانة المستلم وعن أعضاء المجموعات، حتى إن لم يُرسل شيء.',
  },
  'rule.ios.looked-up-account-unknown.other.1': {
    of: 'ec31fe0f',
    text: 'جهات الاتصال والرسائل التي حُذفت بالطريقة العادية تترك الاستعلام خلفها كذلك.',
  },
  'rule.ios.looked-up-account-unknown.other.2': {
    of: '0212ee5d',
    text: 'تطبيقات أخرى، مثل Mail أو تقويم مشترك، تستعلم عن عناوين لا ترد في أي من الثلاثة.',
  },
  'rule.ios.row-id-gaps.title': {
    of: '719b16f3',
    text: 'صفوف لم تعد موجودة في قاعدة بيانات',
  },
  'rule.ios.row-id-gaps.message': {
    of: 'cd200844',
    text: 'أرقام صفوف بلا صف في الجدول {table}: {missing}؛ الفجوات: {gaps}؛ وتقع أكبر فجوة ({largest}) بين صف مؤرخ {from} وصف مؤرخ {to}.',
  },
  'rule.ios.row-id-gaps.why': {
    of: '1fead656',
    text: 'يرقّم البرنامج صفوف جدول كهذا واحداً تلو الآخر، فالرقم الناقص يعود غالباً إلى صف محذوف. ومن يزيل آثار هجوم يترك فجوات كهذه أيضاً، وتدل تواريخ الصفوف حول الفجوة على الوقت الذي ينبغي النظر فيه عن قرب.',
  },
  'rule.ios.row-id-gaps.other.0': {
    of: '9d9e67c4',
    text: 'حذف الرسائل والمحادثات أمر عادي ويترك الفجوات نفسها، وكذلك إعداد يحذف الرسائل القديمة.',
  },
  'rule.ios.row-id-gaps.other.1': {
    of: '0358f270',
    text: 'قد تعطي الرسائل المحفوظة في iCloud أو نسخة احتياطية مستعادة الصفوف أرقاماً أخرى وتتخطى بعضها.',
  },
  'rule.ios.location-client-not-on-disk.title': {
    of: '6586e44a',
    text: 'تطبيق استخدم الموقع وليس على الهاتف',
  },
  'rule.ios.location-client-not-on-disk.message': {
    of: '11eb340d',
    text: 'تطبيقات في قائمة مستخدمي الموقع ولا يوجد مجلدها على الهاتف: {count}؛ أحدها {path}.',
  },
  'rule.ios.location-client-not-on-disk.why': {
    of: '6ef1fc51',
    text: 'قد تترك البرامج التي أُزيلت، بفعل شخص أو بفعلها هي، قيدها في هذه القائمة. احتمال الإنذار الخاطئ متوسط: قد تُظهر الهواتف العادية هذا أيضًا، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.location-client-not-on-disk.other.0': {
    of: '0ff34d06',
    text: 'أزال مستخدم الهاتف التطبيق أو حدّثه: فالتحديث ينقله إلى مجلد باسم آخر.',
  },
  'rule.ios.location-client-not-on-disk.other.1': {
    of: 'd88dc486',
    text: 'التطبيقات التي أُفرغت لتوفير مساحة ليست على الهاتف.',
  },
  'rule.ios.mobile-data-of-unlisted-process.title': {
    of: '2c78f5c0',
    text: 'بيانات شبكة الجوال لعملية غير مدرجة في استهلاك البيانات',
  },
  'rule.ios.mobile-data-of-unlisted-process.message': {
    of: '1d4a8428',
    text: 'عمليات لها بيانات جوال في إحصاء آخر للنظام وغير مدرجة في استهلاك البيانات: {count}؛ آخرها {process}.',
  },
  'rule.ios.mobile-data-of-unlisted-process.why': {
    of: 'f42a4883',
    text: 'يحصي النظام بيانات كل عملية في عدة أماكن. وقد رُصدت برمجيات تجسس تزيل اسمها من أحدها؛ وتحتفظ به الأماكن الأخرى بضعة أيام. احتمال الإنذار الخاطئ متوسط: قد تُظهر الهواتف العادية هذا أيضًا، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.0': {
    of: 'c36dc4a8',
    text: 'تصفير الإحصاءات أو إزالة تطبيق أو تحديث النظام يزيل أسماء من مكان قبل آخر.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.1': {
    of: '413a44f0',
    text: 'لا تكتب هذه الأماكن كل الأسماء بالطريقة نفسها.',
  },
};
