import type { Translations } from './translations.ts';

/** The sentences of the rules in Arabic. */
export const rulesAr: Translations = {
  'rule.ios.app-not-from-store.title': { of: '39eb1967', text: 'تطبيق لم يأتِ من App Store' },
  'rule.ios.app-not-from-store.message': {
    of: '8368cd7a',
    text: 'البرنامج الذي ثبّت التطبيق {app} هو {installer}، وليس من برامج Apple.',
  },
  'rule.ios.app-not-from-store.why': {
    of: 'eba6f4f0',
    text: 'لم تمرّ التطبيقات الواردة من خارج المتجر بمراجعة App Store. وقد جاءت في صورة تطبيق كهذا برمجيات للتجسس على المقرّبين، وبعض برمجيات التجسس الأبسط التي تستخدمها دول.',
  },
  'rule.ios.app-not-from-store.other.0': {
    of: '5eff5d51',
    text: 'في الاتحاد الأوروبي وبعض البلدان الأخرى تأتي التطبيقات أيضاً من متاجر أخرى ومن صفحات على الإنترنت.',
  },
  'rule.ios.app-not-from-store.other.1': {
    of: '86cca14e',
    text: 'تثبّت جهات العمل والمدارس وفرق التطوير تطبيقات أعدّتها بنفسها.',
  },
  'rule.ios.app-with-provisioning-profile.title': {
    of: '8ffb049b',
    text: 'تطبيق يعمل من دون App Store',
  },
  'rule.ios.app-with-provisioning-profile.message': {
    of: '2943ebba',
    text: 'يحمل التطبيق {app} ملف تعريف باسم {team}، وهو ما يسمح له بالعمل دون أن يأتي من App Store.',
  },
  'rule.ios.app-with-provisioning-profile.why': {
    of: 'ccd11f0f',
    text: 'لم يمرّ تطبيق كهذا بمراجعة App Store. وقد وقّعت شركات تبيع برمجيات التجسس لدول، وصانعو برمجيات للتجسس على المقرّبين، تطبيقاتهم بملفات تعريف مخصّصة لموظفي شركة أو للاختبار.',
  },
  'rule.ios.app-with-provisioning-profile.other.0': {
    of: '86cca14e',
    text: 'تثبّت جهات العمل والمدارس وفرق التطوير تطبيقات أعدّتها بنفسها.',
  },
  'rule.ios.app-with-provisioning-profile.other.1': {
    of: '29e7e79c',
    text: 'يثبّت بعض الناس تطبيقات بهذه الطريقة بأنفسهم، مثلاً بحساب مجاني للمطوّرين.',
  },
  'rule.ios.app-without-store-data.title': {
    of: '6c50758d',
    text: 'تطبيق ليس إلى جانبه شيء من App Store',
  },
  'rule.ios.app-without-store-data.message': {
    of: 'a1802606',
    text: 'يوجد التطبيق {app} بين التطبيقات المثبّتة في {folder}، وليس إلى جانبه شيء مما يكتبه App Store.',
  },
  'rule.ios.app-without-store-data.why': {
    of: '9133db66',
    text: 'يكتب App Store ما يعرفه عن التطبيق إلى جانب كل تطبيق يثبّته. والتطبيق الذي يخلو من ذلك، ولا يحمل ملف تعريف يسمح له بالعمل، وضعه هناك برنامج آخر.',
  },
  'rule.ios.app-without-store-data.other.0': {
    of: '12ff4626',
    text: 'قد تنقص نسخةَ نظام الملفات بعضُ الملفات.',
  },
  'rule.ios.app-without-store-data.other.1': {
    of: '64a831c7',
    text: 'في هاتف أُزيلت منه وسائل الحماية عمداً تُثبَّت التطبيقات بطرق أخرى.',
  },
  'rule.ios.app-without-bundle-id.title': {
    of: 'c0f492d5',
    text: 'تطبيق لا تبيّن بيانات المتجر المرافقة له أي تطبيق هو',
  },
  'rule.ios.app-without-bundle-id.message': {
    of: '98aaab84',
    text: 'بيانات المتجر المرافقة للتطبيق {app} لا تتضمن معرّف الحزمة ولا رقمه في المتجر ولا البرنامج الذي ثبّته.',
  },
  'rule.ios.app-without-bundle-id.why': {
    of: '04bd2c15',
    text: 'يكتب App Store هذه البيانات لكل تطبيق يثبّته. والبيانات التي تخلو من الثلاثة كتبها برنامج آخر، كما في التطبيقات المثبّتة من خارج المتجر.',
  },
  'rule.ios.app-without-bundle-id.other.0': {
    of: '24c55ad5',
    text: 'قد تكون لتطبيقات جهات العمل والمدارس وفرق التطوير، وللتطبيقات المستعادة من نسخة احتياطية قديمة، بيانات كهذه.',
  },
  'rule.ios.app-without-bundle-id.other.1': {
    of: 'b9261b66',
    text: 'الملف التالف يفقد بعض محتوياته.',
  },
  'rule.ios.attachment-in-temporary-folder.title': {
    of: 'dd793f3b',
    text: 'مرفق وارد لم يوضع قط في مكانه',
  },
  'rule.ios.attachment-in-temporary-folder.message': {
    of: '536e6a7e',
    text: 'يذكر تطبيق الرسائل مرفقاً وارداً في المسار {path}، أي في مجلد الملفات المؤقتة، ولا يعرف نوعه أو حجمه أو مُرسله.',
  },
  'rule.ios.attachment-in-temporary-folder.why': {
    of: 'ff442540',
    text: 'يحفظ تطبيق الرسائل ما يصله في مجلد خاص به. وقد جاءت هجمات بلا نقرة في صورة مرفقات عبر iMessage، والمختبرات التي تفحص الهواتف بحثاً عن برمجيات التجسس تنتبه إلى العناصر التي بقي لها اسم مؤقت كهذا.',
  },
  'rule.ios.attachment-in-temporary-folder.other.0': {
    of: 'b3478e38',
    text: 'قد يترك نقل انقطع، أو ملف أكبر من الحدّ، عنصراً كهذا.',
  },
  'rule.ios.attachment-in-temporary-folder.other.1': {
    of: '8ea5beae',
    text: 'الرسالة المحذوفة تترك عناصر بلا مُرسل.',
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
    text: 'الاجتماع الذي أُدخل لاحقاً، أو التقويم القديم الذي استُورد أو جرت مشاركته متأخراً، يحمل هو أيضاً تاريخاً سابقاً.',
  },
  'rule.ios.calendar-zero-click-invitation.other.1': {
    of: '561a5057',
    text: 'تسمّي بعض البرامج كل موعد «⁨Meeting⁩» وملاحظته «⁨Notes⁩».',
  },
  'rule.ios.crash-in-content-decoder.title': {
    of: '84032f8b',
    text: 'توقّف مفاجئ أثناء فك ترميز صورة أو خط أو فيديو وارد من آخرين',
  },
  'rule.ios.crash-in-content-decoder.message': {
    of: '4df86b1d',
    text: 'توقّف البرنامج {process} فجأة مع {exception} أثناء عمله في {decoder}.',
  },
  'rule.ios.crash-in-content-decoder.why': {
    of: '8634e2dc',
    text: 'اختبأت هجمات معروفة بلا نقرة في صور وخطوط ومقاطع فيديو، وسيطرت على البرنامج الذي يفك ترميزها. وقد تترك محاولة فاشلة توقّفاً كهذا.',
  },
  'rule.ios.crash-in-content-decoder.other.0': {
    of: '6bf842ee',
    text: 'قد يتسبب ملف تالف أو غير مألوف في توقّف برنامج فك الترميز دون أي قصد.',
  },
  'rule.ios.crash-in-content-decoder.other.1': {
    of: '5a64ae6d',
    text: 'تكثر حالات التوقّف المفاجئ في الإصدارات التجريبية من iOS وفي الهواتف القديمة ذات الذاكرة القليلة.',
  },
  'rule.ios.crash-of-content-handler.title': {
    of: '056d52f2',
    text: 'توقّف مفاجئ لبرنامج يستقبل محتوى من آخرين',
  },
  'rule.ios.crash-of-content-handler.message': {
    of: '80fd208b',
    text: 'توقّف البرنامج {process} فجأة مع {exception}.',
  },
  'rule.ios.crash-of-content-handler.why': {
    of: 'c78d4204',
    text: 'مرّت هجمات بلا نقرة عبر برامج تستقبل الرسائل والمكالمات والصور، وأدت محاولات فاشلة إلى توقّفها. والتوقف الواحد لا يقول الكثير؛ أما عدة حالات خلال دقائق، أو حالة قبيل أثر آخر، فتقول أكثر.',
  },
  'rule.ios.crash-of-content-handler.other.0': {
    of: '49436a36',
    text: 'تتوقف برامج كهذه في الهواتف العادية أيضاً، بسبب صورة تالفة أو خطأ فيها.',
  },
  'rule.ios.crash-of-content-handler.other.1': {
    of: '5a64ae6d',
    text: 'تكثر حالات التوقّف المفاجئ في الإصدارات التجريبية من iOS وفي الهواتف القديمة ذات الذاكرة القليلة.',
  },
  'rule.ios.crash-with-forged-pointer.title': {
    of: 'af59c090',
    text: 'توقّف مفاجئ بسبب عنوان ذاكرة بلا توقيع',
  },
  'rule.ios.crash-with-forged-pointer.message': {
    of: '89bc0eee',
    text: 'توقّف البرنامج {process} فجأة، وسجّل iOS أن عنوان ذاكرة ربما لم يحمل التوقيع المطلوب: {detail}',
  },
  'rule.ios.crash-with-forged-pointer.why': {
    of: 'dcca5edb',
    text: 'يوقّع iOS عناوين الذاكرة كي لا يستطيع مهاجم وضع غيرها مكانها. والهجوم على برنامج يستقبل محتوى من آخرين قد يفشل على هذا النحو تماماً.',
  },
  'rule.ios.crash-with-forged-pointer.other.0': {
    of: '399e3337',
    text: 'قد يغيّر خطأ عادي في برنامج عنوان ذاكرة أيضاً، فيسجّل iOS الأمر نفسه.',
  },
  'rule.ios.crash-with-forged-pointer.other.1': {
    of: '5a64ae6d',
    text: 'تكثر حالات التوقّف المفاجئ في الإصدارات التجريبية من iOS وفي الهواتف القديمة ذات الذاكرة القليلة.',
  },
  'rule.ios.filesystem-staging-file.title': {
    of: '2d44551c',
    text: 'ملف في مجلد شوهدت برمجيات التجسس تعمل منه',
  },
  'rule.ios.filesystem-staging-file.message': {
    of: 'bd187f8e',
    text: 'المسار {path} موجود على الهاتف.',
  },
  'rule.ios.filesystem-staging-file.why': {
    of: 'adddbf9b',
    text: 'يضع النظام برامج في هذا المجلد لوقت قصير، أثناء التحديث مثلاً، وذلك دائماً في مجلدات فرعية لها شكل واحد. أما Pegasus وبرمجيات التجسس من شركة QuaDream فقد عملت من المجلد نفسه في هواتف فُحصت. احتمال الإنذار الكاذب ضعيف.',
  },
  'rule.ios.filesystem-staging-file.other.1': {
    of: '7c43b55a',
    text: 'قد تضع أدوات jailbreak برامج في هذا المجلد أيضاً.',
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
  'rule.ios.looked-up-account-with-nul.title': {
    of: '8a01c848',
    text: 'حساب جرى الاستعلام عنه وفي اسمه رموز NUL',
  },
  'rule.ios.looked-up-account-with-nul.message': {
    of: '6282895e',
    text: 'استعلمت الخدمة {service} عن حساب في اسمه رمزا NUL متتاليان أو أكثر.',
  },
  'rule.ios.looked-up-account-with-nul.why': {
    of: '4cd1dda1',
    text: 'لا توجد رموز كهذه في أي عنوان بريد إلكتروني أو رقم هاتف. وقد عُثر في هذه القائمة على حسابات استُخدمت في مهاجمة هواتف ببرمجية Pegasus، والمختبرات التي تفحص الهواتف بحثاً عن برمجيات التجسس تنتبه فيها إلى أسماء كهذه. احتمال الإنذار الكاذب ضعيف.',
  },
  'rule.ios.looked-up-account-with-nul.other.0': {
    of: 'b8486fea',
    text: 'الملف التالف، أو البرنامج الذي كتب اسماً بترميز آخر، يعطي رموزاً كهذه أيضاً.',
  },
  'rule.ios.looked-up-account-with-nul.other.1': {
    of: '60044923',
    text: 'الاستعلام عن حساب لا يعني أن رسالة وصلت منه: فالهاتف يستعلم أيضاً عمّا يُكتب وعمّن هو بين جهات الاتصال.',
  },
  'rule.ios.orphan-data-usage-row.title': {
    of: 'de73fade',
    text: 'استهلاك بيانات لعملية اختفى اسمها',
  },
  'rule.ios.orphan-data-usage-row.message': {
    of: '46fd1aca',
    text: 'صف استهلاك البيانات {usageRow} يعود إلى صف العملية {processRow}، وصف العملية هذا غير موجود.',
  },
  'rule.ios.orphan-data-usage-row.why': {
    of: '3301fa7f',
    text: 'يحصي نظام iOS بيانات كل عملية في جدولين. وقد رُصدت برمجيات تجسس، تستخدمها دول، وهي تحذف صفها من جدول العمليات وتترك صف الاستهلاك. احتمال الإنذار الكاذب ضعيف إذا بقيت صفوف عدة من هذا النوع أو صفوف حديثة، وأكبر من ذلك إذا كان صفاً واحداً قديماً.',
  },
  'rule.ios.orphan-data-usage-row.other.0': {
    of: 'fe93480d',
    text: 'تصفير الإحصاءات أو إزالة تطبيق أو تحديث النظام قد يترك صف استهلاك لبعض الوقت.',
  },
  'rule.ios.orphan-data-usage-row.other.1': {
    of: '1034f625',
    text: 'النسخة الاحتياطية التي أُنشئت بينما كان نظام iOS يكتب قد تحتوي على جدول أحدث من الآخر.',
  },
  'rule.ios.orphan-data-usage-row.other.2': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.orphan-netusage-row.title': {
    of: '741738ed',
    text: 'استهلاك شبكة لعملية اختفى اسمها',
  },
  'rule.ios.orphan-netusage-row.message': {
    of: 'd05c8554',
    text: 'صف استهلاك الشبكة {usageRow} يعود إلى صف العملية {processRow}، وصف العملية هذا غير موجود.',
  },
  'rule.ios.orphan-netusage-row.why': {
    of: '55ab6137',
    text: 'يحصي نظام iOS استخدام كل عملية للشبكة في جدولين. وقد رُصدت برمجيات تجسس، تستخدمها دول، وهي تحذف صفها من جدول العمليات وتترك صف الاستهلاك. احتمال الإنذار الكاذب ضعيف إذا بقيت صفوف عدة من هذا النوع أو صفوف حديثة، وأكبر من ذلك إذا كان صفاً واحداً قديماً.',
  },
  'rule.ios.orphan-netusage-row.other.1': {
    of: '854b2987',
    text: 'النسخة التي أُخذت بينما كان نظام iOS يكتب قد تحتوي على جدول أحدث من الآخر.',
  },
  'rule.ios.orphan-netusage-row.other.2': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.panic-of-media-hardware.title': {
    of: '22ec7797',
    text: 'توقّف نواة النظام في برنامج تشغيل للصور أو الفيديو أو الرسوميات',
  },
  'rule.ios.panic-of-media-hardware.message': {
    of: 'e585ac45',
    text: 'توقّفت نواة النظام، ويذكر التقرير برنامج التشغيل {driver}.',
  },
  'rule.ios.panic-of-media-hardware.why': {
    of: '7293d0d1',
    text: 'انتقلت هجمات من برنامج إلى نواة النظام عبر برامج تشغيل كهذه، وأدت محاولات فاشلة إلى توقّف الهاتف. ويزداد معنى ذلك إذا توقّف قبله بدقائق برنامج يستقبل محتوى من آخرين.',
  },
  'rule.ios.panic-of-media-hardware.other.0': {
    of: '80603936',
    text: 'توقف برامج التشغيل نواة النظام أيضاً بسبب أعطال العتاد أو الحرارة أو أخطاء فيها.',
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
    text: 'يتيح ملف كهذا لمن أعدّه رؤية ما يرسله الهاتف وما يستقبله أو تغييره، أو منع ظهور الإشعارات على الشاشة. وقد تمكّن مهاجمون وصلوا إلى الهاتف لحظات، أو أعدّوا صفحة مقنعة، من جعل أشخاص يثبّتون مثله.',
  },
  'rule.ios.profile-installed-outside-management.other.0': {
    of: '61739a76',
    text: 'خدمات VPN ومانعات الإعلانات وخوادم الأسماء المختارة والمدارس وجهات العمل تعمل عبر ملفات تعريف من هذا النوع.',
  },
  'rule.ios.profile-installed-outside-management.other.1': {
    of: '1f4036b1',
    text: 'من يطوّر التطبيقات أو يختبرها يثبّت شهادات خاصة به.',
  },
  'rule.ios.profile-installed-outside-management.other.2': {
    of: '2a95b078',
    text: 'ربما كان ملف التعريف تابعاً لإدارة عن بُعد تسجّله بطريقة غير معروفة هنا.',
  },
  'rule.ios.safari-redirect-to-unusual-port.title': {
    of: '59152085',
    text: 'صفحة غير مشفّرة قادت إلى منفذ غير مألوف في موقع آخر',
  },
  'rule.ios.safari-redirect-to-unusual-port.message': {
    of: '364a7781',
    text: 'حُوّلت زيارة إلى {from}، وهي غير مشفّرة، إلى {to} عبر المنفذ {port}.',
  },
  'rule.ios.safari-redirect-to-unusual-port.why': {
    of: '1dbe2441',
    text: 'يمكن لمن يتحكم في الشبكة أن يجيب بدلاً من صفحة غير مشفّرة. وبهذه الطريقة أُوصل Pegasus إلى هواتف: إذ حُوّل المتصفح إلى خادم له اسم عشوائي ومنفذ مرتفع الرقم.',
  },
  'rule.ios.safari-redirect-to-unusual-port.other.0': {
    of: '93eef581',
    text: 'صفحات تسجيل الدخول إلى الشبكات العامة، وأجهزة المنزل التي يمكن الوصول إليها من خارجه، تستخدم منافذ كهذه أيضاً.',
  },
  'rule.ios.safari-redirect-to-unusual-port.other.1': {
    of: 'ab51aa95',
    text: 'تتضمن القائمة أيضاً زيارات من أجهزة أخرى للحساب نفسه.',
  },
  'rule.ios.shutdown-log-clock-went-back.title': {
    of: 'c100b342',
    text: 'حالات إيقاف تشغيل لا تتبع ترتيب أوقاتها',
  },
  'rule.ios.shutdown-log-clock-went-back.message': {
    of: '97d40929',
    text: 'إيقاف التشغيل في {time} مكتوب بعد إيقاف تشغيل وقته لاحق.',
  },
  'rule.ios.shutdown-log-clock-went-back.why': {
    of: '152a18f5',
    text: 'يُكتب السجل بالترتيب، ولذلك أُعيدت ساعة الهاتف إلى الوراء بين الحالتين. وقد تكون أوقات أخرى في تلك الأيام خاطئة أيضاً. احتمال الإنذار الكاذب كبير: فقد ينتج هذا عن نفاد البطارية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.shutdown-log-clock-went-back.other.0': {
    of: 'fcb8cb4c',
    text: 'الهاتف الذي بقيت بطاريته فارغة طويلاً، أو ضُبطت ساعته يدوياً، يبدأ بوقت خاطئ.',
  },
  'rule.ios.shutdown-log-many-notices.title': {
    of: 'bd0fbe27',
    text: 'إيقاف تشغيل أخّرته برامج طويلاً',
  },
  'rule.ios.shutdown-log-many-notices.message': {
    of: 'ffb75704',
    text: 'انتظر الهاتف البرامج عند إحدى حالات إيقاف التشغيل {notices, plural, zero {دون تكرار} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}}؛ والمدة الإجمالية بالثواني: {seconds}.',
  },
  'rule.ios.shutdown-log-many-notices.why': {
    of: 'd070702c',
    text: 'برمجيات التجسس التي لم تنهِ عملها من تلقاء نفسها أخّرت إيقاف التشغيل على هذا النحو. والبرامج التي كانت لا تزال تعمل مذكورة في سجل إيقاف التشغيل.',
  },
  'rule.ios.shutdown-log-many-notices.other.0': {
    of: 'e76d765f',
    text: 'يتأخر إيقاف التشغيل أيضاً في هاتف ممتلئ أو قديم، أو أثناء نسخ احتياطي أو نقل بيانات.',
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
  'rule.ios.threat-notification-sender.title': {
    of: 'f7f0f57b',
    text: 'رسالة من عنوان إشعارات Apple بوجود تهديد',
  },
  'rule.ios.threat-notification-sender.message': {
    of: 'e4931efe',
    text: 'وصلت رسالة من {sender}، وهو عنوان ترسل منه Apple إشعاراتها بوجود تهديد، ونصها ليس من النصوص التي نعرفها لهذه الإشعارات.',
  },
  'rule.ios.threat-notification-sender.why': {
    of: 'afdd5490',
    text: 'تراسل Apple من هذا العنوان من تعتقد أنهم مستهدفون ببرمجيات التجسس المأجورة، ولا نعرف له استعمالاً آخر. وقد يكون النص بلغة أو بصيغة لم تُنشر بعد، أو لم يعد موجوداً.',
  },
  'rule.ios.threat-notification-sender.other.0': {
    of: 'a79a4f32',
    text: 'يمكن تزوير عنوان المُرسل، ولا سيما في البريد الإلكتروني والرسائل النصية، ويقلّد محتالون هذا الإشعار. أما الإشعار الحقيقي فيظهر أيضاً في أعلى صفحة ⁨account.apple.com⁩ بعد تسجيل الدخول إليها مباشرة.',
  },
  'rule.ios.threat-notification-sender.other.1': {
    of: 'bbe188b4',
    text: 'ربما ترسل Apple من هذا العنوان رسائل أخرى غير الإشعارات.',
  },
  'rule.ios.attachment-without-message.title': {
    of: 'c42f19f0',
    text: 'مرفق وارد لم تعد رسالته موجودة',
  },
  'rule.ios.attachment-without-message.message': {
    of: 'fbde4fcb',
    text: 'المرفق الوارد {attachment} لا ينتمي إلى أي رسالة موجودة.',
  },
  'rule.ios.attachment-without-message.why': {
    of: 'eeadee76',
    text: 'كانت «عملية Triangulation» تمحو الرسالة التي جاءت بها. والبرنامج الذي يفعل ذلك قد يترك العنصر الخاص بما جاء مع الرسالة. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.attachment-without-message.other.0': {
    of: 'c7f87f84',
    text: 'قد يترك حذف رسالة مرفقها لبعض الوقت.',
  },
  'rule.ios.attachment-without-message.other.1': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.cache-of-radio-service.title': {
    of: '54d6533c',
    text: 'خادم ويب اتصلت به خدمة قلّما تتصل بخوادم',
  },
  'rule.ios.cache-of-radio-service.message': {
    of: '43e2e6dd',
    text: 'اتصلت الخدمة {service} في نظام iOS بالخادم {host}.',
  },
  'rule.ios.cache-of-radio-service.why': {
    of: '75b3b544',
    text: 'عثرت منظمة العفو الدولية على عناوين تخص Pegasus في ذاكرة التخزين المؤقت لخدمات لا تحتاج إلى صفحات ويب غير صفحات Apple. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.cache-of-radio-service.other.0': {
    of: '54b0cf7b',
    text: 'لدى شركات الاتصالات ومحطات الإذاعة ومصنّعي الملحقات خوادم تتصل بها هذه الخدمات.',
  },
  'rule.ios.cache-of-radio-service.other.1': {
    of: '21d638d9',
    text: 'قد يسمح إصدار أحدث من iOS للخدمة بأن تفعل أكثر.',
  },
  'rule.ios.cached-answer-without-body.title': {
    of: 'fa7a1d7d',
    text: 'رد محفوظ لم يعد محتواه موجوداً',
  },
  'rule.ios.cached-answer-without-body.message': {
    of: '319fad51',
    text: 'الرد على الطلب {entry} مدرج بنوعه ({type})، ومحتواه غير محفوظ.',
  },
  'rule.ios.cached-answer-without-body.why': {
    of: 'da946cf2',
    text: 'قد يحذف برنامج يمحو آثاره محتوى رد ويترك العنصر. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.cached-answer-without-body.other.0': {
    of: 'fe73305a',
    text: 'قد تكون الردود فارغة.',
  },
  'rule.ios.cached-answer-without-body.other.1': {
    of: '8abd521d',
    text: 'يفرغ نظام iOS ذاكرة التخزين المؤقت عندما يحتاج إلى مساحة.',
  },
  'rule.ios.clock-set-far.title': { of: 'bc00d0e7', text: 'ساعة الهاتف قُدّمت أو أُخّرت ساعة أو أكثر' },
  'rule.ios.clock-set-far.message': {
    of: '19d6b522',
    text: 'قفزت ساعة الهاتف من {before} إلى {after}.',
  },
  'rule.ios.clock-set-far.why': {
    of: 'a1185ba3',
    text: 'أوقات كل الآثار الأخرى تتبع ساعة الهاتف. ومن يقدّمها أو يؤخرها يستطيع أن يخفي متى حدث شيء. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.clock-set-far.other.0': {
    of: '79c61d1a',
    text: 'نفدت البطارية، وكانت الساعة خاطئة إلى أن ضبطتها الشبكة.',
  },
  'rule.ios.clock-set-far.other.1': {
    of: 'd24c06f9',
    text: 'عدّل أحدهم الساعة من أجل لعبة أو تطبيق أو تجربة. أما تغيير المنطقة الزمنية وحده فلا يظهر هنا.',
  },
  'rule.ios.crash-reports-switched-off.title': {
    of: '8e1f80e0',
    text: 'تقارير التوقّف المفاجئ للبرامج معطّلة',
  },
  'rule.ios.crash-reports-switched-off.message': {
    of: '2ecbfcb8',
    text: 'الإعداد {setting} لتقارير التوقّف المفاجئ للبرامج هو {value}.',
  },
  'rule.ios.crash-reports-switched-off.why': {
    of: '8484604e',
    text: 'رُصد أن Pegasus يكتب إعدادات تقارير التوقّف المفاجئ للبرامج، ما قد يكون منع الإبلاغ عن إخفاقاته. والإعدادات التي كتبها غير معلنة: هنا لا يدل إلا اسم الإعداد وقيمته. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.crash-reports-switched-off.other.0': {
    of: '50015759',
    text: 'يستطيع من يستخدم الهاتف أو جهة العمل أو نظام iOS نفسه تعطيل التقارير.',
  },
  'rule.ios.crash-reports-switched-off.other.1': {
    of: 'e0429530',
    text: 'قد يعني الإعداد غير ما يدل عليه اسمه.',
  },
  'rule.ios.data-usage-name-mismatch.title': {
    of: 'ec74637b',
    text: 'استهلاك محسوب لتطبيق باسم تطبيق آخر',
  },
  'rule.ios.data-usage-name-mismatch.message': {
    of: 'a3196677',
    text: 'العملية {process} محسوبة للتطبيق {app}، واسمها نفسه يسمي تطبيقاً آخر.',
  },
  'rule.ios.data-usage-name-mismatch.why': {
    of: 'e6eeb4d9',
    text: 'ينتهي اسم العملية التي تعمل لتطبيق بمعرّف ذلك التطبيق، والمعرّف نفسه مكتوب إلى جانبه. والبرنامج الذي يغيّر اسمه يدوياً قد يترك الاثنين مختلفين. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.data-usage-name-mismatch.other.0': {
    of: 'eb7c82cd',
    text: 'قد يغيّر تحديث التطبيق أو نظام iOS أحد الاسمين.',
  },
  'rule.ios.data-usage-name-mismatch.other.1': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.data-usage-process-deleted.title': {
    of: 'f3d3a504',
    text: 'عملية لم تعد إحصاءات الاستهلاك تذكرها',
  },
  'rule.ios.data-usage-process-deleted.message': {
    of: '95ef53e7',
    text: 'لا تظهر العملية {process} إلا في ما تبقّى من حالة أقدم للجدول: صفها محذوف، أو صار يحمل اسماً آخر.',
  },
  'rule.ios.data-usage-process-deleted.why': {
    of: '82c8eccb',
    text: 'رُصدت برمجيات تجسس، تستخدمها دول، وهي تحذف صفها من هذا الجدول. وما حُذف يُقارن بالأسماء المعروفة مثل أي صف آخر. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.data-usage-process-deleted.other.0': {
    of: '5cf6664b',
    text: 'إزالة تطبيق أو تصفير الإحصاءات يزيل أيضاً مثل هذه الصفوف.',
  },
  'rule.ios.data-usage-process-deleted.other.1': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.data-usage-process-without-name.title': {
    of: 'e1867d49',
    text: 'استهلاك لعملية بلا اسم',
  },
  'rule.ios.data-usage-process-without-name.message': {
    of: '346f6c10',
    text: 'صف الاستهلاك {usageRow} يعود إلى صف العملية {processRow}، ولا اسم في هذا الصف.',
  },
  'rule.ios.data-usage-process-without-name.why': {
    of: '086f87e4',
    text: 'يكتب نظام iOS اسم العملية حين يحصي استهلاكها أول مرة. وإذا بقي الاستهلاك وأُفرغ الاسم فقد يكون جزء من الأثر قد أُزيل. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.data-usage-process-without-name.other.0': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.data-usage-process-without-name.other.1': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.data-usage-process-without-usage.title': {
    of: '7c845759',
    text: 'عملية لا تتبع أي تطبيق وليس لها أي استهلاك',
  },
  'rule.ios.data-usage-process-without-usage.message': {
    of: 'be982381',
    text: 'العملية {process} موجودة في جدول العمليات، ولا يُحسب لها أي استهلاك.',
  },
  'rule.ios.data-usage-process-without-usage.why': {
    of: '55813641',
    text: 'تدخل العملية هذا الجدول عند أول استخدام لها للشبكة، ويدخل استهلاكها جدولاً آخر. وإذا غاب الاستهلاك فقد يكون جزء من الأثر قد أُزيل. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.data-usage-process-without-usage.other.0': {
    of: 'c6ae1d5a',
    text: 'قد تظهر هناك بلا استهلاك خدمات جاءت مع إصدار جديد من iOS ولم تُعرف هنا بعد.',
  },
  'rule.ios.data-usage-process-without-usage.other.1': {
    of: '5cf6664b',
    text: 'إزالة تطبيق أو تصفير الإحصاءات يزيل أيضاً مثل هذه الصفوف.',
  },
  'rule.ios.data-usage-process-without-usage.other.2': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.database-log-unusual.title': {
    of: '72113340',
    text: 'سجل قاعدة بيانات مقطوع أو أطول بكثير مما يلزم',
  },
  'rule.ios.database-log-unusual.message': {
    of: '22c584d8',
    text: 'عدد الإطارات في السجل المجاور لقاعدة البيانات {frames}، والمستخدم منها {applied}.',
  },
  'rule.ios.database-log-unusual.why': {
    of: '85a66b3e',
    text: 'السجل الذي ينتهي في وسط تغيير، أو الأطول بكثير مما تحتاجه قاعدته، قد يحتوي على نسخ سابقة من الصفوف؛ والبرنامج الذي أُوقف وهو يحذف يتركه هكذا. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.database-log-unusual.other.0': { of: '4a532d39', text: 'نُسخ الهاتف بينما كان يكتب.' },
  'rule.ios.database-log-unusual.other.1': {
    of: '1d1b970b',
    text: 'توقف تطبيق أو الهاتف، كما يحدث عند نفاد البطارية.',
  },
  'rule.ios.database-mostly-free.title': {
    of: '7f03c665',
    text: 'جزء كبير من قاعدة بيانات مساحة حرة',
  },
  'rule.ios.database-mostly-free.message': {
    of: 'c649b40a',
    text: 'عدد الصفحات الحرة في قاعدة البيانات {free} من أصل {pages}.',
  },
  'rule.ios.database-mostly-free.why': {
    of: '395891ce',
    text: 'تبقى مساحة حرة كبيرة حيث حُذفت صفوف كثيرة دفعة واحدة ولم تُقلَّص القاعدة منذ ذلك الحين. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.database-mostly-free.other.0': {
    of: '8bdc241c',
    text: 'يحذف الناس كل يوم رسائل ومكالمات وسجل تصفح.',
  },
  'rule.ios.database-mostly-free.other.1': {
    of: 'dd8ec909',
    text: 'يزيل النظام الصفوف القديمة دفعة واحدة، بعد تحديث مثلاً.',
  },
  'rule.ios.database-newest-rows-gone.title': {
    of: 'd71cb23a',
    text: 'أحدث صفوف جدول لم تعد موجودة',
  },
  'rule.ios.database-newest-rows-gone.message': {
    of: 'c7271674',
    text: 'أعطى الجدول {table} أرقاماً حتى {mark}، {left, select, none {ولا يحتوي على أي صف} other {وأعلى صف فيه هو {highest}}}.',
  },
  'rule.ios.database-newest-rows-gone.why': {
    of: 'd3a3058d',
    text: 'تحتفظ قاعدة البيانات بأعلى رقم أعطاه الجدول، حتى لو حُذف الصف. وبرمجية التجسس التي تزيل أحدث آثارها تترك مثل هذا الفرق. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.database-newest-rows-gone.other.0': {
    of: '8bdc241c',
    text: 'يحذف الناس كل يوم رسائل ومكالمات وسجل تصفح.',
  },
  'rule.ios.database-newest-rows-gone.other.1': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.database-zeroed-free-space.title': {
    of: 'a260b4d8',
    text: 'المساحة الحرة في قاعدة بيانات كُتب فوقها أصفار',
  },
  'rule.ios.database-zeroed-free-space.message': {
    of: 'e7066d29',
    text: 'كل الصفحات الحرة التي فُحصت في قاعدة البيانات، وعددها {looked}، لا تحتوي إلا على أصفار.',
  },
  'rule.ios.database-zeroed-free-space.why': {
    of: '46cb185e',
    text: 'في الهواتف العادية المعروفة تحتفظ الصفحات الحرة في هذه القاعدة بما حُذف. والبرنامج الذي يزيل الآثار قد يكتب فوقها. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.database-zeroed-free-space.other.0': {
    of: '54a6104d',
    text: 'قد يكتب إصدار آخر من iOS أو من التطبيق فوق ما يحذفه.',
  },
  'rule.ios.database-zeroed-free-space.other.1': {
    of: '7c3bd762',
    text: 'ربما أُصلحت قاعدة البيانات أو أُنشئت من جديد مع مساحة احتياطية.',
  },
  'rule.ios.deleted-backdated-invitation.title': {
    of: 'fa649dea',
    text: 'دعوة محذوفة إلى موعد في الماضي',
  },
  'rule.ios.deleted-backdated-invitation.message': {
    of: '795a3a1a',
    text: 'حُذفت دعوة أُنشئت في {created} لموعد سابق لها هو {start}؛ ولا تظهر إلا في ما تبقّى من حالة أقدم للتقويم.',
  },
  'rule.ios.deleted-backdated-invitation.why': {
    of: '446ecc3c',
    text: 'كانت QuaDream تصل إلى الهواتف بدعوات إلى مواعيد في الماضي، يضيفها نظام iOS إلى التقويم دون إشعار، ثم تزيلها. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.deleted-backdated-invitation.other.0': {
    of: 'd7588bfd',
    text: 'يحذف الناس الدعوات، وتزيل التقاويم المحفوظة على خادم القديمة منها.',
  },
  'rule.ios.deleted-backdated-invitation.other.1': {
    of: 'e5a30cd9',
    text: 'قد يُدوَّن موعد بعد حدوثه ويُدعى إليه آخرون.',
  },
  'rule.ios.empty-attachment-folder.title': { of: 'be40ea9c', text: 'مجلد مرفقات فارغ' },
  'rule.ios.empty-attachment-folder.message': {
    of: '7da5720a',
    text: 'المجلد {folder} مخصص لمرفقات الرسائل، ولا يوجد فيه أي ملف.',
  },
  'rule.ios.empty-attachment-folder.why': {
    of: '8ee02b00',
    text: 'جاءت «عملية Triangulation» في شكل مرفق مُحي بعد ذلك: وبقيت المجلدات بأوقات قريبة من وقت الهجوم. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.empty-attachment-folder.other.0': {
    of: '90864b61',
    text: 'حذف رسالة أو محادثة يترك مجلدات فارغة.',
  },
  'rule.ios.empty-attachment-folder.other.1': {
    of: '86f80ad6',
    text: 'المرفقات المحفوظة في iCloud ليست على الهاتف.',
  },
  'rule.ios.filesystem-known-spyware-place.title': {
    of: 'b21db2e1',
    text: 'ملف في مكان معروف عن برمجية تجسس',
  },
  'rule.ios.filesystem-known-spyware-place.message': {
    of: '14330db4',
    text: 'المسار {path} موجود على الهاتف، في مكان معروف عن {family}.',
  },
  'rule.ios.filesystem-known-spyware-place.why': {
    of: '702be18b',
    text: 'تذكر تقارير منشورة وقوائم مؤشّرات هذا المكان بالضبط، أو هذا المجلد مع هذا الامتداد، لملف برمجية تجسس تزيل نفسها بعد أن تنهي عملها. احتمال الإنذار الكاذب ضعيف.',
  },
  'rule.ios.filesystem-known-spyware-place.other.1': {
    of: 'ba91afba',
    text: 'قد تضع أدوات تنسخ الهاتف أو تفتحه نسخة من كلمات المرور أو المفاتيح هناك.',
  },
  'rule.ios.filesystem-known-spyware-place.other.2': {
    of: 'e9edca08',
    text: 'بعض هذه الأسماء أسماء أجزاء من نظام iOS أو كلمات عادية: وقد ينشئ نظام iOS أو أداةٌ ما ملفاً بهذا الاسم يوماً ما.',
  },
  'rule.ios.location-client-of-absent-app.title': {
    of: 'bd93e990',
    text: 'تطبيق استخدم الموقع الجغرافي وليس مثبّتاً',
  },
  'rule.ios.location-client-of-absent-app.message': {
    of: 'cec98c58',
    text: 'طلب التطبيق {app} الموقع الجغرافي للهاتف، وليس بين التطبيقات المثبّتة.',
  },
  'rule.ios.location-client-of-absent-app.why': {
    of: '2477a76e',
    text: 'قد تترك البرامج التي أُزيلت، بفعل شخص أو بفعلها هي، عنصراً في هذه القائمة. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.location-client-of-absent-app.other.0': {
    of: 'c64caa2a',
    text: 'التطبيق أزاله من يستخدم الهاتف.',
  },
  'rule.ios.location-client-of-absent-app.other.1': {
    of: 'e22d4187',
    text: 'أجزاء التطبيقات، مثل الملحقات البرمجية والأدوات المصغّرة، لا تُدرج بين التطبيقات.',
  },
  'rule.ios.manifest-known-spyware-place.title': {
    of: 'b21db2e1',
    text: 'ملف في مكان معروف عن برمجية تجسس',
  },
  'rule.ios.manifest-known-spyware-place.message': {
    of: '7b5f944e',
    text: 'تذكر النسخة الاحتياطية الملف {path}، في مكان معروف عن {family}.',
  },
  'rule.ios.manifest-known-spyware-place.why': {
    of: '702be18b',
    text: 'تذكر تقارير منشورة وقوائم مؤشّرات هذا المكان بالضبط، أو هذا المجلد مع هذا الامتداد، لملف برمجية تجسس تزيل نفسها بعد أن تنهي عملها. احتمال الإنذار الكاذب ضعيف.',
  },
  'rule.ios.manifest-known-spyware-place.other.1': {
    of: 'ba91afba',
    text: 'قد تضع أدوات تنسخ الهاتف أو تفتحه نسخة من كلمات المرور أو المفاتيح هناك.',
  },
  'rule.ios.manifest-known-spyware-place.other.2': {
    of: 'e9edca08',
    text: 'بعض هذه الأسماء أسماء أجزاء من نظام iOS أو كلمات عادية: وقد ينشئ نظام iOS أو أداةٌ ما ملفاً بهذا الاسم يوماً ما.',
  },
  'rule.ios.manifest-staging-file.title': {
    of: '2d44551c',
    text: 'ملف في مجلد شوهدت برمجيات التجسس تعمل منه',
  },
  'rule.ios.manifest-staging-file.message': {
    of: 'e7fd5428',
    text: 'تذكر النسخة الاحتياطية {path}.',
  },
  'rule.ios.manifest-staging-file.why': {
    of: 'adddbf9b',
    text: 'يضع النظام برامج في هذا المجلد لوقت قصير، أثناء التحديث مثلاً، وذلك دائماً في مجلدات فرعية لها شكل واحد. أما Pegasus وبرمجيات التجسس من شركة QuaDream فقد عملت من المجلد نفسه في هواتف فُحصت. احتمال الإنذار الكاذب ضعيف.',
  },
  'rule.ios.manifest-staging-file.other.1': {
    of: '7c43b55a',
    text: 'قد تضع أدوات jailbreak برامج في هذا المجلد أيضاً.',
  },
  'rule.ios.netusage-name-mismatch.title': {
    of: 'ec74637b',
    text: 'استهلاك محسوب لتطبيق باسم تطبيق آخر',
  },
  'rule.ios.netusage-name-mismatch.message': {
    of: 'a3196677',
    text: 'العملية {process} محسوبة للتطبيق {app}، واسمها نفسه يسمي تطبيقاً آخر.',
  },
  'rule.ios.netusage-name-mismatch.why': {
    of: 'e6eeb4d9',
    text: 'ينتهي اسم العملية التي تعمل لتطبيق بمعرّف ذلك التطبيق، والمعرّف نفسه مكتوب إلى جانبه. والبرنامج الذي يغيّر اسمه يدوياً قد يترك الاثنين مختلفين. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.netusage-name-mismatch.other.0': {
    of: 'eb7c82cd',
    text: 'قد يغيّر تحديث التطبيق أو نظام iOS أحد الاسمين.',
  },
  'rule.ios.netusage-name-mismatch.other.1': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.netusage-process-deleted.title': {
    of: 'f3d3a504',
    text: 'عملية لم تعد إحصاءات الاستهلاك تذكرها',
  },
  'rule.ios.netusage-process-deleted.message': {
    of: '95ef53e7',
    text: 'لا تظهر العملية {process} إلا في ما تبقّى من حالة أقدم للجدول: صفها محذوف، أو صار يحمل اسماً آخر.',
  },
  'rule.ios.netusage-process-deleted.why': {
    of: '82c8eccb',
    text: 'رُصدت برمجيات تجسس، تستخدمها دول، وهي تحذف صفها من هذا الجدول. وما حُذف يُقارن بالأسماء المعروفة مثل أي صف آخر. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.netusage-process-deleted.other.0': {
    of: '5cf6664b',
    text: 'إزالة تطبيق أو تصفير الإحصاءات يزيل أيضاً مثل هذه الصفوف.',
  },
  'rule.ios.netusage-process-deleted.other.1': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.netusage-process-without-name.title': {
    of: 'e1867d49',
    text: 'استهلاك لعملية بلا اسم',
  },
  'rule.ios.netusage-process-without-name.message': {
    of: '346f6c10',
    text: 'صف الاستهلاك {usageRow} يعود إلى صف العملية {processRow}، ولا اسم في هذا الصف.',
  },
  'rule.ios.netusage-process-without-name.why': {
    of: '086f87e4',
    text: 'يكتب نظام iOS اسم العملية حين يحصي استهلاكها أول مرة. وإذا بقي الاستهلاك وأُفرغ الاسم فقد يكون جزء من الأثر قد أُزيل. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.netusage-process-without-name.other.0': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.netusage-process-without-name.other.1': {
    of: '99b7e006',
    text: 'قاعدة البيانات التي أُصلحت أو تضررت تفقد بعض الصفوف.',
  },
  'rule.ios.netusage-process-without-usage.title': {
    of: '7c845759',
    text: 'عملية لا تتبع أي تطبيق وليس لها أي استهلاك',
  },
  'rule.ios.netusage-process-without-usage.message': {
    of: 'be982381',
    text: 'العملية {process} موجودة في جدول العمليات، ولا يُحسب لها أي استهلاك.',
  },
  'rule.ios.netusage-process-without-usage.why': {
    of: '55813641',
    text: 'تدخل العملية هذا الجدول عند أول استخدام لها للشبكة، ويدخل استهلاكها جدولاً آخر. وإذا غاب الاستهلاك فقد يكون جزء من الأثر قد أُزيل. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.netusage-process-without-usage.other.0': {
    of: 'c6ae1d5a',
    text: 'قد تظهر هناك بلا استهلاك خدمات جاءت مع إصدار جديد من iOS ولم تُعرف هنا بعد.',
  },
  'rule.ios.netusage-process-without-usage.other.1': {
    of: '5cf6664b',
    text: 'إزالة تطبيق أو تصفير الإحصاءات يزيل أيضاً مثل هذه الصفوف.',
  },
  'rule.ios.netusage-process-without-usage.other.2': {
    of: '35c00a5f',
    text: 'يزيل النظام الصفوف القديمة من تلقاء نفسه.',
  },
  'rule.ios.permission-of-absent-app.title': { of: 'd5629726', text: 'إذن لتطبيق غير مثبّت' },
  'rule.ios.permission-of-absent-app.message': {
    of: '3790eeca',
    text: 'للتطبيق {app} الإذن {service}، وليس بين التطبيقات المثبّتة.',
  },
  'rule.ios.permission-of-absent-app.why': {
    of: '99ca237d',
    text: 'تُعطى الأذونات لبرامج تعمل. والبرنامج الذي أُزيل، بفعل شخص أو بفعله هو، قد يترك إذنه خلفه. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.permission-of-absent-app.other.0': {
    of: 'c64caa2a',
    text: 'التطبيق أزاله من يستخدم الهاتف.',
  },
  'rule.ios.permission-of-absent-app.other.1': {
    of: 'e22d4187',
    text: 'أجزاء التطبيقات، مثل الملحقات البرمجية والأدوات المصغّرة، لا تُدرج بين التطبيقات.',
  },
  'rule.ios.role-account-settings.title': {
    of: '6ef93fe0',
    text: 'ملف إعدادات عُثر عليه مع Pegasus',
  },
  'rule.ios.role-account-settings.message': {
    of: 'b8305c5e',
    text: 'الملف {file} موجود {held, select, none {ولا يحتوي على أي إعداد} other {ويحتوي على الإعداد {setting}}}.',
  },
  'rule.ios.role-account-settings.why': {
    of: 'a2e8415e',
    text: 'عثرت منظمة العفو الدولية على ملف بهذا الاسم في هواتف فيها Pegasus، وتنشر الاسم ضمن مؤشّراتها. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.role-account-settings.other.0': {
    of: '918a8666',
    text: 'قد تكتب أداة تفتح الهواتف، أو إصدار من iOS غير معروف هنا، ملفاً بهذا الاسم.',
  },
  'rule.ios.data-usage-backup-agent.title': {
    of: '886efee3',
    text: 'بيانات شبكة الجوال لعملية تحمل اسماً استخدمته «عملية Triangulation»',
  },
  'rule.ios.data-usage-backup-agent.message': {
    of: '061f6c79',
    text: 'تذكر إحصاءات بيانات شبكة الجوال العملية {process}.',
  },
  'rule.ios.data-usage-backup-agent.why': {
    of: 'a8495bcf',
    text: 'عملت برمجية التجسس في «عملية Triangulation» بهذا الاسم واستخدمت شبكة الجوال، وبقي استخدامها في الإحصاءات. وتعدّ Kaspersky هذا الاسم وحده علامة عليها. أما النسخ الاحتياطية فينشئها برنامج آخر هو BackupAgent2.',
  },
  'rule.ios.data-usage-backup-agent.other.0': {
    of: '4d4c11b5',
    text: 'يحتوي نظام iOS على برنامج أقدم بهذا الاسم. ولا يُعرف عنه أنه يستخدم الشبكة في الهواتف العادية، لكن ذلك لا يستبعد الأمر.',
  },
  'rule.ios.os-analytics-backup-agent.title': {
    of: '08928fac',
    text: 'استخدام يومي لعملية تحمل اسماً استخدمته «عملية Triangulation»',
  },
  'rule.ios.os-analytics-backup-agent.message': {
    of: 'ed1ddd2e',
    text: 'تذكر إحصاءات الاستخدام اليومية للنظام العملية {process}.',
  },
  'rule.ios.os-analytics-backup-agent.why': {
    of: 'a8495bcf',
    text: 'عملت برمجية التجسس في «عملية Triangulation» بهذا الاسم واستخدمت شبكة الجوال، وبقي استخدامها في الإحصاءات. وتعدّ Kaspersky هذا الاسم وحده علامة عليها. أما النسخ الاحتياطية فينشئها برنامج آخر هو BackupAgent2.',
  },
  'rule.ios.os-analytics-backup-agent.other.0': {
    of: '4d4c11b5',
    text: 'يحتوي نظام iOS على برنامج أقدم بهذا الاسم. ولا يُعرف عنه أنه يستخدم الشبكة في الهواتف العادية، لكن ذلك لا يستبعد الأمر.',
  },
};
