/** The languages a new list can be in. */
export const LIST_LANGUAGES = ['en', 'zh'] as const;
export type ListLanguage = (typeof LIST_LANGUAGES)[number];

const TEMPLATES: Readonly<Record<ListLanguage, string>> = {
  en: `✅ Read
❌ Unread
⬜ Skimmed
🟧 To classify

# Papers

## Methods

## Surveys

## To classify
`,
  zh: `✅ 已阅读
❌ 未阅读
⬜ 已泛读
🟧 待分类

# 论文列表

## 方法（Methods）

## 综述（Surveys）

## 待分类
`,
};

/** The text of a new list: a legend, two categories, and a section for papers to be classified. */
export function newList(language: ListLanguage): string {
  return TEMPLATES[language];
}
