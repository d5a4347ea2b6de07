import { categoryNames } from './category.ts';
import { foldTitle } from './fold.ts';
import { isOwnSign, type Legend } from './legend.ts';
import type { Settings } from './settings.ts';
import { findStatusByWord, type Status } from './status.ts';

/** In UTF-16 units: a longer title says something else. */
const LONGEST_TITLE = 40;

/** What titles are decorated with: emoji, punctuation, digits, a number in front. Ranges, since Unicode classes take long to compile. */
const DECORATION = /^[\0-@[-`{-\xbf\u2000-\u303f\ud800-\udfff\ufe0f]+|[\0-@[-`{-\xbf\u2000-\u303f\ud800-\udfff\ufe0f]+$/g;
const SHORTCODE_OR_NUMBER = /:[a-z][a-z0-9_+-]*:|^\s*[一二三四五六七八九十]+、/g;

/** What a section holds, beside the word for its status: `Papers to read`, `待读论文`. */
const NOUN = /^(?:(?:the )?papers |论文|論文|文献|文章)|(?: papers|的?论文|の?論文|的?文献|的?文章| ?논문)$/g;

/** What owners set aside, which is neither read nor unread: a status of the title's own name. */
const KEPT = /^(?:留存|存档|keep|kept|archived|保管|보관)$/;

/**
 * The status that the title of a section says, as a word that stands for it: alone, or beside `papers`, 论文 and the like, number, emoji or count; both halves of a
 * bilingual title must say the same. Undefined for any other title.
 */
function findStatusOfTitle(title: string): Status | undefined {
  if (title.length > LONGEST_TITLE) return undefined;
  const [whole, half, other = ''] = categoryNames(title.normalize('NFKC').trim());
  if (half === undefined) return statusOf(whole ?? '');
  const status = statusOf(half);
  return status !== undefined && (/^[\d\s/%.,-]*$/.test(other) || statusOf(other) === status) ? status : undefined;
}

/** The status that the list's settings give to a section of this title. */
export function findStatusInSettings({ sections }: Settings, title: string): Status | undefined {
  if (sections.size === 0) return undefined;
  const names = new Set(categoryNames(title).map(foldTitle));
  for (const [name, status] of sections) if (names.has(foldTitle(name))) return status;
  return undefined;
}

/**
 * Reads the status that a title says in this list: by its settings, else by its words. Where a list explains its signs, only the settings make sections of
 * titles: an entry without a sign has no status there, even under a heading such as 待分类.
 */
export function createTitleReader(settings: Settings, legend: Legend): (title: string) => Status | undefined {
  const isExplained = legend.signs.some(isOwnSign);
  return (title) => findStatusInSettings(settings, title) ?? (isExplained ? undefined : findStatusOfTitle(title));
}

/** Whether the title is a word that names topics and lists, too, so that by itself it says no status. */
export function isWeakTitle(title: string): boolean {
  return wordOf(title.normalize('NFKC')) === 'reading';
}

function statusOf(title: string): Status | undefined {
  const word = wordOf(title);
  if (KEPT.test(word)) return word;
  const bare = word.replace(NOUN, '').trim();
  // Reading papers is what one does, and a paper reading is held.
  return bare === 'reading' && bare !== word ? undefined : findStatusByWord(bare);
}

function wordOf(title: string): string {
  return title
    .toLowerCase()
    .replace(SHORTCODE_OR_NUMBER, ' ')
    .replace(DECORATION, '')
    .replace(/[-_\s]+/g, ' ');
}
