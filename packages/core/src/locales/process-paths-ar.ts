import { processPathSentences } from './process-path-sentences.ts';
import type { Translations } from './translations.ts';

/** The sentences of the rules on places of programs in Arabic. */
export const processPathsAr: Translations = processPathSentences({
  alike: {
    'staging-path.title': {
      of: '978a8b8a',
      text: 'برنامج في مجلد شوهدت برمجيات التجسس تعمل منه',
    },
    'staging-path.why': {
      of: 'd17013d4',
      text: 'يضع النظام برامج في هذا المجلد لوقت قصير، أثناء التحديث مثلاً، وذلك دائماً في مجلدات فرعية لها شكل واحد. أما Pegasus وبرمجيات التجسس من شركة QuaDream فقد عملت من المجلد نفسه في هواتف فُحصت.',
    },
    'staging-path.other.1': {
      of: '7c43b55a',
      text: 'قد تضع أدوات jailbreak برامج في هذا المجلد أيضاً.',
    },
    'system-name-elsewhere.title': {
      of: 'ee25e426',
      text: 'برنامج يحمل اسم جزء من النظام في مكان آخر',
    },
    'system-name-elsewhere.why': {
      of: '97cc207d',
      text: 'تتخذ برمجيات التجسس أسماء أجزاء من النظام كي لا يُنتبه إليها. والجزء الحقيقي موجود في مجلد للنظام لا يستطيع غيره الكتابة فيه.',
    },
    'system-name-elsewhere.other.2': {
      of: 'ab2895df',
      text: 'قد توجد أجزاء من النظام في أماكن أخرى على هاتف أُزيلت قيود نظامه عبر jailbreak.',
    },
    'data-folder-path.title': {
      of: '7033b854',
      text: 'برنامج في مجلد مخصص للبيانات',
    },
    'data-folder-path.why': {
      of: '3369f4a1',
      text: 'لأجزاء النظام وللتطبيقات مجلدات خاصة بها. وقد شوهدت برمجيات التجسس تعمل من مجلدات للملفات المؤقتة وللبيانات يمكنها الكتابة فيها.',
    },
    'data-folder-path.other.0': {
      of: '70455998',
      text: 'يشغّل الهاتف الذي أُزيلت قيود نظامه عبر jailbreak برامج من مجلدات كهذه.',
    },
    'data-folder-path.other.2': {
      of: '5e8905d5',
      text: 'يشغّل النظام نفسه بعض البرامج المساعدة من مجلدات غير مألوفة، أثناء التحديث مثلاً.',
    },
    'unusual-path.title': {
      of: 'c90779cb',
      text: 'برنامج خارج مجلدات النظام والتطبيقات',
    },
    'unusual-path.why': {
      of: 'c9333340',
      text: 'تكاد جميع البرامج توجد في مجلدات النظام أو التطبيقات. والبرنامج الموجود في غيرها يستحق النظر.',
    },
    'unusual-path.other.0': {
      of: '5e8905d5',
      text: 'يشغّل النظام نفسه بعض البرامج المساعدة من مجلدات غير مألوفة، أثناء التحديث مثلاً.',
    },
    'unusual-path.other.1': {
      of: '70455998',
      text: 'يشغّل الهاتف الذي أُزيلت قيود نظامه عبر jailbreak برامج من مجلدات كهذه.',
    },
  },
  messages: {
    'crash-report': {
      of: '1c10915d',
      text: 'يذكر تقرير للنظام عن {process} البرنامج {path}، أو شيفرة حُمّلت منه.',
    },
    'data-usage': { of: '5d4e2fb3', text: 'تذكر إحصاءات بيانات شبكة الجوال البرنامج {path}.' },
    'locationd-client': {
      of: 'fe7d6ddf',
      text: 'طلب البرنامج {path} الموقع الجغرافي للهاتف.',
    },
    netusage: { of: '1f752873', text: 'تذكر إحصاءات استخدام الشبكة البرنامج {path}.' },
    'os-analytics': {
      of: '9b6d7807',
      text: 'تذكر إحصاءات الاستخدام اليومية للنظام البرنامج {path}.',
    },
    'profile-event': {
      of: '24822779',
      text: 'يُذكر البرنامج {path} عند تغيير في ملف تعريف التكوين {profile}.',
    },
    'shutdown-log': {
      of: '25e79126',
      text: 'كان البرنامج {path} لا يزال يعمل عند إيقاف تشغيل الهاتف.',
    },
    tcc: {
      of: '04a591d8',
      text: 'الإذن {service} محفوظ للبرنامج {path}.',
    },
  },
});
