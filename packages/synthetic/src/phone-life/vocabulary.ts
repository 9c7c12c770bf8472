import type { Random } from './random.ts';

/** Sentences with gaps: enough to fill weeks without two days alike, and small enough to read. */
const english = [
  'Are you still on for {day}?',
  'Running {n} minutes late, sorry',
  'Can you bring the {thing}?',
  'I left the {thing} at {place}',
  'See you at {place} at {hour}',
  'ok',
  'haha yes',
  'No worries',
  'Call me when you are out of the meeting',
  'Did you see the piece about {topic}?',
  'The editor wants {n} words on {topic} by {day}',
  'Can we move it to {hour}?',
  'Happy birthday!! 🎉',
  'Good morning ☀️',
  'I will be at {place} until {hour}',
  'Thank you so much',
  'What was the name of that {thing} again?',
  'Train is delayed {n} min',
  'Read this when you have time {link}',
  'Here is the recipe {link}',
  'Sounds good 👍',
  'Do we have milk?',
  'Let us talk about {topic} on {day}, not here',
  'I will send the draft tonight',
  'Notes from today: {topic}, {topic}, and who takes the {thing}',
  'Tickets are {n} each, shall I get them?',
  'Meeting moved, room {n}',
  'Just landed',
  'Sleep well',
  'Weather alert for {day}: bring the {thing}',
];

const arabic = [
  'صباح الخير',
  'كيف حالك اليوم؟',
  'الحمد لله بخير',
  'نلتقي في {place} الساعة {hour}',
  'تأخرت {n} دقيقة، آسفة',
  'لا تنسي {thing}',
  'هل قرأت الخبر عن {topic}؟',
  'تمام 👍',
  'إن شاء الله',
  'اتصلي بي عندما تنتهين',
  'سأكون في البيت قبل {hour}',
  'مبروك! 🎉',
  'أرسلي لي الصور من فضلك',
  'شاهدي هذا {link}',
  'الاجتماع يوم {day}',
  'تصبحين على خير',
  'أين تركت {thing}؟',
  'شكرا جزيلا',
  'الوصفة هنا {link}',
  'ماما تسأل عنك',
  'الجو بارد اليوم، خذي {thing}',
  'وصلت',
  'سنتحدث عن {topic} يوم {day}',
  'كم الساعة عندكم؟ هنا {hour}',
];

const fillers = {
  en: {
    day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    thing: ['umbrella', 'charger', 'blue folder', 'keys', 'camera', 'bread', 'tripod', 'tent'],
    place: ['the harbour', 'Mill Street', 'the office', 'the station', 'Café Amber', 'the library'],
    topic: ['the port contract', 'the budget', 'the strike', 'the flood wall', 'the election'],
  },
  ar: {
    day: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
    thing: ['المفاتيح', 'الشاحن', 'المظلة', 'الخبز', 'الكاميرا', 'الدواء'],
    place: ['المحطة', 'المكتب', 'الميناء', 'السوق', 'المكتبة', 'بيت جدتي'],
    topic: ['الانتخابات', 'الميناء', 'الميزانية', 'المدرسة', 'الرحلة'],
  },
} as const;

/** Sites of an ordinary life; all names are of reserved domains. */
export const ordinarySites = [
  {
    host: 'www.quayside-herald.example',
    paths: ['/', '/politics/port-contract', '/culture/film', '/desk/rota'],
  },
  { host: 'kitchen-notes.example', paths: ['/lentil-soup', '/maqluba', '/bread/rye', '/za3tar'] },
  {
    host: 'maps.wayfarer.example',
    paths: ['/?q=harbour', '/dir/mill-street', '/place/cafe-amber'],
  },
  { host: 'video.tidal-pool.example', paths: ['/watch?v=k3Jq9', '/watch?v=Zz81x', '/c/hikes'] },
  { host: 'search.lantern.example', paths: ['/?q=train+times', '/?q=tent+repair', '/?q=weather'] },
  { host: 'forecast.northsea.example', paths: ['/today', '/week', '/radar'] },
  { host: 'tickets.metroline.example', paths: ['/', '/basket', '/v/20931'] },
  { host: 'أخبار-الميناء.example', paths: ['/', '/محلي', '/رأي'] },
  { host: 'library.mill-street.example', paths: ['/loans', '/search?t=ports'] },
  { host: 'shop.novak-bikes.example', paths: ['/brakes', '/tyres?size=28'] },
] as const;

/** A link as people send them every day; no indicator meets it. */
export function ordinaryLink(random: Random): string {
  const site = random.pick(ordinarySites);
  return `https://${site.host}${random.pick<string>(site.paths)}`;
}

/** A message as people write them every day, some with an ordinary link. */
export function sentence(random: Random, language: 'en' | 'ar'): string {
  const pattern = random.pick(language === 'en' ? english : arabic);
  return filled(pattern, random, language);
}

/** Fills the gaps of a pattern. */
export function filled(pattern: string, random: Random, language: 'en' | 'ar'): string {
  return pattern.replace(/\{(\w+)\}/gu, (_, gap: string) => {
    switch (gap) {
      case 'n':
        return String(random.whole(2, 90));
      case 'hour':
        return `${random.whole(7, 22)}:${random.pick(['00', '15', '30', '45'])}`;
      case 'link':
        return ordinaryLink(random);
      case 'day':
      case 'thing':
      case 'place':
      case 'topic':
        return random.pick<string>(fillers[language][gap]);
      default:
        throw new Error(`gap ${gap} is not known`);
    }
  });
}
