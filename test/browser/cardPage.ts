// A page of cards, drawn by Microsoft's renderer with colours and sizes such as Teams has.

export interface Theme {
  readonly page: string;
  readonly card: string;
  readonly border: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly button: string;
}

export const themes = {
  light: {
    ...{ page: '#f5f5f5', card: '#ffffff', border: '#d1d1d1', text: '#242424', subtle: '#616161' },
    ...{ accent: '#4f52b2', good: '#0e700e', warning: '#8a3707', attention: '#b10e1c', button: '#ffffff' },
  },
  dark: {
    ...{ page: '#1f1f1f', card: '#292929', border: '#4a4a4a', text: '#ffffff', subtle: '#adadad' },
    ...{ accent: '#9299f7', good: '#9ad29a', warning: '#fdcfb4', attention: '#f9929d', button: '#333333' },
  },
} as const satisfies Record<string, Theme>;

export interface Shown {
  readonly name: string;
  readonly card: unknown;
}

export interface Look {
  readonly theme: Theme;
  /** Of a card, in CSS pixels. */
  readonly width: number;
  readonly language: string;
}

/** Its `render()` draws the cards, and names each that is wider than its frame or has a word cut off. */
export const pageOf = (cards: readonly Shown[], { theme, width, language }: Look): string => `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>Cards</title>
<style>
  body { margin: 16px; background: ${theme.page}; color: ${theme.text}; font: 14px 'Segoe UI', 'Noto Sans', 'Noto Sans CJK JP', sans-serif; columns: 3; column-gap: 16px; text-spacing-trim: space-all; }
  figure { margin: 0 0 16px; break-inside: avoid; }
  figcaption { font-size: 12px; color: ${theme.subtle}; padding: 2px; }
  .card { width: ${width}px; box-sizing: border-box; background: ${theme.card}; border: 1px solid ${theme.border}; border-radius: 6px; }
  .ac-pushButton { font: 600 14px 'Segoe UI', 'Noto Sans CJK JP', sans-serif; color: ${theme.text}; background: ${theme.button}; border: 1px solid ${theme.border}; border-radius: 4px; padding: 5px 12px; white-space: normal; }
  .ac-actionSet { flex-wrap: wrap; gap: 8px; }
  .ac-actionSet > * { flex: 0 1 auto !important; }
  .ac-anchor { color: ${theme.accent}; }
  .ac-input:not(.ac-toggleInput) { font: inherit; color: ${theme.text}; background: ${theme.button}; border: 1px solid ${theme.border}; border-radius: 4px; padding: 5px; box-sizing: border-box; width: 100%; }
  .ac-textRun { overflow-wrap: anywhere; }
</style><body><script>
const cards = ${JSON.stringify(cards).replaceAll('<', '\\u003c')};
const theme = ${JSON.stringify(theme)};
const shade = (color) => ({ default: color, subtle: color });
const style = {
  backgroundColor: theme.card, borderColor: theme.border,
  foregroundColors: {
    default: { default: theme.text, subtle: theme.subtle }, dark: shade(theme.text), light: shade(theme.text),
    accent: shade(theme.accent), good: shade(theme.good), warning: shade(theme.warning), attention: shade(theme.attention),
  },
};
function render() {
  const config = new AdaptiveCards.HostConfig({
    fontFamily: 'inherit', supportsInteractivity: true, spacing: { small: 4, default: 8, medium: 12, large: 20, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.border },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', buttonSpacing: 8, spacing: 'default' },
    inputs: { label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'default' } } },
    table: { cellSpacing: 4 },
    containerStyles: { default: style, emphasis: style, accent: style },
  });
  const faults = [];
  for (const { name, card } of cards) {
    const read = new AdaptiveCards.AdaptiveCard();
    read.hostConfig = config;
    read.parse({ ...card, lang: undefined });
    const figure = document.body.appendChild(document.createElement('figure'));
    figure.appendChild(document.createElement('figcaption')).textContent = name;
    const frame = figure.appendChild(document.createElement('div'));
    frame.className = 'card';
    frame.append(read.render());
    const wide = [...frame.querySelectorAll('*')].filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && getComputedStyle(each).display !== 'inline');
    if (frame.scrollWidth > frame.clientWidth) faults.push(name + ': is wider than its frame');
    for (const each of wide) if (!['INPUT', 'SELECT', 'TEXTAREA'].includes(each.tagName)) faults.push(name + ': cuts off ' + each.textContent.slice(0, 40));
  }
  return faults;
}
</script></body></html>`;
