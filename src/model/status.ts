/** The statuses that have a name of their own; a legend may add custom ones, named by their label. */
export const KNOWN_STATUSES = ['read', 'unread', 'skimmed', 'to-classify', 'reading', 'dropped'] as const;

export type KnownStatus = (typeof KNOWN_STATUSES)[number];

/** A canonical status name, the label of a custom status, or `unmarked` for an entry that carries no sign. */
export type Status = string;

export const UNMARKED = 'unmarked';

/** Words for a status in legends, headings and cells, lower case, between bars. English, Chinese, Japanese, Korean. */
const STATUS_WORDS: Readonly<Record<KnownStatus, string>> = {
  read: '|read|already read|have read|done|finished|completed|已阅读|已读|已阅|读过|读完|已看|看过|看完|精读|已精读|已完成|完成|既読|読了|読んだ|읽음|읽은|완독|완료|',
  unread:
    '|unread|to read|to-read|to be read|want to read|todo|to do|not read|pending|未阅读|未读|未阅|待读|待阅|待阅读|没读|还没读|未看|没看|还没看|待看|想看|想读|未読|積読|これから読む|읽을|안읽음|안 읽음|읽지 않음|예정|',
  skimmed: '|skimmed|skim|skimmed through|泛读|已泛读|略读|已略读|粗读|斜め読み|훑어봄|',
  'to-classify':
    '|to-classify|to classify|unclassified|uncategorized|uncategorised|unsorted|inbox|待分类|未分类|待整理|未分類|要分類|분류 예정|분류 필요|',
  reading: '|reading|in progress|currently reading|wip|在读|正在读|在看|正在看|阅读中|进行中|読書中|읽는 중|',
  dropped: '|dropped|abandoned|gave up|skipped|放弃|弃读|弃|搁置|中断|포기|',
};

/** The status a word or short label stands for, in any case and with surrounding blanks or a closing colon; undefined for any other text. */
export function findStatusByWord(label: string): KnownStatus | undefined {
  const word = label.normalize('NFKC').trim().replace(/\s*:$/u, '').toLowerCase();
  return word === '' || word.includes('|') ? undefined : KNOWN_STATUSES.find((status) => STATUS_WORDS[status].includes(`|${word}|`));
}
