import { findLinkKey } from './link-key.ts';

/** Words that a link to the paper itself is labelled with beside a title, lower case, between bars. */
const PAPER_LABELS =
  '|pdf|paper|papers|arxiv|preprint|html|doi|openreview|link|url|here|source|acl|aclanthology|pmlr|neurips|nips|cvf|ieee|acm|springer|journal|publisher|' +
  '论文|论文链接|原文|链接|文章|下载|地址|論文|論文リンク|논문|링크|';

/** Of these, words that say nothing of what the link leads to. */
const VAGUE_LABELS = '|html|link|url|here|source|文章|下载|地址|链接|링크|';

/** Words that a link to something else of the paper is labelled with. */
const OTHER_LABELS =
  '|code|codes|github|gtihub|git|repo|repository|project|page|website|web|site|homepage|demo|video|videos|slides|slide|talk|poster|blog|post|note|notes|review|summary|' +
  'dataset|datasets|data|model|models|weights|checkpoint|checkpoints|pytorch|tensorflow|torch|tf|caffe|caffe2|keras|jax|matlab|mxnet|theano|lua|c++|cpp|python|' +
  'official|unofficial|implementation|colab|bib|bibtex|cite|supp|supplement|supplementary|material|materials|appendix|tweet|twitter|thread|youtube|medium|reddit|' +
  'zhihu|csdn|bilibili|ss|s2|guide|tutorial|book|docs|documentation|article|news|wiki|image|' +
  '知乎|笔记|代码|项目|主页|项目主页|视频|数据|数据集|博客|解读|翻译|ppt|海报|코드|발표|コード|';

/** The longest label that may be such a word, in UTF-16 units. */
const LONGEST_LABEL = 40;

/** What a link's label says that it leads to: `paper` and `other` are said by words such as `pdf` and `code`; any other label may be a title. */
export type LinkLabel = 'paper' | 'other' | 'title';

/** What kind of label `label` is, as a reader sees it: each of its words decides, those for other things first. */
export function kindOfLabel(label: string): LinkLabel {
  if (label.length > LONGEST_LABEL) return 'title';
  if (/^\s*(?::[\w+-]+:\s*)+$/.test(label)) return 'other';
  let kind: LinkLabel | undefined;
  WORD.lastIndex = 0;
  // One word after the other, since the first of a title tells that it is one.
  for (let match = WORD.exec(label); match !== null; match = WORD.exec(label)) {
    const word = `|${match[0].toLowerCase()}|`;
    if (PAPER_LABELS.includes(word)) kind ??= 'paper';
    else if (OTHER_LABELS.includes(word)) kind = 'other';
    else return 'title';
  }
  return kind ?? 'other';
}

const WORD = /[^\s/,;:&+|[\]()（）【】.]+/g;

/** Whether a link labelled so says that it leads to a paper, as `pdf` and `arXiv` do and `link` does not. */
export function saysPaper(label: string): boolean {
  return kindOfLabel(label) === 'paper' && !VAGUE_LABELS.includes(`|${label.trim().toLowerCase()}|`);
}

/** Sites that publish papers, by what their links contain after the scheme; those with keys of their own (`findLinkKey`) are left out. */
const PAPER_SITES =
  /^(?:https?:\/\/)?[^/]*(?:proceedings\.|papers\.|jmlr\.|mlr\.press|thecvf\.com|dl\.acm\.org|ieeexplore|ieee\.org|springer|sciencedirect|elsevier|nature\.com|science\.org|sciencemag|pnas\.org|cell\.com|frontiersin|plos|mdpi\.com|wiley|tandfonline|sagepub|oup\.com|cambridge\.org\/core|biorxiv|medrxiv|ssrn\.com|researchgate\.net\/pub|semanticscholar|citeseer|usenix\.org|vldb\.org|ndss-symposium|aaai\.org|ijcai\.org|isca-speech|hal\.|core\.ac\.uk|eprint\.iacr|jstor|nber\.org|ncbi\.nlm|pubmed|europepmc|projecteuclid|scholar\.google|iopscience|royalsociety|distill\.pub\/\d|transformer-circuits\.pub\/\d|robots\.ox\.ac\.uk|cs\.[\w.]+\/~|paperswithcode\.com\/paper|huggingface\.co\/papers)/i;

/** Whether the link most likely leads to a paper: by its key, its site, or since it is a PDF. */
export function leadsToPaper(url: string): boolean {
  return findLinkKey(url) !== undefined || PAPER_SITES.test(url) || /\.(?:pdf|ps)(?:\.gz)?(?:[?#]|$)/i.test(url);
}

/** Whether the link stays within the document or the page it is shown on. */
export function isAnchor(url: string): boolean {
  return /^(?:\.?\/)?#/.test(url);
}
