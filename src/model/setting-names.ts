/** What can be set, in the order it is shown and written. */
export const SETTING_NAMES = ['legend', 'entries', 'ignore', 'sections', 'trailing', 'default'] as const;
export type SettingName = (typeof SETTING_NAMES)[number];
