// The plan of the house as tables, held against every file of src: which room may import which, which room alone
// may import which package, and what of the process and the clock may be touched where.

import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import {
  codes,
  dead,
  inCircles,
  lostAccessors,
  readSource,
  type Source,
  sources,
  targetOf,
  touched,
  withoutComments,
} from './sources.ts';

const named = (names: string): readonly string[] => names.split(' ').filter((name) => name !== '');

/** Every room with the rooms it may import. Each names only rooms above it, so there is no way round in a circle. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'packageFolder.ts': [],
  'faultWords.ts': [],
  'errorFacts.ts': [],
  domain: [],
  table: ['domain'],
  language: ['domain'],
  replies: named('domain table'),
  stores: named('domain errorFacts.ts'),
  notices: named('domain replies stores'),
  conversation: named('domain language replies stores notices'),
  intake: named('domain stores faultWords.ts table'),
  outlet: named('domain table stores'),
  transcripts: [],
  'transcripts/portdesk': named('domain replies stores notices conversation intake outlet transcripts'),
  'configError.ts': [],
  'metrics.ts': [],
  'environment.ts': ['domain'],
  'config.ts': named('domain environment.ts configError.ts'),
  'storePlace.ts': named('stores config.ts'),
  // Each file of locales/ is checked by the schema of the room that it is for.
  'locales.ts': named('packageFolder.ts language replies intake'),
  'house.ts': named('domain replies stores notices conversation locales.ts'),
  appPackage: ['packageFolder.ts'],
  // Steps of the build.
  'bundle.ts': [],
  'prepareLocales.ts': named('language locales.ts'),
  'keepSchemas.ts': ['appPackage'],
  // Of config.ts only a type: what credentials are.
  teams: named(
    'domain replies stores notices conversation errorFacts.ts faultWords.ts environment.ts config.ts',
  ),
  server: named('domain intake outlet appPackage teams errorFacts.ts faultWords.ts'),
  'app.ts': named(
    'domain replies stores notices conversation intake outlet errorFacts.ts metrics.ts config.ts storePlace.ts locales.ts house.ts teams server',
  ),
  // The entry points stand over the wiring. What needs no wiring (understand, export, run) they take straight from its
  // room, so that no command pays for parts that it does not use.
  cli: named(
    'domain table language stores intake outlet transcripts transcripts/portdesk faultWords.ts errorFacts.ts environment.ts configError.ts config.ts storePlace.ts packageFolder.ts locales.ts appPackage metrics.ts house.ts app.ts',
  ),
  'dev.ts': ['cli'],
};

/** Every package, with the rooms (or the one file) that may import it. */
const packages: Readonly<Record<string, readonly string[]>> = {
  ajv: ['appPackage/schemaFaults.ts'],
  'ajv-draft-04': ['appPackage/schemas.ts'],
  'ajv-formats': ['appPackage/schemas.ts'],
  botbuilder: ['teams'],
  chokidar: ['cli/transcript/changes.ts'],
  'chrono-node': ['language'],
  commander: ['cli'],
  'csv-parse': ['cli/orders/importing/records.ts'],
  entities: ['transcripts/reports/markup.ts'],
  'fast-png': ['appPackage/icons.ts'],
  fflate: named('appPackage/build.ts appPackage/contents.ts'),
  i18next: ['replies/translator.ts'],
  'json-p3': ['transcripts/cardCheck.ts'],
  'jsonc-parser': ['stores/jsonText.ts'],
  'libphonenumber-js': named('domain language'),
  lowdb: ['stores'],
  'mime-types': ['transcripts'],
  pg: ['stores'],
  pino: named('teams server app.ts'),
  'prom-client': ['metrics.ts'],
  'rate-limiter-flexible': ['server/gate.ts'],
  restify: ['server'],
  rolldown: ['bundle.ts'],
  'temporal-polyfill': named('domain transcripts/portdesk'),
  // Whatever comes in from outside is checked where it comes in.
  zod: named(
    'faultWords.ts domain language replies stores notices conversation intake outlet transcripts transcripts/portdesk appPackage teams server cli environment.ts config.ts locales.ts',
  ),
};

/** Of those that are not there once the program is installed. */
const neededToBuild = ['rolldown'];

/** These know no files, no network, no clock and no chance: what they need is an argument. */
const pureRooms = ['domain', 'table', 'language', 'replies', 'notices', 'conversation', 'intake'];
const entryPoint = 'src/cli/main.ts';
/** Where another thread of it begins. */
const thread = 'src/cli/transcript/thread.ts';
/** What npm scripts run once the code is compiled. */
const buildSteps = ['src/bundle.ts', 'src/prepareLocales.ts', 'src/keepSchemas.ts', 'src/dev.ts'];

/** What may be touched in these files only. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  'process.exit': [],
  'process.exitCode': [entryPoint],
  // processBirth hands the environment on to `ps`, and reads nothing from it.
  'process.env': [entryPoint, 'src/stores/processBirth.ts'],
  'new Date()': [entryPoint, thread],
  // The lock's file tells people since when its owner runs.
  'Date.now': ['src/stores/lock.ts'],
  'Date()': [],
  'Math.random': [],
  'Temporal.Now': [],
  'performance.now': ['src/metrics.ts'],
  'crypto.randomUUID': [],
};

/** Characters outside ASCII that code may hold: punctuation of many languages, and the mark that lengthens kana. */
const typographic = '。、・「」『』“”‘’«»…•–—→ー';

const bannedNames = /^index$|(utils?|helpers?|managers?|services?)$/i;

const roomOf = (file: string): string => {
  const [, first = '', second = ''] = file.split('/');
  return `${first}/${second}` in rooms ? `${first}/${second}` : first;
};
const within = (file: string, place: string): boolean => `src/${place}` === file || roomOf(file) === place;
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

/** What the tables forbid in one file. */
function forbidden({ file, imports }: Source): string[] {
  const room = roomOf(file);
  const allowed = rooms[room];
  if (!allowed) return [`${file} is in no room of the table`];
  return imports.flatMap((name) => {
    const no = `${file} may not import ${name}`;
    if (name.startsWith('.')) {
      const target = roomOf(targetOf(file, name));
      return target === room || allowed.includes(target) ? [] : [no];
    }
    if (name.startsWith('node:')) return pureRooms.includes(room) ? [no] : [];
    return packages[packageOf(name)]?.some((place) => within(file, place)) ? [] : [no];
  });
}

/** What a file touches of the reserved names where it may not. */
const outOfBounds = (file: string, code: string): string[] =>
  touched(file, code).filter((name) => Object.hasOwn(reserved, name) && !reserved[name]?.includes(file));

/** Characters outside ASCII in code, but for those of typography. */
const strangeCharacters = (file: string, code: string): string[] =>
  [...withoutComments(file, code)].filter(
    (one) => (one.codePointAt(0) ?? 0) > 0x7f && !typographic.includes(one),
  );

const misnamed = (file: string): boolean =>
  file
    .replace(/\.ts$/, '')
    .split('/')
    .some((part) => bannedNames.test(part));

describe('the plan of the house', () => {
  it('names every room only after the rooms that it may import', () => {
    const names = Object.keys(rooms);
    const upward = names.flatMap(
      (room, at) => rooms[room]?.filter((other) => names.indexOf(other) >= at) ?? [],
    );
    expect(upward).toEqual([]);
  });

  it('keeps language and replies apart, and the core of the transcripts to itself', () => {
    expect(rooms.language).not.toContain('replies');
    expect(rooms.replies).not.toContain('language');
    expect(rooms.transcripts).toEqual([]);
  });

  it('has a place for every package that the project depends on, and for no other', () => {
    const needed = [...Object.keys(manifest.dependencies), ...neededToBuild];
    expect(Object.keys(packages).sort()).toEqual(needed.sort());
  });

  it.each(
    Object.entries(packages).flatMap(([name, places]) => places.map((place) => [name, place] as const)),
  )('imports %s in %s', (name, place) => {
    const used = sources
      .filter(({ file }) => within(file, place))
      .flatMap(({ imports }) => imports.map(packageOf));
    expect(used).toContain(name);
  });
});

describe('the files of src', () => {
  it('import one another in no circle', () => expect(inCircles(sources)).toEqual([]));

  it.each(sources)('$file imports only what its room may', (source) => {
    expect(forbidden(source)).toEqual([]);
  });

  it.each([...codes])('%s touches neither clock, chance nor process where it may not', (file, code) => {
    expect(outOfBounds(file, code)).toEqual([]);
  });

  it.each([...codes])('%s holds no letters but ASCII: words live in locales', (file, code) => {
    expect(strangeCharacters(file, code)).toEqual([]);
  });

  it.each([...codes])('%s has no accessor behind a spread', (file, code) => {
    expect(lostAccessors(file, code)).toEqual([]);
  });

  it('are all reached from the command line or the build', () => {
    expect(dead(sources, entryPoint, thread, ...buildSteps)).toEqual([]);
  });

  it('are no barrels, and are named for what lives in them', () => {
    expect([...codes.keys()].filter(misnamed)).toEqual([]);
  });
});

describe('a file that breaks the plan is found out', () => {
  it.each([
    ['src/domain/x.ts', 'botbuilder'],
    ['src/domain/x.ts', 'node:fs'],
    ['src/language/grammar/x.ts', '../../replies/wording.ts'],
    ['src/replies/x.ts', '../language/understand.ts'],
    ['src/replies/x.ts', 'i18next'],
    ['src/stores/x.ts', '../conversation/turn.ts'],
    ['src/transcripts/x.ts', '../domain/order.ts'],
    ['src/transcripts/x.ts', './portdesk/desk.ts'],
    ['src/server/x.ts', 'botbuilder'],
    ['src/teams/x.ts', 'restify'],
    ['src/teams/x.ts', '../app.ts'],
    ['src/stores/x.ts', 'a-package-of-nobody'],
  ])('%s that imports %s', (file, name) => {
    expect(forbidden({ file, imports: [name] })).toEqual([`${file} may not import ${name}`]);
  });

  it('one in no room of the table', () => {
    expect(forbidden({ file: 'src/tickets/x.ts', imports: [] })).toEqual([
      'src/tickets/x.ts is in no room of the table',
    ]);
  });

  it('whichever way it imports, types included', () => {
    const code = `import a from 'a'; import type { B } from './b.ts'; export * from './c.ts'; export { d } from './d.ts';
      import './e.ts'; const f = await import('./f.ts'); type G = import('./g.ts').G; // import './h.ts'`;
    const { imports } = readSource('src/x.ts', code);
    expect(imports.join(' ')).toBe('a ./b.ts ./c.ts ./d.ts ./e.ts ./f.ts ./g.ts');
  });

  it('a circle, and a file that nobody imports', () => {
    const circle = [
      { file: entryPoint, imports: ['./a.ts'] },
      { file: 'src/cli/a.ts', imports: ['../b/b.ts'] },
      { file: 'src/b/b.ts', imports: ['../cli/a.ts'] },
      { file: 'src/b/alone.ts', imports: ['./b.ts'] },
    ];
    expect(inCircles(circle)).toEqual(['src/cli/a.ts', 'src/b/b.ts']);
    expect(dead(circle, entryPoint)).toEqual(['src/b/alone.ts']);
  });

  it.each([
    ['process.exit(1);', 'process.exit'],
    ['const { env } = process;', 'process.env'],
    ["process['exitCode'] = 1;", 'process.exitCode'],
    ['const at = new Date();', 'new Date()'],
    ['const at = () => Date.now();', 'Date.now'],
    ['const at = Date();', 'Date()'],
    ['const one = Math.random() > 0.5;', 'Math.random'],
    ['const at = Temporal.Now.instant();', 'Temporal.Now'],
  ])('%s', (code, name) => {
    expect(outOfBounds('src/domain/x.ts', code)).toEqual([name]);
  });

  it('an accessor behind a spread, and none before it', () => {
    const code = 'const a = { get b() { return 1; }, ...c, get d() { return 2; } };';
    expect(lostAccessors('src/x.ts', code)).toEqual(['d']);
  });

  it('words of another script in a string, a template or a name; not in a comment', () => {
    const strange = strangeCharacters('src/x.ts', "const a = '\u6ce8'; const \u6587 = `\u00e9`; // \u3042");
    expect(strange).toEqual(['\u6ce8', '\u6587', '\u00e9']);
  });

  it.each([
    'src/domain/index.ts',
    'src/utils/dates.ts',
    'src/stores/orderManager.ts',
    'src/teams/bot-service.ts',
  ])('%s by its name', (file) => expect(misnamed(file)).toBe(true));
});
