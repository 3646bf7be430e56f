/** The only reader of the environment. `.env` is read too; what is set in the environment itself wins. */
import dotenv from 'dotenv';
import { z } from 'zod';
import { SetupError } from './core/errors.ts';
import { type Language, languageOf } from './core/language.ts';
import { readZone } from './core/time-words.ts';

export type Config = {
  readonly language: Language;
  /** The language that the shell's locale names, for the terminal. */
  readonly terminalLanguage: Language;
  /** Whether the terminal may show bold and dim (no-color.org). */
  readonly colour: boolean;
  readonly article: string | undefined;
  /** IANA: where neither a person nor a place has chosen one. */
  readonly zone: string;
  /** The folder for what the bot keeps as files: imported articles, and its database where no server has it. */
  readonly data: string;
  /** Where everything else is kept: the folder of the embedded database, or the address of a PostgreSQL server. */
  readonly store: { readonly folder: string } | { readonly url: string };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | undefined;
  readonly discord: { readonly token: string; readonly api?: string } | undefined;
  readonly slack:
    | {
        readonly botToken: string;
        readonly appToken?: string;
        readonly signingSecret?: string;
        readonly port: number;
        readonly apiUrl?: string;
        readonly prefix?: string;
      }
    | undefined;
  /** Every value that must never be seen: the log takes them out wherever they stand. */
  readonly secrets: readonly string[];
};

const hints = {
  DISCORD_TOKEN: 'three parts joined by dots; Discord developer portal → your application → Bot → Reset Token',
  DISCORD_API_URL: 'an http(s) URL; leave it out to talk to Discord itself',
  SLACK_BOT_TOKEN: 'begins with xoxb-; api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token',
  SLACK_APP_TOKEN:
    'begins with xapp-; api.slack.com/apps → your app → Basic Information → App-Level Tokens (scope connections:write)',
  SLACK_SIGNING_SECRET: '32 hexadecimal digits; api.slack.com/apps → your app → Basic Information → Signing Secret',
  SLACK_PORT: 'a port from 1 to 65535 for Slack’s requests when there is no SLACK_APP_TOKEN; 3000 if left out',
  SLACK_API_URL: 'an http(s) URL that ends in a slash; leave it out to talk to Slack itself',
  SLACK_PREFIX:
    'lower-case letters, digits, hyphens; the same that the manifest was written with, such as acme for /acme-article',
  COLLOQUY_LANGUAGE: 'zh or en; the language where a person’s platform does not say one; en if left out',
  COLLOQUY_ARTICLE: 'the name of a folder in content/; the first one if left out',
  COLLOQUY_ZONE: 'a time zone such as Asia/Shanghai or Europe/London; this computer’s own if left out',
  DATA_DIR: 'a folder that the bot may write in, for imported articles and its database; ./data if left out',
  DATABASE_URL: 'begins with postgres:// or postgresql://; leave it out to keep the database in DATA_DIR',
  LOG_LEVEL: 'debug, info, warn or error; info if left out',
} as const;

const url = z.url({ protocol: /^https?$/ });
const schema = z.object({
  // The first part is the application's id in base64.
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]{8,}\.[\w-]+\.[\w-]+$/)
    .optional(),
  DISCORD_API_URL: url.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  SLACK_PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  SLACK_API_URL: url.endsWith('/').optional(),
  SLACK_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,19}$/)
    .optional(),
  COLLOQUY_LANGUAGE: z.enum(['zh', 'en']).default('en'),
  COLLOQUY_ARTICLE: z.string().optional(),
  COLLOQUY_ZONE: z
    .string()
    .transform((typed, context) => readZone(typed) ?? context.addIssue('not a time zone'))
    .pipe(z.string())
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
});
type Name = keyof typeof hints;
const secretNames: readonly Name[] = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DATABASE_URL',
];

/** Reads `.env` and the environment of this process. */
export function readEnvironment(): Config {
  dotenv.config({ quiet: true });
  return readConfig(process.env);
}

/** Pure: variables in, configuration out. An empty value counts as left out. Throws a `SetupError` that names every variable, what it should be and where to get it. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    (Object.keys(hints) as Name[]).flatMap((name) =>
      variables[name]?.trim() ? [[name, variables[name]?.trim()]] : [],
    ),
  ) as Partial<Record<Name, string>>;
  const parsed = schema.safeParse(given);
  const faults = new Map<Name, string>();
  for (const issue of parsed.error?.issues ?? []) faults.set(issue.path[0] as Name, 'does not look right');
  for (const [name, reason] of halfFilled(given)) if (!faults.has(name)) faults.set(name, reason);
  if (!parsed.success || faults.size > 0) throw new SetupError(tell(faults));
  const env = parsed.data;
  return {
    language: env.COLLOQUY_LANGUAGE,
    terminalLanguage: languageOf(variables.LC_ALL || variables.LC_MESSAGES || variables.LANG) ?? env.COLLOQUY_LANGUAGE,
    colour: !variables.NO_COLOR,
    article: env.COLLOQUY_ARTICLE,
    zone: env.COLLOQUY_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    data: env.DATA_DIR,
    store: env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: env.DATA_DIR },
    logLevel: env.LOG_LEVEL,
    discord: env.DISCORD_TOKEN
      ? { token: env.DISCORD_TOKEN, ...(env.DISCORD_API_URL && { api: env.DISCORD_API_URL }) }
      : undefined,
    slack: env.SLACK_BOT_TOKEN
      ? {
          botToken: env.SLACK_BOT_TOKEN,
          port: env.SLACK_PORT,
          ...(env.SLACK_APP_TOKEN && { appToken: env.SLACK_APP_TOKEN }),
          ...(env.SLACK_SIGNING_SECRET && { signingSecret: env.SLACK_SIGNING_SECRET }),
          ...(env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL }),
          ...(env.SLACK_PREFIX && { prefix: env.SLACK_PREFIX }),
        }
      : undefined,
    secrets: [...secretNames.flatMap((name) => given[name] ?? []), ...passwordOf(env.DATABASE_URL)],
  };
}

/** As it stands in the address, and as it is. */
function passwordOf(address: string | undefined): readonly string[] {
  const password = address ? new URL(address).password : '';
  return password ? [password, decodeURIComponent(password)] : [];
}

/** Variables that are missing beside others that are there. */
function halfFilled(given: Partial<Record<Name, string>>): [Name, string][] {
  const slack = (
    ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_PORT', 'SLACK_API_URL', 'SLACK_PREFIX'] as const
  ).find((name) => given[name]);
  const faults: [Name, string][] = [];
  if (slack && !given.SLACK_BOT_TOKEN) faults.push(['SLACK_BOT_TOKEN', `is missing beside ${slack}`]);
  if (given.SLACK_BOT_TOKEN && !given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) {
    faults.push(['SLACK_APP_TOKEN', 'is missing (Socket Mode, the easy way; or set SLACK_SIGNING_SECRET for HTTP)']);
  }
  if (given.DISCORD_API_URL && !given.DISCORD_TOKEN)
    faults.push(['DISCORD_TOKEN', 'is missing beside DISCORD_API_URL']);
  return faults;
}

/** Names and hints only: a faulty value may be a real secret with a typing error. */
const tell = (faults: ReadonlyMap<Name, string>): string =>
  [
    'Please mend these settings in .env (or in the environment), then start again:',
    ...[...faults].map(([name, reason]) => `  ${name} ${reason}.\n    It should be: ${hints[name]}.`),
  ].join('\n');
