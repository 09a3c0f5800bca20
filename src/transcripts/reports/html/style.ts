// How the page looks, in light and in dark.

export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f5f5, #1f1f1f);
  --paper: light-dark(#fff, #292929);
  --ink: light-dark(#242424, #f0f0f0);
  --faint: light-dark(#616161, #adadad);
  --line: light-dark(#d1d1d1, #454545);
  --user: light-dark(#e3e5fa, #3a3d66);
  --good: light-dark(#0b6a0b, #7fcf7f);
  --bad: light-dark(#b10e1c, #ff99a4);
  --missing: light-dark(#fde3e4, #5c2227);
  --over: light-dark(#dff3df, #1f4a1f);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
a { color: inherit; }
.good { color: var(--good); } .bad { color: var(--bad); }
.faint { color: var(--faint); }
details { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
details.failed { border-color: var(--bad); }
details.passed > summary::after { content: " \\2714"; color: var(--good); }
details.failed > summary::after { content: " \\2718"; color: var(--bad); }
summary { padding: .6rem .9rem; cursor: pointer; overflow-wrap: anywhere; }
summary .faint { margin-left: .5rem; }
.chat { display: flex; flex-direction: column; gap: .4rem; padding: .4rem .9rem 1rem; }
.bubble { max-width: 80%; padding: .5rem .8rem; border-radius: 10px; white-space: pre-wrap; overflow-wrap: anywhere; }
.name { color: var(--faint); font-size: .8rem; margin: .3rem .3rem -.2rem; }
.user { align-self: flex-end; background: var(--user); }
.name.user { background: none; }
.bot { align-self: flex-start; background: var(--paper); border: 1px solid var(--line); }
.bot.different { border-color: var(--bad); }
.bot.gone { border-style: dashed; border-color: var(--bad); }
.card { margin-top: .5rem; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 6px; }
.card div { min-height: 1.5em; }
.button { display: inline-block; margin: .3rem .3rem 0 0; padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 6px; }
.input { border-bottom: 1px dotted var(--line); }
.step { align-self: center; color: var(--faint); font: .85rem ui-monospace, monospace; overflow-wrap: anywhere; }
.check { align-self: flex-start; font: .85rem ui-monospace, monospace; overflow-wrap: anywhere; }
.told { align-self: stretch; border-left: 3px solid var(--bad); padding: .3rem .7rem; overflow-wrap: anywhere; }
.told code { color: var(--faint); }
del { background: var(--missing); text-decoration: line-through; }
ins { background: var(--over); text-decoration: none; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid var(--line); padding: .2rem .9rem; vertical-align: top; overflow-wrap: anywhere; }
@media print { body { background: none; } }
`;
