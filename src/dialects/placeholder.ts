/** What templates have in place of a title. */
const PLACEHOLDER =
  /^(?:(?:论文|paper)\s*\d*\s*[:：]?\s*)?(?:论文标题|论文名称?|标题|论文题目|(?:paper |your )?(?:title|name)(?: of (?:the )?paper)?(?: here)?|\.{2,}|…|x{3,}|tbd|tba)\s*\d*$/i;

/** Whether a title is none, but stands where one is to be. */
export function isPlaceholder(title: string): boolean {
  return title.length < 40 && PLACEHOLDER.test(title.replace(/^[[<{【（(]+|[\]>}】）)]+$/g, '').trim());
}
