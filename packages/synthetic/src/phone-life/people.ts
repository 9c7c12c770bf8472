/** Everybody here is invented. Telephone numbers are of the range kept for drama (+44 7700 900xxx), addresses of reserved domains. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly phone: string;
  readonly email?: string;
  readonly organization?: string;
  readonly language: 'en' | 'ar';
  /** How often they write, beside the others. */
  readonly weight: number;
  readonly whatsApp?: true;
}

/** Whose phone it is. */
export const owner = {
  first: 'Salma',
  last: 'Darwazeh',
  phone: '+447700900142',
  email: 'salma@quayside-herald.example',
} as const;

/** With whom she writes and speaks; the weights decide how often. */
export const people: readonly Person[] = [
  {
    first: 'Nour',
    last: 'Darwazeh',
    phone: '+447700900201',
    language: 'ar',
    weight: 10,
    whatsApp: true,
  },
  {
    first: 'Omar',
    last: 'Darwazeh',
    phone: '+447700900202',
    language: 'ar',
    weight: 7,
    whatsApp: true,
  },
  {
    first: 'هدى',
    last: 'القاسمي',
    phone: '+447700900203',
    language: 'ar',
    weight: 8,
    whatsApp: true,
  },
  { first: 'سامر', last: 'العطار', phone: '+447700900204', language: 'ar', weight: 5 },
  {
    first: 'ليان',
    last: 'حداد',
    phone: '+447700900205',
    language: 'ar',
    weight: 4,
    whatsApp: true,
  },
  {
    first: 'Rosalind',
    last: 'Achterberg',
    phone: '+447700900206',
    email: 'rosalind@quayside-herald.example',
    organization: 'Quayside Herald',
    language: 'en',
    weight: 9,
  },
  {
    first: 'Tobias',
    last: 'Fenwick',
    phone: '+447700900207',
    email: 'tobias@quayside-herald.example',
    organization: 'Quayside Herald',
    language: 'en',
    weight: 6,
  },
  {
    first: 'Imogen',
    last: 'Sallow',
    phone: '+447700900208',
    language: 'en',
    weight: 6,
    whatsApp: true,
  },
  {
    first: 'Marcus',
    last: 'Oyelaran',
    phone: '+447700900209',
    language: 'en',
    weight: 5,
    whatsApp: true,
  },
  { first: 'Priya', last: 'Venkatesh', phone: '+447700900210', language: 'en', weight: 4 },
  {
    first: 'Dr Hamza',
    last: 'Qudsi',
    phone: '+447700900211',
    organization: 'Harbour Lane Surgery',
    language: 'en',
    weight: 1,
  },
  { first: 'Wilhelmina', last: 'Croft', phone: '+447700900212', language: 'en', weight: 2 },
  {
    first: 'Yusuf',
    last: 'Benali',
    phone: '+447700900213',
    language: 'ar',
    weight: 3,
    whatsApp: true,
  },
  {
    first: 'Greta',
    last: 'Lindqvist',
    phone: '+447700900214',
    organization: 'Open Harbour Fund',
    language: 'en',
    weight: 2,
  },
  {
    first: 'Delphine',
    last: 'Marchetti',
    phone: '+447700900215',
    language: 'en',
    weight: 2,
    whatsApp: true,
  },
  { first: 'خالد', last: 'منصور', phone: '+447700900216', language: 'ar', weight: 2 },
  { first: 'Joel', last: 'Tamakloe', phone: '+447700900217', language: 'en', weight: 1 },
  {
    first: 'Beatrix',
    last: 'Novak',
    phone: '+447700900218',
    organization: 'Novak Bikes',
    language: 'en',
    weight: 1,
  },
];

/** People who write to one another under a name of their own. */
export interface Group {
  readonly name: string;
  readonly room: string;
  /** Indexes into `people`. */
  readonly members: readonly number[];
  readonly language: 'en' | 'ar';
}

export const groups: readonly Group[] = [
  { name: 'العائلة', room: 'chat638201774900213', members: [0, 1, 2, 4], language: 'ar' },
  { name: 'Night desk', room: 'chat771904428310082', members: [5, 6, 9], language: 'en' },
  { name: 'Sunday hikes', room: 'chat102938847561120', members: [7, 8, 14, 17], language: 'en' },
];

/** Machines that write: short codes and parcel services. */
export const services = [
  { id: 'TIDEBANK', text: 'Tidebank: your code is {n}. Do not share it with anyone.' },
  { id: 'PARCELO', text: 'Parcelo: your parcel {n} arrives today. https://parcelo.example/t/{n}' },
  {
    id: 'HARBOURGP',
    text: 'Harbour Lane Surgery: your appointment is on {day}. Reply N to cancel.',
  },
  {
    id: 'Metroline',
    text: 'Metroline: ticket {n} is ready: https://tickets.metroline.example/v/{n}',
  },
] as const;
