/** The slash commands as Discord shows them. https://docs.discord.com/developers/interactions/application-commands */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  type LocalizationMap,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { allOptions, type Catalogue, type Command, type Option } from '../../core/command.ts';
import { SetupError } from '../../core/errors.ts';
import { cut } from '../../core/graphemes.ts';
import type { Bilingual } from '../../core/language.ts';
import type { Log } from '../../core/ports.ts';
import { limits } from './limits.ts';

type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** One slash command a group, one subcommand each. What Discord would refuse throws and names the command. */
export function commandsFor(catalogue: Catalogue): SlashCommand[] {
  return Object.entries(catalogue.groups).map(([group, { about, called }]) => {
    const commands = catalogue.commands.filter(({ words }) => words[0] === group);
    const command: SlashCommand = {
      type: ApplicationCommandType.ChatInput,
      ...named(group, called.zh),
      ...described(about),
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      options: distinct(`/${group}`, commands.map(subcommandFor)),
    };
    const size = charactersOf(command);
    if (size > limits.commandCharacters) {
      throw new RangeError(
        `/${group} has ${size} characters of names and descriptions; Discord takes ${limits.commandCharacters}`,
      );
    }
    return command;
  });
}

function subcommandFor(command: Command): APIApplicationCommandSubcommandOption {
  const options = Object.entries(allOptions(command)).map(([name, option]) => optionFor(name, option));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(command.words[1], command.called.zh),
    ...described(command.about),
    // The order is the catalogue's, but for what Discord wants: required ones first.
    options: distinct(
      `/${command.words.join(' ')}`,
      options.toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false)),
    ),
  };
}

function optionFor(name: string, option: Option): APIApplicationCommandBasicOption {
  const shared = {
    ...named(name, option.called.zh),
    ...described(option.about),
    ...(option.required && { required: true }),
  };
  if (option.is === 'number') {
    const bounds = { min_value: option.least, max_value: option.most };
    return { type: ApplicationCommandOptionType.Integer, ...shared, ...bounds };
  }
  const common = { type: ApplicationCommandOptionType.String as const, ...shared };
  if (option.is === 'pick') {
    const choices = Object.entries(option.of).map(([value, label]) => ({
      name: cut(label.en, limits.suggestion),
      name_localizations: chinese(cut(label.zh, limits.suggestion)),
      value,
    }));
    return { ...common, choices };
  }
  // `most` counts graphemes, each at least one of Discord's characters.
  const most = { max_length: Math.min(option.most, limits.optionLength) };
  return option.suggest ? { ...common, ...most, autocomplete: true } : { ...common, ...most };
}

const chinese = (words: string): LocalizationMap => ({ 'zh-CN': words, 'zh-TW': words });

function named(name: string, zh: string): { name: string; name_localizations: LocalizationMap } {
  for (const one of [name, zh]) {
    if (!limits.commandName.test(one) || one !== one.toLowerCase()) {
      throw new RangeError(`“${one}” cannot be the name of a command or option on Discord`);
    }
  }
  return { name, name_localizations: chinese(zh) };
}

const described = (about: Bilingual): { description: string; description_localizations: LocalizationMap } => ({
  description: cut(about.en, limits.commandDescription),
  description_localizations: chinese(cut(about.zh, limits.commandDescription)),
});

type Named = { readonly name: string; readonly name_localizations?: LocalizationMap | null | undefined };

/** Siblings need names of their own in every language, and there are only so many. */
function distinct<T extends Named>(of: string, siblings: T[]): T[] {
  if (siblings.length > limits.commandOptions)
    throw new RangeError(`${of} has more than ${limits.commandOptions} options`);
  for (const nameIn of [({ name }: Named) => name, (named: Named) => named.name_localizations?.['zh-CN']]) {
    const names = siblings.map(nameIn);
    const double = names.find((name, at) => names.indexOf(name) !== at);
    if (double) throw new RangeError(`${of} has two options called “${double}”`);
  }
  return siblings;
}

/** As Discord counts names, descriptions and values: of each the longest localisation. */
function charactersOf(part: object): number {
  const own: Readonly<Record<string, unknown>> = { ...part };
  const nested = [own.options, own.choices].flatMap((list) => (Array.isArray(list) ? list : []));
  const counted = ['name', 'description', 'value'].map((key) => {
    const texts = [own[key], ...Object.values(own[`${key}_localizations`] ?? {})];
    return Math.max(...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
  });
  return [...counted, ...nested.map(charactersOf)].reduce((sum, count) => sum + count, 0);
}

/** `api`: the address of Discord's HTTP API without its version, where it is not Discord's own. */
export type DiscordAccess = { readonly token: string; readonly api?: string };

/** Discord refused the token itself, over HTTP or at the gateway. */
export const isWrongToken = (error: unknown): boolean =>
  (error instanceof DiscordAPIError && error.status === 401) ||
  (error instanceof Error && 'code' in error && error.code === 'TokenInvalid');

export const wrongToken = (): SetupError =>
  new SetupError(
    'Discord does not know this token. Open https://discord.com/developers/applications, choose your application, ' +
      'then Bot → Reset Token, and put the new one into .env as DISCORD_TOKEN.',
  );

/** Writes the commands for all servers, unless they stand there already. Returns whether it wrote; a wrong token is a `SetupError`. */
export async function publishCommands(access: DiscordAccess, catalogue: Catalogue, log: Log): Promise<boolean> {
  const rest = new REST(access.api === undefined ? {} : { api: access.api }).setToken(access.token);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { readonly id: string };
    const route = Routes.applicationCommands(id);
    const wanted = commandsFor(catalogue);
    const there = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
    if (normalise(there) === normalise(wanted)) return false;
    await rest.put(route, { body: wanted });
    log.info({ commands: wanted.map(({ name }) => name) }, 'the Discord commands are published');
    return true;
  } catch (error) {
    throw isWrongToken(error) ? wrongToken() : error;
  } finally {
    // Both keep a timer.
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

const kept = new Set([
  ...['name', 'name_localizations', 'description', 'description_localizations', 'type', 'options', 'required'],
  ...['autocomplete', 'choices', 'value', 'max_length', 'contexts', 'integration_types', 'zh-CN', 'zh-TW'],
]);

/** What we set and Discord gives back, in one order: Discord adds ids and defaults, and leaves out what is empty. */
function normalise(commands: unknown): string {
  const tidy = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.every((item) => typeof item === 'number') ? value.toSorted() : value.map(tidy);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .filter(
        ([name, part]) =>
          kept.has(name) && part !== null && part !== false && !(Array.isArray(part) && part.length === 0),
      )
      .map(([name, part]) => [name, tidy(part)] as const);
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  const list = (tidy(commands) as readonly { readonly name?: string }[]).toSorted((a, b) =>
    (a.name ?? '') < (b.name ?? '') ? -1 : 1,
  );
  return JSON.stringify(list);
}
