import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules over several artifacts in Arabic. */
export const sequencesAr: RuleTranslations = {
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
};
