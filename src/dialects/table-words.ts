import type { ColumnRole } from '../model/table-row.ts';

/** What the head of a column says: a role, and for titles and statuses how sure it is. */
export type HeaderMeaning = Exclude<ColumnRole, 'title' | 'status'> | 'paper' | 'title' | 'name' | 'status' | 'done';

/**
 * Words that columns are headed by, lower case, between bars. English, Chinese, Japanese, Korean. `paper` names papers outright, or links to them beside a
 * title; `title` may be that of anything; `name` is one where nothing better is; under `done`, a cross or a `yes` says that a paper is read.
 */
const HEADER_WORDS: Readonly<Record<HeaderMeaning, string>> = {
  index: '|#|no|nr|num|number|id|idx|index|sl no|s no|序号|编号|序|号|番号|번호|№|',
  paper:
    '|paper|papers|paper title|title of paper|title of the paper|paper name|papers title|article title|论文|论文标题|论文题目|论文名|论文名称|論文|論文名|論文タイトル|논문|논문 제목|논문제목|논문명|',
  title: '|title|titles|article|work|标题|题目|题名|標題|題目|題名|文章|文章标题|タイトル|제목|',
  name: '|name|method|methods|model|approach|algorithm|名字|名称|方法|模型|算法|名前|手法|モデル|이름|모델|방법|',
  link: '|link|links|url|urls|pdf|arxiv|doi|source|paper link|paper links|paper url|html|download|链接|论文链接|地址|原文|下载|リンク|論文リンク|링크|논문 링크|',
  status:
    '|status|state|progress|reading status|reading progress|read status|状态|狀態|阅读状态|进度|進度|阅读进度|阅读情况|完成情况|状況|状態|ステータス|進捗|상태|진행|진행 상황|진행상황|진행 상태|',
  done: '|read|done|finished|completed|complete|check|checked|reviewed|discussed|presented|recorded|have read|已读|已阅|已阅读|是否已读|是否阅读|是否完成|已完成|完成|阅读|已录制|已分享|既読|読了|読んだ|読み終わった|읽음|읽음 여부|완료|완독|',
  'read-date':
    '|read date|date read|read on|read at|date of reading|reading date|finished on|date finished|finish date|completed on|completion date|date completed|done on|阅读日期|阅读时间|读完日期|读完时间|完成日期|完成时间|已读日期|読了日|読んだ日|完了日|읽은 날짜|읽은 날|완독일|완료일|',
  authors: '|author|authors|first author|writer|作者|第一作者|著者|저자|',
  venue:
    '|venue|venues|where|conference|conferences|journal|journals|conf|publication|published|published in|published at|publisher|proceedings|会议|期刊|会议期刊|期刊会议|发表|发表于|发表会议|出处|来源|学会|会議|ジャーナル|学会誌|학회|저널|게재|',
  year: '|year|years|yr|pub year|publication year|year of publication|年份|年|发表年份|年度|発表年|出版年|연도|년도|출판연도|출판 연도|',
  date: '|date|dates|pub date|publication date|published date|date of publication|release date|released|日期|时间|发表日期|发表时间|发布日期|发布时间|日付|発表日|날짜|발표일|',
  tags: '|tag|tags|topic|topics|keyword|keywords|category|categories|area|field|type|label|labels|task|标签|关键词|关键字|类别|领域|分类|方向|タグ|キーワード|分野|태그|키워드|분야|',
  code: '|code|codes|github|repo|repository|implementation|official code|code link|project|project page|website|demo|代码|代码链接|项目|项目主页|コード|実装|코드|구현|',
  note: '|note|notes|my note|my notes|comment|comments|remark|remarks|memo|summary|description|tldr|tl dr|takeaway|takeaways|key idea|key ideas|thoughts|笔记|备注|注释|评论|说明|简介|总结|摘要|概要|心得|ノート|メモ|コメント|備考|要約|感想|노트|메모|비고|요약|설명|코멘트|',
  other: '|',
};

/** In this order: a head of several words means the first that any of them means. */
const MEANINGS: readonly HeaderMeaning[] = [
  'read-date',
  'paper',
  'title',
  'status',
  'done',
  'link',
  'note',
  'venue',
  'year',
  'date',
  'authors',
  'tags',
  'code',
  'index',
  'name',
];

/** A column headed by more is headed by a sentence. */
const LONGEST_HEADER = 60;

/** What a reader sees of the Markdown in the head of a column: marks, images and HTML left out. */
export function headerText(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)|<[^<>]*>/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a column headed so holds; `other` where that cannot be told. */
export function meaningOf(header: string): HeaderMeaning {
  if (header.length > LONGEST_HEADER) return 'other';
  const whole = foldHeader(header);
  const found = findMeaning(whole);
  if (found !== undefined) return found;
  for (const part of header.split(/[/／(（)）|｜&,，、+:：]| and |和|及/)) {
    const meaning = findMeaning(foldHeader(part));
    if (meaning !== undefined) return meaning;
  }
  return 'other';
}

function findMeaning(word: string): HeaderMeaning | undefined {
  return word === '' ? undefined : MEANINGS.find((meaning) => HEADER_WORDS[meaning].includes(`|${word}|`));
}

/** Lower case, without signs and punctuation; `#` is a word of its own. */
function foldHeader(header: string): string {
  const folded = header.normalize('NFKC').trim().toLowerCase();
  if (folded === '#' || folded === 'no.' || folded === '№') return folded === '#' ? '#' : 'no';
  const words = folded.replace(/[\0-/:-@[-`{-\xbf\u2000-\u303f\ud800-\udfff\ufe0f]+/g, ' ').trim();
  return words.includes('|') ? '' : words;
}
