/**
 * Slack over signed HTTP: our process beside a bare Bolt app, each in its own process, asked in turns.
 * `node test/bench/slack.ts` prints the rows as JSON.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';

const warmUp = 1_000;
const samples = 2_000;
const signingSecret = '0123456789abcdef0123456789abcdef';
const botToken = 'xoxb-bench';
const sides = ['ours', 'bare', 'card'] as const;

// The bare apps load nothing but Bolt, so that their memory is Bolt's.
if (process.argv[2] === 'bare') await runBare(Number(process.argv[3]), String(process.argv[4]), process.argv[5]);
else {
  process.stdout.write(`${JSON.stringify(await measure(), undefined, 2)}\n`);
  // Connections that are kept alive keep nobody waiting.
  process.exit();
}

/** Echoes what was typed; given a file, it sends the card in it, which is as long as ours. */
async function runBare(port: number, slackApiUrl: string, file: string | undefined): Promise<void> {
  const { App } = await import('@slack/bolt');
  const app = new App({ token: botToken, signingSecret, port, clientOptions: { slackApiUrl } });
  const card = file && JSON.parse(await readFile(file, 'utf8'));
  app.command('/article', async ({ ack, command }) => ack(card ?? `You typed ${command.text}`));
  await app.start();
}

async function measure(): Promise<Row[]> {
  const { openApi } = await import('../kit/slack/api.ts');
  const api = await openApi({ bot: botToken, app: '' });
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const ports = { ours: await freePort(), bare: await freePort(), card: await freePort() };
  const self = fileURLToPath(import.meta.url);
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const environment = {
    PATH: process.env.PATH ?? '',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_PORT: String(ports.ours),
    SLACK_API_URL: api.url,
    LOG_LEVEL: 'warn',
  };
  // An empty folder, so that nobody's .env is read.
  const start = (args: string[], env: NodeJS.ProcessEnv) =>
    spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ours = start([main], environment);
  const bare = start([self, 'bare', String(ports.bare), api.url], {});
  const children = [ours, bare];
  try {
    await Promise.all([listening(ports.ours, ours), listening(ports.bare, bare)]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const memory = { ours: await residentMB(ours), bare: await residentMB(bare) };
    const ask = await asker(ports, api);
    // Until our process has asked Slack for the person's language, the answer does not stand in the acknowledgement.
    let said = '';
    while (!said) said = (await ask('ours')).said;
    await writeFile(join(folder, 'card.json'), said);
    const card = start([self, 'bare', String(ports.card), api.url, join(folder, 'card.json')], {});
    children.push(card);
    await listening(ports.card, card);
    const times = await askInTurns(ask);
    if (api.faults.length > 0) throw new Error(api.faults.join('\n'));
    const echo = 'a bare Bolt app that echoes';
    const row = (share: number, side: Side, beside: string): Row => ({
      what: `Slack: /article section 2 over signed HTTP, p${share * 100}`,
      unit: 'ms',
      ours: percentile(times.ours, share),
      bare: percentile(times[side], share),
      beside,
    });
    return [
      row(0.5, 'bare', echo),
      row(0.99, 'bare', echo),
      row(0.5, 'card', 'a bare Bolt app that sends the same card'),
      { what: 'Slack: memory after start', unit: 'MB', ...memory, beside: echo },
    ];
  } finally {
    for (const child of children) child.kill();
    await api.close();
    await rm(folder, { recursive: true });
  }
}

type Side = (typeof sides)[number];
type Api = Awaited<ReturnType<typeof import('../kit/slack/api.ts').openApi>>;
type Ask = (side: Side) => Promise<{ readonly took: number; readonly said: string }>;

async function asker(ports: Record<Side, number>, api: Api): Promise<Ask> {
  const { encode, sign } = await import('../kit/slack/wire.ts');
  const { slashCommand } = await import('../kit/slack/payloads.ts');
  const agent = new Agent({ keepAlive: true });
  const at = { user: 'U0BENCH00', channel: 'C0GENERAL' };
  return async (side) => {
    const payload = slashCommand('/article', 'section 2', at, api.newUrl(at), api.newTrigger());
    const { body, type } = encode('command', payload);
    const headers = {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      ...sign(signingSecret, body, Math.floor(Date.now() / 1000)),
    };
    const start = performance.now();
    const said = await post({ port: ports[side], path: '/slack/events', agent, headers }, body);
    return { took: performance.now() - start, said };
  };
}

async function askInTurns(ask: Ask): Promise<Record<Side, number[]>> {
  const header = '"blocks":[{"type":"header"';
  const expected: Record<Side, string> = { ours: header, bare: 'You typed section 2', card: header };
  const times: Record<Side, number[]> = { ours: [], bare: [], card: [] };
  for (let n = 0; n < warmUp + samples; n++) {
    for (let turn = 0; turn < sides.length; turn++) {
      // Who is asked first changes too.
      const side = sides[(n + turn) % sides.length] as Side;
      const { took, said } = await ask(side);
      if (!said.includes(expected[side])) throw new Error(`${side} answered ${said.slice(0, 300)}`);
      if (n >= warmUp) times[side].push(took);
    }
  }
  return times;
}

function post(
  options: { port: number; path: string; agent: Agent; headers: Record<string, string | number> },
  body: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ ...options, host: '127.0.0.1', method: 'POST' }, (response) => {
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        said += chunk;
      });
      response.on('end', () => resolve(said));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Nearest rank, in milliseconds with two decimals. */
function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN) * 100) / 100;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const status = await fetch(`http://127.0.0.1:${port}/`).then(
      ({ status: got }) => got,
      () => undefined,
    );
    if (status) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on ${port}`);
}

/** The resident set of a process as the system counts it (Linux). */
async function residentMB({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 102.4) / 10;
}
