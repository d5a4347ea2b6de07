/** Conferences and journals whose bare acronym is a venue, as their own sites spell them. */
const KNOWN_VENUES =
  ' AAAI ACL ACMMM AISTATS ASE ASPLOS BMVC CAV CCS CHI CIDR CIKM COLING COLM COLT CONLL CORL CRYPTO CVPR EACL ECAI ECCV ECIR ECML EMNLP ' +
  'EUROSYS FAST FSE HPCA ICASSP ICCV ICDE ICDM ICLR ICML ICRA ICSE IJCAI IJCV INFOCOM INTERSPEECH IROS ISCA ISSTA JAIR JMLR KDD LREC ' +
  'MICCAI MICRO MLSYS MOBICOM NAACL NDSS NEURIPS NIPS NSDI OOPSLA OSDI PAMI PLDI PODC PODS POPL PPOPP RECSYS RSS SIGCOMM SIGGRAPH SIGIR ' +
  'SIGMOD SODA SOSP STOC TACL TIP TKDE TMLR TNNLS TOG TPAMI UAI UIST USENIX VLDB WACV WSDM WWW ';

const YEAR = String.raw`(?:19|20)\d{2}`;
const NAME = String.raw`[A-Za-z][\w&/+.-]*(?: [A-Za-z&][\w&/+.-]*){0,3}`;
const VENUE = new RegExp(String.raw`^(?:(${NAME})[ ,]*['’]?(${YEAR})|(${YEAR})[ ,]+(${NAME})|(${NAME})['’](\d{2})|(${YEAR}))$`);

/** The longest stretch that is looked at, in UTF-16 units. */
const LONGEST_VENUE = 42;

/** Where and when a paper appeared; either may be unknown. */
export interface Venue {
  readonly venue: string | undefined;
  readonly year: number | undefined;
}

const NO_VENUE: Venue = { venue: undefined, year: undefined };

/**
 * Venue and year from where owners put them on purpose: what a title, or a remark beside it, ends in (`(ICLR 2023)`, `` `2015` ``), or a note's first line
 * that is nothing but a bold venue (`**NIPS 2021**`, `**2023 WWW**`, `**EMNLP**`); never from prose.
 */
export function findVenue(title: string, remark: string, note: string): Venue {
  const found = readSuffix(title) ?? (remark === '' ? undefined : readSuffix(remark));
  if (found !== undefined) return found;
  return (note.startsWith('**') ? readVenue(boldFirstLine(note)) : undefined) ?? NO_VENUE;
}

function readSuffix(text: string): Venue | undefined {
  const suffix = titleSuffix(text);
  return suffix === undefined ? undefined : readVenue(suffix);
}

/** What stands in the parentheses or backticks that end the title. */
function titleSuffix(title: string): string | undefined {
  const last = title.charCodeAt(title.length - 1);
  if (last !== 0x29 && last !== 0xff09 && last !== 0x60) return undefined;
  const open = last === 0x29 ? '(' : last === 0x60 ? '`' : '（';
  const start = title.lastIndexOf(open, title.length - 2);
  return start === -1 || title.length - start > LONGEST_VENUE ? undefined : title.slice(start + 1, -1).trim();
}

function boldFirstLine(note: string): string {
  const end = note.indexOf('**', 2);
  if (end === -1 || end > LONGEST_VENUE) return '';
  const rest = note.slice(end + 2, end + 80).split(/[\n\r]/, 1)[0] ?? '';
  return rest.trim() === '' ? note.slice(2, end).trim() : '';
}

function readVenue(text: string): Venue | undefined {
  if (!/\d\d/.test(text)) return isKnownVenue(text) ? { venue: text, year: undefined } : undefined;
  if (text.charCodeAt(0) >= 0x80) return undefined;
  const match = VENUE.exec(text);
  if (match === null) return undefined;
  const [, before, beforeYear, afterYear, after, short, shortYear, bareYear] = match;
  const year = Number(beforeYear ?? afterYear ?? bareYear ?? fullYear(shortYear ?? ''));
  return asVenue(before ?? after ?? short, year);
}

/** Authors, as in `(Hochreiter and Schmidhuber, 1997)`. */
const PEOPLE = / (?:and|et al\.?|&) ?/;

/** A name that begins in lower case is one only if it is known. */
function asVenue(venue: string | undefined, year: number): Venue | undefined {
  if (venue !== undefined && PEOPLE.test(venue)) return { venue: undefined, year };
  return venue === undefined || /^[A-Z]/.test(venue) || isKnownVenue(venue) ? { venue, year } : undefined;
}

/** `NIPS'99` and `CVPR'21`. */
function fullYear(short: string): string {
  return Number(short) < 50 ? `20${short}` : `19${short}`;
}

/** Whether `venue` is the acronym of a conference or journal that is known by it. */
export function isKnownVenue(venue: string): boolean {
  const name = venue.toUpperCase().replace(/[^A-Z]/g, '');
  return name !== '' && KNOWN_VENUES.includes(` ${name} `);
}
