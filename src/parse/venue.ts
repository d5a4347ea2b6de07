/** Conferences and journals whose bare acronym is a venue, as their own sites spell them. */
const KNOWN_VENUES: ReadonlySet<string> = new Set(
  (
    'AAAI ACL ACMMM AISTATS ASE ASPLOS BMVC CAV CCS CHI CIDR CIKM COLING COLM COLT CONLL CORL CRYPTO CVPR EACL ECAI ECCV ECIR ECML EMNLP ' +
    'EUROSYS FAST FSE HPCA ICASSP ICCV ICDE ICDM ICLR ICML ICRA ICSE IJCAI IJCV INFOCOM INTERSPEECH IROS ISCA ISSTA JAIR JMLR KDD LREC ' +
    'MICCAI MICRO MLSYS MOBICOM NAACL NDSS NEURIPS NIPS NSDI OOPSLA OSDI PAMI PLDI PODC PODS POPL PPOPP RECSYS RSS SIGCOMM SIGGRAPH SIGIR ' +
    'SIGMOD SODA SOSP STOC TACL TIP TKDE TMLR TNNLS TOG TPAMI UAI UIST USENIX VLDB WACV WSDM WWW'
  ).split(' '),
);

const YEAR = String.raw`(?:19|20)\d{2}`;
const NAME = String.raw`[A-Za-z][\w&/+.-]*(?: [A-Za-z&][\w&/+.-]*){0,3}`;
const VENUE = new RegExp(String.raw`^(?:(${NAME})[ ,]*['’]?(${YEAR})|(${YEAR})[ ,]+(${NAME})|(${NAME})['’](\d{2})|(${NAME})|(${YEAR}))$`);

/** Where and when a paper appeared; either may be unknown. */
export interface Venue {
  readonly venue: string | undefined;
  readonly year: number | undefined;
}

export const NO_VENUE: Venue = { venue: undefined, year: undefined };

/**
 * Venue and year from where owners put them on purpose: a title's suffix (`(ICLR 2023)`, `` `2015` ``), or a note's first line
 * that is nothing but a bold venue (`**NIPS 2021**`, `**2023 WWW**`, `**EMNLP**`); never from prose.
 */
export function findVenue(title: string, note: string): Venue {
  const suffix = /(?:[(（]([^()（）]{3,40})[)）]|`([^`]{3,40})`)$/u.exec(title);
  const suffixText = suffix?.[1] ?? suffix?.[2];
  if (suffixText !== undefined) {
    const found = readVenue(suffixText.trim());
    if (found !== undefined) return found;
  }
  return (note.startsWith('**') ? readVenue(boldFirstLine(note)) : undefined) ?? NO_VENUE;
}

function boldFirstLine(note: string): string {
  return /^\*\*([^*\n\r]{3,40})\*\*[ \t]*(?:[\n\r]|$)/.exec(note)?.[1]?.trim() ?? '';
}

function readVenue(text: string): Venue | undefined {
  const match = VENUE.exec(text);
  if (match === null) return undefined;
  const [, before, beforeYear, afterYear, after, short, shortYear, bare, bareYear] = match;
  const venue = before ?? after ?? short ?? bare;
  const year = beforeYear ?? afterYear ?? bareYear ?? (shortYear === undefined ? undefined : `20${shortYear}`);
  if (year === undefined && !isKnown(venue)) return undefined;
  if (venue !== undefined && !isKnown(venue) && !/^[A-Z]/.test(venue)) return undefined;
  return { venue, year: year === undefined ? undefined : Number(year) };
}

function isKnown(venue: string | undefined): boolean {
  return venue !== undefined && KNOWN_VENUES.has(venue.toUpperCase().replace(/[^A-Z]/g, ''));
}
