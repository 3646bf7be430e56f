/**
 * From interaction to response on Discord, and memory after start: this bot beside a bare discord.js app that echoes, each in
 * a process of its own, on one double, taking turns. Prints rows as JSON.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { type Layer, openLayer } from '../kit/discord/layer.ts';
import { channels, people } from '../kit/discord/scene.ts';
import { openDouble } from '../kit/discord/world.ts';
import type { Row } from './row.ts';

const warmUp = 200;
const samples = 500;
const here = fileURLToPath(import.meta.url);

if (process.argv[2] === 'bare') await runBare(process.argv[3] ?? '', process.argv[4] ?? '');
else process.stdout.write(`${JSON.stringify(await measure(), null, 2)}\n`);

/** What discord.js takes by itself: nothing is looked up, nothing is drawn. */
async function runBare(api: string, token: string): Promise<void> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: { api },
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: interaction.options.getString('which') ?? '', flags: MessageFlags.Ephemeral });
  });
  client.once(Events.ClientReady, () => process.stderr.write('ready\n'));
  await client.login(token);
}

type Runner = {
  readonly child: ChildProcess;
  readonly layer: Layer;
  readonly channel: string;
  readonly arrived: number[];
  readonly shown: number[];
};

async function measure(): Promise<readonly Row[]> {
  const { double, close } = await openDouble();
  // One place each, so that neither hears what the other is asked.
  const start = async (channel: string, args: (layer: Layer) => readonly string[]): Promise<Runner> => {
    const layer = await openLayer(double, { checks: false, only: channel });
    return { layer, channel, arrived: [], shown: [], child: await run(args(layer), layer, double.botToken) };
  };
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const ours = await start(channels.general.id, () => [main]);
  const bare = await start(channels.forgetful.id, ({ api }) => [here, 'bare', api, double.botToken]);
  try {
    // What was only needed to start may go first.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const memory = { ours: megabytes(ours), bare: megabytes(bare) };
    for (let n = 0; n < warmUp + samples; n += 1) {
      for (const runner of n % 2 ? [ours, bare] : [bare, ours]) {
        const took = await ask(runner);
        if (n < warmUp) continue;
        runner.arrived.push(took.arrived);
        runner.shown.push(took.shown);
      }
    }
    const beside = 'a bare discord.js app that echoes, on the same double in the same run';
    const latency = (until: 'arrived' | 'shown', share: number): Row => ({
      what: `Discord, /article section 2: interaction to ${until === 'shown' ? 'answer on the screen' : 'response, without the double’s work'}, p${share * 100}`,
      unit: 'ms',
      ours: quantile(ours[until], share),
      bare: quantile(bare[until], share),
      beside,
    });
    const latencies = [
      latency('shown', 0.5),
      latency('shown', 0.99),
      latency('arrived', 0.5),
      latency('arrived', 0.99),
    ];
    return [...latencies, { what: 'Discord: memory after start (RSS)', unit: 'MB', ...memory, beside }];
  } finally {
    for (const { child } of [ours, bare]) child.kill();
    for (const { layer } of [ours, bare]) await layer.close();
    await close();
  }
}

/** Resolves when the process says that it is ready. */
async function run(args: readonly string[], layer: Layer, token: string): Promise<ChildProcess> {
  const slack = [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_PORT',
    'SLACK_API_URL',
    'SLACK_PREFIX',
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      // Set and empty, so that no .env of this folder brings another platform in.
      ...Object.fromEntries(slack.map((name) => [name, ''])),
      DISCORD_TOKEN: token,
      DISCORD_API_URL: layer.api,
      LOG_LEVEL: 'info',
    },
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      if (/\bready\b/.test(said)) resolve();
    });
    child.once('exit', () => reject(new Error(`it ended before it was ready:\n${said}`)));
  });
  return child;
}

/**
 * Milliseconds from the event's way out of the gateway to the arrival of the whole response, and to when the double has
 * written it down: the first is the process's own work, the second what a person waits for here.
 */
async function ask({ layer, channel }: Runner): Promise<{ readonly arrived: number; readonly shown: number }> {
  const { id } = await layer.double.simulateInteraction({
    type: 2,
    channelId: channel,
    userId: people.ada.id,
    data: {
      id: '1',
      name: 'article',
      type: 1,
      options: [{ name: 'section', type: 1, options: [{ name: 'which', type: 3, value: '2' }] }],
    },
  });
  const exchange = await layer.until('a response', () => {
    const one = layer.exchanges.get(id);
    return one?.steps.length ? one : undefined;
  });
  return {
    arrived: (exchange.answeredAt ?? Number.NaN) - exchange.sentAt,
    shown: (exchange.shownAt ?? Number.NaN) - exchange.sentAt,
  };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

/** The resident set of a process as the system counts it (Linux). */
function megabytes({ child }: Runner): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return round(Number(kilobytes) / 1_024);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
