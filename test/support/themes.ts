import dark from './themes/dark.json';
import hcDark from './themes/hc-dark.json';
import hcLight from './themes/hc-light.json';
import light from './themes/light.json';

export type ThemeName = 'light' | 'dark' | 'hc-dark' | 'hc-light';

/** What VS Code gives the page of a webview under one colour theme, as read from a running VS Code. */
export interface Theme {
  readonly name: string;
  readonly id: string;
  /** Classes of the body. */
  readonly bodyClass: string;
  /** Custom properties of the root element. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Dark Modern, Light Modern and the two high contrast themes. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  light,
  dark,
  'hc-dark': hcDark,
  'hc-light': hcLight,
};
