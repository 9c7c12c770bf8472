import type { Translations } from './translations.ts';

/** The sentences of the rules over several artifacts in Arabic. */
export const sequencesAr: Translations = {
  'rule.ios.backup-files-missing.title': {
    of: 'df84b12e',
    text: 'ملفات قليلة من النسخة الاحتياطية ناقصة أو ليست في أي قائمة',
  },
  'rule.ios.backup-files-missing.message': {
    of: 'a59b4ebc',
    text: 'عدد الملفات في قائمة النسخة الاحتياطية: {listed}؛ وعدد ما ليس محفوظاً منها: {missing}؛ وعدد الملفات المحفوظة التي ليست في أي قائمة: {unlisted}.',
  },
  'rule.ios.backup-files-missing.why': {
    of: 'addfa44d',
    text: 'قائمة الملفات وما هو محفوظ متلازمان. وإذا تطابق كل شيء تقريباً إلا ملفات قليلة، فربما أخرج أحدهم ملفات من النسخة الاحتياطية أو غيّر قائمتها. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.backup-files-missing.other.0': {
    of: '04b94518',
    text: 'النسخة الاحتياطية التي انقطعت، أو نسخها برنامج آخر، قد تنقصها ملفات أو تبقى فيها ملفات قديمة.',
  },
  'rule.ios.backup-files-missing.other.1': {
    of: 'dca54f98',
    text: 'القرص التالف يفقد ملفات متفرقة.',
  },
  'rule.ios.attachment-folders-emptied-near-process.title': {
    of: '7e28a862',
    text: 'مجلدات مرفقات أُفرغت وإعدادات للنظام وعمليات في الوقت نفسه',
  },
  'rule.ios.attachment-folders-emptied-near-process.message': {
    of: '7799e6b4',
    text: 'من {from} إلى {to}، وبفارق لا يتجاوز خمس دقائق بين كل حدث والذي يليه، عدد مجلدات المرفقات التي فقدت شيئاً: {folders}؛ وعدد ملفات الإعدادات التي تغيّرت: {files}؛ وعدد العمليات التي لها استهلاك بيانات: {processes}؛ وعدد استخدامات الموقع الجغرافي التي انتهت: {locations}.',
  },
  'rule.ios.attachment-folders-emptied-near-process.why': {
    of: '39244662',
    text: 'وصلت برمجية التجسس في «عملية Triangulation» مرفقة برسالة غير مرئية. وقد حذفت الرسالة والمرفق، لكن المجلدات وبعض ملفات الإعدادات واستهلاك البيانات لعمليات النظام احتفظت بالوقت. وتبحث Kaspersky في النسخ الاحتياطية عن لحظات كهذه.',
  },
  'rule.ios.attachment-folders-emptied-near-process.other.0': {
    of: '8c7e3f57',
    text: 'حذف محادثة أو مرفق يترك مجلدات كهذه أيضاً، والعمليات المذكورة هنا تعمل على كل هاتف.',
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
    of: '97f64cd5',
    text: 'وجدت القاعدتان {one} و{other} أثرين يفصل بين تاريخيهما يوم على الأكثر: {first} و{second}؛ وعدد الفجوات المعروفة بين الرسائل التي لا تبعد عنهما أكثر من يوم: {gaps}.',
  },
  'rule.ios.deletion-traces-close-together.why': {
    of: 'cad61da8',
    text: 'لكل من الملاحظتين تفسيرات عادية. لكن من يزيل آثار هجوم يزيلها من مواضع عدة دفعة واحدة، ونادراً ما يزيلها كلها، فيكون لأثرين متقاربين كهذين وزن أكبر من وزن كل منهما وحده. وتترك الحياة اليومية أيضاً بعض هذه الآثار: محادثة أو تطبيق أُزيل، أو ذاكرة تخزين مؤقت أُفرغت، أو إحصاءات بعد تحديث، أو بطارية فرغت. فإذا كانت تفسّر الأثرين معاً، فلا يُذكران إلا إذا لم تكن لأيٍّ من القاعدتين آثار من أيام أخرى على هذا الهاتف، أو إذا كانت تفصل بينهما دقائق؛ وإذا كان حدث واحد كالتحديث يفسّرهما معاً، فلا يُذكران إلا إذا كانت تفصل بينهما دقائق.',
  },
  'rule.ios.deletion-traces-close-together.other.0': {
    of: 'efd23661',
    text: 'قد يترك تحديث أو نسخة احتياطية مستعادة أو إفساح مساحة على هاتف ممتلئ آثاراً عدة كهذه في يوم واحد.',
  },
  'rule.ios.deletion-traces-close-together.other.1': {
    of: '6fcc530f',
    text: 'قد يقع حدثان عاديان في اليوم نفسه مصادفة.',
  },
  'rule.ios.deletion-traces-close-together.other.2': {
    of: '839e3924',
    text: 'من يُخلي هاتفه مما لا يحتاجه يحذف الرسائل والتطبيقات والسجل في يوم واحد، والساعة الخاطئة تعطي أموراً مختلفة تاريخاً واحداً.',
  },
  'rule.ios.deletion-traces-close-together.other.3': {
    of: 'adcb1b28',
    text: 'من يجرّب تطبيقاً تصله رسائل من أصحابه في اليوم نفسه، وقد يزيل الأمرين.',
  },
  'rule.ios.install-after-message-link.title': {
    of: 'b927bdea',
    text: 'شيء ثُبِّت أو أُزيل بعد رسالة فيها رابط لتثبيته',
  },
  'rule.ios.install-after-message-link.message': {
    of: 'be0dd212',
    text: 'رسالة بتاريخ {received} فيها الرابط {link} الذي يثبّت شيئاً، وخلال يوم منها سجّل الهاتف خطوات تثبيت أو إزالة: {steps}، أولاها تخص {name} في {at}.',
  },
  'rule.ios.install-after-message-link.why': {
    of: '0b36ca86',
    text: 'تصل ملفات التعريف والتطبيقات من خارج المتجر عبر روابط كهذه. وقد أُرسلت بهذه الطريقة بالذات برمجيات تجسس تحتاج إلى مساعدة من يمسك الهاتف، في رسالة تبدو كأنها من شركة اتصالات.',
  },
  'rule.ios.install-after-message-link.other.0': {
    of: '4a786bc4',
    text: 'ترسل جهات العمل والمدارس روابط كهذه لإعداد هاتف، ويرسلها المطوّرون إلى من يجرّبون تطبيقاً.',
  },
  'rule.ios.install-after-message-link.other.1': {
    of: '5097a082',
    text: 'ربما ثُبِّت شيء آخر أو حُدِّث في اليوم نفسه مصادفة.',
  },
  'rule.ios.looked-up-account-unknown.title': {
    of: 'ead155f4',
    text: 'حسابات جرى الاستعلام عنها ولا ترد في أي رسالة أو جهة اتصال أو مكالمة',
  },
  'rule.ios.looked-up-account-unknown.message': {
    of: '3a6f7a59',
    text: 'عدد الحسابات التي استعلمت عنها خدمات Apple ولا تذكرها أي رسالة ولا جهة اتصال ولا مكالمة على هذا الهاتف: {count} من أصل {all}؛ آخر استعلام: {last}.',
  },
  'rule.ios.looked-up-account-unknown.why': {
    of: '335d511b',
    text: 'يتصل المهاجمون بالهاتف من حسابات خاصة بهم، فيستعلم الهاتف عنها. وما يزيل الرسائل بعد ذلك قد يترك الاستعلام خلفه: فقد وجدت منظمة العفو الدولية حسابات لمهاجمين استخدموا Pegasus في هذه القائمة. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
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
    text: 'تطبيقات أخرى، مثل «البريد» أو تقويم مشترك، تستعلم عن عناوين لا ترد في أي من الثلاثة.',
  },
  'rule.ios.row-id-gaps.title': {
    of: '719b16f3',
    text: 'صفوف لم تعد موجودة في قاعدة بيانات',
  },
  'rule.ios.row-id-gaps.message': {
    of: '19a15343',
    text: 'عدد الأرقام التي لا صف لها في الجدول {table}: {missing}؛ وعدد الفجوات: {gaps}؛ وأكبر فجوة بين صفوف مؤرَّخة ({largest}) تقع بين صف تاريخه {from} وصف تاريخه {to}.',
  },
  'rule.ios.row-id-gaps.why': {
    of: '3097dae9',
    text: 'يرقّم البرنامج صفوف جدول كهذا واحداً تلو الآخر، فالرقم الناقص يعود غالباً إلى صف محذوف. ومن يزيل آثار هجوم يترك فجوات كهذه أيضاً، وتدل تواريخ الصفوف حول الفجوة على الوقت الذي ينبغي النظر فيه عن قرب. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.row-id-gaps.other.0': {
    of: '2ee0298f',
    text: 'حذف الرسائل والتطبيقات أمر عادي ويترك الفجوات نفسها، وكذلك إعداد يحذف الرسائل القديمة.',
  },
  'rule.ios.row-id-gaps.other.1': {
    of: '0358f270',
    text: 'قد تعطي الرسائل المحفوظة في iCloud أو نسخة احتياطية مستعادة الصفوف أرقاماً أخرى وتتخطى بعضها.',
  },
  'rule.ios.location-client-not-on-disk.title': {
    of: '6586e44a',
    text: 'تطبيق استخدم الموقع الجغرافي وليس على الهاتف',
  },
  'rule.ios.location-client-not-on-disk.message': {
    of: '11eb340d',
    text: 'عدد التطبيقات المذكورة في قائمة ما استخدم الموقع الجغرافي ولا يوجد مجلدها على الهاتف: {count}؛ أحدها {path}.',
  },
  'rule.ios.location-client-not-on-disk.why': {
    of: '2477a76e',
    text: 'قد تترك البرامج التي أُزيلت، بفعل شخص أو بفعلها هي، عنصراً في هذه القائمة. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.location-client-not-on-disk.other.0': {
    of: '0ff34d06',
    text: 'التطبيق أزاله أو حدّثه من يستخدم الهاتف: فالتحديث ينقله إلى مجلد باسم آخر.',
  },
  'rule.ios.location-client-not-on-disk.other.1': {
    of: 'd88dc486',
    text: 'التطبيقات التي أُزيلت لتوفير مساحة مع إبقاء بياناتها ليست على الهاتف.',
  },
  'rule.ios.mobile-data-of-unlisted-process.title': {
    of: '2c78f5c0',
    text: 'بيانات شبكة الجوال لعملية غير مدرجة في استهلاك البيانات',
  },
  'rule.ios.mobile-data-of-unlisted-process.message': {
    of: '1d4a8428',
    text: 'عدد العمليات التي لها بيانات جوال في إحصاء آخر للنظام وليست مدرجة في استهلاك البيانات: {count}؛ آخرها {process}.',
  },
  'rule.ios.mobile-data-of-unlisted-process.why': {
    of: 'f42a4883',
    text: 'يحصي النظام بيانات كل عملية في عدة أماكن. وقد رُصدت برمجيات تجسس تزيل اسمها من أحدها؛ وتحتفظ به الأماكن الأخرى بضعة أيام. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.0': {
    of: 'c36dc4a8',
    text: 'تصفير الإحصاءات أو إزالة تطبيق أو تحديث النظام يزيل أسماء من مكان قبل آخر.',
  },
  'rule.ios.mobile-data-of-unlisted-process.other.1': {
    of: '413a44f0',
    text: 'لا تكتب هذه الأماكن كل الأسماء بالطريقة نفسها.',
  },
  'rule.ios.content-handlers-crash-close-together.title': {
    of: '5c788940',
    text: 'حالات توقّف متقاربة لبرامج تستقبل المحتوى',
  },
  'rule.ios.content-handlers-crash-close-together.message': {
    of: 'e6e9b4c8',
    text: 'من {from} إلى {to}، وبفاصل لا يتجاوز عشر دقائق بين كل حالة والتي تليها، عدد حالات توقّف برامج تستقبل محتوى من آخرين: {crashes}؛ وعدد حالات توقّف نواة النظام بعد أولاها: {panics}.',
  },
  'rule.ios.content-handlers-crash-close-together.why': {
    of: 'f915ffa7',
    text: 'مرّت هجمات بلا نقرة عبر برامج كهذه، وكُرّرت محاولاتها، ثم انتقلت إلى نواة النظام. وأدت المحاولات الفاشلة إلى توقّف البرامج والهاتف.',
  },
  'rule.ios.content-handlers-crash-close-together.other.0': {
    of: 'a65edf55',
    text: 'الصورة أو الرسالة التالفة توقف البرنامج نفسه مراراً، كلما عُرضت.',
  },
  'rule.ios.content-handlers-crash-close-together.other.1': {
    of: 'b117ca32',
    text: 'تكثر حالات التوقف في الإصدارات التجريبية من iOS وفي الهواتف ذات العتاد المعيب.',
  },
  'rule.ios.crash-counted-without-report.title': {
    of: 'cc847a95',
    text: 'حالات توقّف محصاة بلا تقرير',
  },
  'rule.ios.crash-counted-without-report.message': {
    of: '5a3a802c',
    text: 'أحصى النظام حالات توقّف لبرامج تستقبل محتوى من آخرين: {programs}؛ وليس في مجلد التقارير أي تقرير عن هذه البرامج؛ وعدد البرامج الأخرى التي لها تقارير فيه: {reports}.',
  },
  'rule.ios.crash-counted-without-report.why': {
    of: '8c840924',
    text: 'يبقى الإحصاء حيث حُذف التقرير، وقد شوهدت برمجيات تجسس تحذف تقارير البرامج التي دخلت عبرها. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.crash-counted-without-report.other.0': {
    of: 'cf33aa4d',
    text: 'تُحذف التقارير بعد بضعة أسابيع، بينما قد يعود الإحصاء إلى إصدار أقدم من النظام.',
  },
  'rule.ios.crash-counted-without-report.other.1': {
    of: '01bc64d4',
    text: 'تُحذف التقارير بعد نسخها إلى حاسوب، أو عندما يزيد عددها.',
  },
  'rule.ios.root-settings-made-near-trace.title': {
    of: '08e05ccb',
    text: 'أُنشئت إعدادات لبرامج النظام قبل أثر آخر أو بعده بدقائق',
  },
  'rule.ios.root-settings-made-near-trace.message': {
    of: '9489ef31',
    text: 'عدد ملفات إعدادات برامج النظام التي أُنشئت خلال عشر دقائق مما وجدته القاعدة {rule}، وتاريخه {at}: {count}. وأقربها الملف {file}، وقد أُنشئ في {made}.',
  },
  'rule.ios.root-settings-made-near-trace.why': {
    of: '3b254617',
    text: 'شوهدت هجمات على هواتف iPhone تغيّر إعدادات برامج النظام خلال دقائق من وصولها إلى الهاتف. والملفات التي أُنشئت في ذلك الوقت تدل على الموضع الذي ينبغي النظر فيه عن قرب. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.root-settings-made-near-trace.other.0': {
    of: '023eb5eb',
    text: 'يكتب iOS ملفاً كهذا من جديد كلما تغيّر أحد إعداداته، فيبدو كأنه أُنشئ في تلك اللحظة.',
  },
  'rule.ios.root-settings-made-near-trace.other.1': {
    of: '989b69e2',
    text: 'عند إعداد هاتف أو استعادة نسخة احتياطية تُنشأ ملفات كثيرة وتبدأ إحصاءات كثيرة خلال دقائق.',
  },
  'rule.ios.crash-settings-made-after-trace.title': {
    of: '35f7a64f',
    text: 'أُنشئت إعدادات تقارير التوقّف المفاجئ للبرامج بعد دقائق من أثر آخر',
  },
  'rule.ios.crash-settings-made-after-trace.message': {
    of: '472ca4a1',
    text: 'أُنشئ الملف {file} في {made}، خلال عشر دقائق بعد ما وجدته القاعدة {rule}، وتاريخه {at}.',
  },
  'rule.ios.crash-settings-made-after-trace.why': {
    of: '0155fa86',
    text: 'رُصد أن Pegasus كتب هذا الملف بعد دقائق من وصوله إلى الهاتف، وربما منع ذلك الإبلاغ عن إخفاقاته. والملف وحده لا يدل على شيء: إذ يحفظ iOS فيه قيماً خاصة به.',
  },
  'rule.ios.crash-settings-made-after-trace.other.0': {
    of: 'aa0b5016',
    text: 'قد ينشئ iOS هذا الملف بنفسه، وقد يقع الأمران في الدقائق نفسها مصادفةً.',
  },
  'rule.ios.crash-settings-made-after-trace.other.1': {
    of: '989b69e2',
    text: 'عند إعداد هاتف أو استعادة نسخة احتياطية تُنشأ ملفات كثيرة وتبدأ إحصاءات كثيرة خلال دقائق.',
  },
  'rule.ios.program-after-content-crash.title': {
    of: 'f078bbd6',
    text: 'برنامج جديد على الشبكة بُعيد توقّف مفاجئ',
  },
  'rule.ios.program-after-content-crash.message': {
    of: 'e148ef3c',
    text: 'في {at} توقّف فجأة البرنامج {crashed} الذي يستقبل محتوى من آخرين، وفي {first} استخدم البرنامج {program} الشبكة لأول مرة بحسب ما يحصيه الهاتف.',
  },
  'rule.ios.program-after-content-crash.why': {
    of: 'dbc7f3f6',
    text: 'يمر الهجوم بلا نقرة عبر برنامج كهذا كثيراً ما يتوقف، ثم يشغّل برنامجاً خاصاً به يتصل بالمهاجم. ووجدت تحليلات منشورة الأمرين خلال دقائق.',
  },
  'rule.ios.program-after-content-crash.other.0': {
    of: '85911d97',
    text: 'تستخدم برامج النظام الشبكة لأول مرة في أيام عادية أيضاً، وحالات التوقف كثيرة.',
  },
  'rule.ios.program-after-content-crash.other.1': {
    of: '5c7bf01b',
    text: 'يبدأ الإحصاء من جديد حين تُصفَّر الإحصاءات.',
  },
  'rule.ios.restart-missing-from-shutdown-log.title': {
    of: '46feffd9',
    text: 'إعادة تشغيل لا يذكرها سجل إيقاف التشغيل',
  },
  'rule.ios.restart-missing-from-shutdown-log.message': {
    of: '118deb7e',
    text: 'بين حالتي إيقاف التشغيل في {from} و{to} يذكر سجل التنشيط عمليات بدء تشغيل للهاتف (العدد: {starts})؛ وعدد تقارير توقّف نواة النظام: {panics}.',
  },
  'rule.ios.restart-missing-from-shutdown-log.why': {
    of: '60446658',
    text: 'بعد كل إيقاف يُشغَّل الهاتف مرة واحدة. وزيادة عمليات التشغيل تعني أنه انطفأ دون إيقاف منتظم، أو أن جزءاً من السجل حُذف. واحتمال الإنذار الكاذب متوسط.',
  },
  'rule.ios.restart-missing-from-shutdown-log.other.0': {
    of: 'b5794f9c',
    text: 'قد لا يترك نفاد البطارية أو إعادة التشغيل القسرية أو إحدى خطوات تحديث iOS أي عنصر في سجل إيقاف التشغيل.',
  },
  'rule.ios.restart-missing-from-shutdown-log.other.1': {
    of: '7add9a9f',
    text: 'قد تبدأ خدمة التنشيط من جديد أيضاً أثناء عمل الهاتف.',
  },
  'rule.ios.shutdown-log-same-program-again.title': {
    of: '517eaaee',
    text: 'البرنامج غير المعتاد نفسه عند عدة حالات إيقاف تشغيل',
  },
  'rule.ios.shutdown-log-same-program-again.message': {
    of: '3a52d59b',
    text: 'كان البرنامج {program} لا يزال يعمل عند عدة حالات إيقاف تشغيل (العدد: {shutdowns})، أولها في {first} وآخرها في {last}.',
  },
  'rule.ios.shutdown-log-same-program-again.why': {
    of: '71b584dd',
    text: 'أُعيد تشغيل برنامج يقع خارج مجلدات النظام والتطبيقات بعد إعادة تشغيل الهاتف. وما يعود بعد إعادة التشغيل إما ثُبِّت ليبقى أو وُضع من جديد.',
  },
  'rule.ios.shutdown-log-same-program-again.other.0': {
    of: '38b2abbc',
    text: 'يشغّل النظام نفسه بعض البرامج المساعدة من مجلدات غير مألوفة، أثناء التحديث مثلاً، وهي تعود أيضاً.',
  },
  'rule.ios.shutdown-log-same-program-again.other.1': {
    of: '70455998',
    text: 'يشغّل الهاتف الذي أُزيلت قيود نظامه عبر jailbreak برامج من مجلدات كهذه.',
  },
  'rule.ios.shutdown-log-without-shutdowns.title': {
    of: '02d6dda3',
    text: 'سجل إيقاف تشغيل لا يحتوي على أي حالة',
  },
  'rule.ios.shutdown-log-without-shutdowns.message': {
    of: '120af8f3',
    text: 'لا يحتوي سجل إيقاف التشغيل على أي حالة، مع أن سجل التنشيط يذكر عمليات بدء تشغيل للهاتف (العدد: {starts})، من {first} إلى {last} بحسب ساعته.',
  },
  'rule.ios.shutdown-log-without-shutdowns.why': {
    of: 'd675b465',
    text: 'حتى iOS 18 تُضاف كل حالة إيقاف منتظمة إلى هذا السجل. والسجل الفارغ رغم إعادة تشغيل الهاتف قد أُفرغ، ووجدت تحليلات منشورة ذلك في هواتف فيها Pegasus. واحتمال الإنذار الكاذب متوسط.',
  },
  'rule.ios.shutdown-log-without-shutdowns.other.0': {
    of: 'dd35ad72',
    text: 'عمليات إعادة التشغيل دون إيقاف منتظم، بعد نفاد البطارية أو إعادة تشغيل قسرية، لا تُسجَّل.',
  },
  'rule.ios.shutdown-log-without-shutdowns.other.1': {
    of: 'ba942cfd',
    text: 'قد يحتفظ هاتف استُعيدت بياناته بسجلات تنشيط أقدم، وقد تحتوي النسخة على ملف فارغ حيث فشلت القراءة.',
  },
  'rule.ios.listed-crash-without-report.title': {
    of: 'a884c97c',
    text: 'تقرير تذكره قائمة حالات التوقّف وهو غير موجود',
  },
  'rule.ios.listed-crash-without-report.message': {
    of: '011a78b1',
    text: 'تذكر قائمة حالات التوقّف تقارير عن برامج تستقبل محتوى من آخرين، وهذه التقارير غير موجودة مع أن تقارير أقدم منها موجودة: {programs}.',
  },
  'rule.ios.listed-crash-without-report.why': {
    of: 'f8e31960',
    text: 'يحذف النظام أقدم التقارير أولاً. وقد شوهدت برمجيات تجسس تحذف تقارير البرامج التي دخلت عبرها، وتبقى القائمة المحفوظة على حدة تذكرها. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.listed-crash-without-report.other.0': {
    of: 'f3d54da7',
    text: 'قد تُحذف التقارير واحداً واحداً عند نسخها إلى حاسوب.',
  },
  'rule.ios.listed-crash-without-report.other.1': {
    of: '2d32ad1d',
    text: 'لا يحتفظ النظام إلا ببضعة تقارير عن برنامج كثير التوقّف.',
  },
  'rule.ios.message-from-unknown-account.title': {
    of: '263afacb',
    text: 'رسائل مسجّلة من حسابات لا يعرفها تطبيق الرسائل',
  },
  'rule.ios.message-from-unknown-account.message': {
    of: '1fe46dfd',
    text: 'سجّل النظام رسائل من حسابات لا يذكرها تطبيق الرسائل ولا جهات الاتصال (عدد الحسابات: {count})؛ آخر رسالة: {last}.',
  },
  'rule.ios.message-from-unknown-account.why': {
    of: '05dff4f1',
    text: 'جاءت هجمات في رسائل من حسابات المهاجمين، وشوهدت برمجيات تجسس تحذف هذه الرسائل من تطبيق الرسائل. أما سجل من كتب فيُحفظ على حدة لاقتراح الأشخاص. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.message-from-unknown-account.other.1': {
    of: '0942dc9e',
    text: 'المحادثة مع مُرسل غير معروف، إذا أُبلغ عنها على أنها غير مرغوب فيها، تُحذف بأكملها.',
  },
  'rule.ios.message-from-unknown-account.other.2': {
    of: '0c3c2dc0',
    text: 'يحذف iOS رسائل رموز التحقق من تلقاء نفسه إذا اختار ذلك من يملك الهاتف (منذ iOS 17).',
  },
  'rule.ios.message-from-unknown-account.other.0': {
    of: '8bdc241c',
    text: 'يحذف الناس كل يوم رسائل ومكالمات وسجل تصفح.',
  },
  'rule.ios.cached-body-file-gone.why': {
    of: 'da946cf2',
    text: 'قد يحذف برنامج يمحو آثاره محتوى رد ويترك العنصر. احتمال الإنذار الكاذب كبير: يظهر هذا باستمرار في الهواتف العادية، وهو وحده لا يدل على شيء.',
  },
  'rule.ios.cached-body-file-gone.other.0': {
    of: '8abd521d',
    text: 'يفرغ نظام iOS ذاكرة التخزين المؤقت عندما يحتاج إلى مساحة.',
  },
  'rule.ios.cached-body-file-gone.title': {
    of: '8a8c97d7',
    text: 'ملفات ردود محفوظة غير موجودة',
  },
  'rule.ios.cached-body-file-gone.message': {
    of: 'dc96e201',
    text: 'تحتفظ ذاكرة تخزين مؤقت بردود في ملفات منفصلة، وبعض هذه الملفات غير موجود مع أن ملفات أخرى من الذاكرة نفسها موجودة. وعدد الملفات غير الموجودة {count}، أحدها من {cache}.',
  },
  'rule.ios.safari-fast-redirect.title': {
    of: '51a00bef',
    text: 'صفحات غير مشفّرة قادت إلى موقع آخر خلال ثانية',
  },
  'rule.ios.safari-fast-redirect.message': {
    of: 'c49c244f',
    text: 'عدد الزيارات لصفحات غير مشفّرة قادت إلى موقع آخر خلال ثانية: {count}، {when, select, once {في {from}} other {من {from} إلى {to}}}.',
  },
  'rule.ios.safari-fast-redirect.why': {
    of: 'b9812367',
    text: 'يمكن لمن يتحكم في الشبكة أن يجيب بدلاً من صفحة غير مشفّرة وأن يحوّل المتصفح فوراً. وبهذه الطريقة أُوصل Pegasus إلى هواتف. احتمال الإنذار الكاذب كبير: لا يدل هذا وحده على شيء، والمطلوب النظر في المواقع التي أدّت إليها الزيارات.',
  },
  'rule.ios.safari-fast-redirect.other.0': {
    of: 'ae426f6f',
    text: 'الروابط المختصرة والإعلانات وصفحات تسجيل الدخول إلى الشبكات العامة تحوّل المتصفح بالسرعة نفسها.',
  },
  'rule.ios.safari-fast-redirect.other.1': {
    of: 'ab51aa95',
    text: 'تتضمن القائمة أيضاً زيارات من أجهزة أخرى للحساب نفسه.',
  },
  'rule.ios.clock-moved-between-logs.title': {
    of: '4bec68c4',
    text: 'ساعة الهاتف تغيّرت بمقدار ساعة أو أكثر، بين سجلين أو على مراحل',
  },
  'rule.ios.clock-moved-between-logs.message': {
    of: 'cf01a9de',
    text: 'بين ملف من سجل استهلاك الطاقة والذي يليه، أو شيئاً فشيئاً خلال يوم، تغيّرت ساعة الهاتف إجمالاً من {before} إلى {after}، في هذه اللحظات: {moments}.',
  },
  'rule.ios.clock-moved-between-logs.why': {
    of: 'a1185ba3',
    text: 'أوقات كل الآثار الأخرى تتبع ساعة الهاتف. ومن يقدّمها أو يؤخرها يستطيع أن يخفي متى حدث شيء. احتمال الإنذار الكاذب متوسط: قد تُظهر الهواتف العادية هذا أيضاً، ولا يُعتد به إلا مع آثار أخرى.',
  },
  'rule.ios.clock-moved-between-logs.other.0': {
    of: '79c61d1a',
    text: 'نفدت البطارية، وكانت الساعة خاطئة إلى أن ضبطتها الشبكة.',
  },
  'rule.ios.clock-moved-between-logs.other.1': {
    of: 'cfb9dc21',
    text: 'قد يبدأ السجل العدّ من جديد بعد تحديث iOS أو استعادة نسخة احتياطية، فتبدو ساعة الهاتف كأنها تغيّرت.',
  },
};
