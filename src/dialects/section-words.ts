/** Titles of sections that hold no papers, whatever their items look like: contents, news, what is said about the list itself. */
const NEVER =
  /^(?:table of contents?|contents?|toc|index|overview|legend|news|what['’]?s new|updates?|changelog|change log|releases?|contribut(?:ing|e|ors?|ion(?:s| guidelines?)?)|licen[cs]e|copyright|acknowledg(?:e?ments?|ing)|citation|cite|citing|star history|todo list|roadmap|faq|目录|目錄|内容|更新|更新日志|新闻|贡献|致谢|许可|许可证|目次|더보기)$/i;

/** Words in the titles of sections that mostly hold something else than papers. */
const SELDOM =
  /\b(?:tools?|software|librar(?:y|ies)|frameworks?|packages?|toolkits?|resources?|links|lectures?|tutorials?|courses?|mooc|blogs?|posts?|articles?|videos?|talks?|podcasts?|newsletters?|people|researchers?|labs?|groups?|communit(?:y|ies)|conferences?|journals?|websites?|sites?|awesome|related (?:lists?|repos\w*|projects?)|repositor(?:y|ies)|projects?|implementations?|code|demos?|products?|companies|chapters?|presentations?|applications?|places|deployments?|leaderboards?|apis?|prompts?)\b|工具|资源|课程|教程|博客|网站|项目|代码|会议|期刊|链接|リンク|도구|강의/i;

/** What titles are decorated with: punctuation, emoji, blanks. Ranges, since Unicode classes take long to compile. */
const DECORATION = /^[\0-/:-@[-`{-\xbf\u2000-\u303f\ud800-\udfff\ufe0f]+|[\0-/:-@[-`{-\xbf\u2000-\u303f\ud800-\udfff\ufe0f]+$/g;

/** How likely items under a heading of this title are papers: `never` and `seldom` by what it says. */
export function likelihoodOf(title: string): 'never' | 'seldom' | 'likely' {
  const shown = title.replace(DECORATION, '');
  if (NEVER.test(shown)) return 'never';
  return SELDOM.test(shown) && !/\bpapers?\b|论文|論文|논문/i.test(shown) ? 'seldom' : 'likely';
}
