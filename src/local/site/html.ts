/** Markup that is safe to put into a page. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | readonly Html[];

/** A template whose values are escaped, unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + written(values[index - 1]!) + string));
}

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((one) => one.text).join('');
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --ink: #242424; --paper: #fff; --line: #d1d1d1; --soft: #f5f5f5; --link: #115ea3; }
@media (prefers-color-scheme: dark) { :root { --ink: #fff; --paper: #1f1f1f; --line: #525252; --soft: #292929; --link: #62abf5; } }
body { margin: 0; font: 15px/1.5 'Segoe UI', system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main { padding: 1rem 1.5rem; } header { border-bottom: 1px solid var(--line); background: var(--soft); }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem; }
header form { font-size: .8125rem; } header select, header button { padding: .125rem .375rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
h1 { font-size: 1.4rem; margin: 0; } a { color: var(--link); }
.wide { overflow-x: auto; } table { border-collapse: collapse; min-width: 40rem; }
caption { text-align: left; padding: .25rem 0; } th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); max-width: 32rem; }
.compact { font-size: .875rem; } .compact th:first-child, .compact td:first-child { min-width: 11rem; } .day { white-space: nowrap; } .note { min-width: 20rem; }
nav { margin: 1rem 0; display: flex; gap: 1rem; } select, button { font: inherit; } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
`;

/** A whole page in Swedish. */
export function page(title: string, head: Html, main: Html): string {
  const whole = html`<!doctype html>
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header>${head}</header>
        <main>${main}</main>
      </body>
    </html>`;
  return whole.text;
}
