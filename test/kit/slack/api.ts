/**
 * A double of Slack's Web API and of its response URLs, on loopback. It keeps what the bot posts as messages, holds every
 * body against the rules, and refuses what Slack would refuse. Faults are collected: a story ends with none.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { history, pin, replies, update } from './boards.ts';
import { openGiven } from './given.ts';
import { methodArguments } from './methods.ts';
import { botId, botUser, team } from './payloads.ts';
import { webhookBody } from './rules.ts';
import { manifestScopes, scopeFor } from './scopes.ts';
import { openUploads } from './uploads.ts';

export type Block = Record<string, unknown> & { readonly type: string };
export type Message = {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  /** The only person who sees it. */
  readonly onlyFor?: string;
  /** The bot that wrote it; none: a person. */
  readonly by?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Record<string, unknown> };
  text: string;
  blocks: readonly Block[];
  edits: number;
};
export type View = Record<string, unknown> & { readonly blocks: readonly Block[] };
export type Call = { readonly method: string; readonly body: Record<string, unknown>; readonly at: number };
export type Refusal =
  | { readonly error: string; readonly needed?: string }
  | { readonly status: number }
  /** The call is done, but its answer is lost. */
  | { readonly lost: true }
  | { readonly retryAfter: number }
  | { readonly hang: number };
type Url = {
  readonly channel: string;
  readonly user: string;
  readonly of?: Message;
  readonly until: number;
  uses: number;
};
type Json = Record<string, unknown>;

export type Api = Awaited<ReturnType<typeof openApi>>;

const minute = 60_000;

export async function openApi(tokens: { readonly bot: string; readonly app: string }) {
  const messages: Message[] = [];
  const pins = new Set<string>();
  const views: View[] = [];
  const calls: Call[] = [];
  const faults: string[] = [];
  const refusals = new Map<string, Refusal[]>();
  const urls = new Map<string, Url>();
  const triggers = new Map<string, { readonly until: number; used: boolean }>();
  const locales = new Map<string, string>();
  /** Channels that the bot is in; direct conversations are always open to it. */
  const members = new Set<string>(['C0GENERAL']);
  const scopes = new Set<string>(manifestScopes);
  /** Administrators of the workspace. */
  const admins = new Set<string>();
  /** People who do not take direct messages, with what Slack says of them. */
  const closed = new Map<string, string>();
  let later = 0;
  let count = 0;
  let sockets = '';
  const listeners = new Set<() => void>();
  const now = () => Date.now() + later;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const nextTs = () => `${(now() / 1000).toFixed(3)}${String(++count % 1000).padStart(3, '0')}`;

  function keep(message: Omit<Message, 'ts' | 'edits'>): Message {
    const kept = { ...message, ts: nextTs(), edits: 0 };
    messages.push(kept);
    return kept;
  }

  function take(name: string): Refusal | undefined {
    return refusals.get(name)?.shift();
  }

  const methods: Record<string, (body: Json) => Json> = {
    // https://docs.slack.dev/reference/methods/auth.test
    'auth.test': () => ({
      ok: true,
      url: 'https://reading-circle.example/',
      team: 'Reading circle',
      user: 'colloquy',
      team_id: team,
      user_id: botUser,
      bot_id: botId,
      is_enterprise_install: false,
    }),
    // https://docs.slack.dev/reference/methods/users.info: the locale only with include_locale
    'users.info': ({ user, include_locale }) => ({
      ok: true,
      user: {
        id: user,
        name: String(user).toLowerCase(),
        real_name: `${user} the reader`,
        profile: { display_name: '' },
        is_admin: admins.has(String(user)),
        is_owner: false,
        ...(include_locale ? { locale: locales.get(String(user)) ?? 'en-US' } : {}),
      },
    }),
    // https://docs.slack.dev/reference/methods/chat.postMessage: not_in_channel; a user's id as channel is a direct message
    'chat.postMessage': (body) => {
      const to = String(body.channel);
      if (to.startsWith('C') && !members.has(to)) return { ok: false, error: 'not_in_channel' };
      const refused = closed.get(to);
      if (refused) return { ok: false, error: refused };
      const channel = to.startsWith('U') ? `D0${to.slice(1)}` : to;
      return { ok: true, channel, ts: keep(messageOf(body, channel)).ts };
    },
    // https://docs.slack.dev/reference/methods/chat.postEphemeral
    'chat.postEphemeral': (body) => {
      const channel = String(body.channel);
      if (!channel.startsWith('D') && !members.has(channel)) return { ok: false, error: 'not_in_channel' };
      // "Ephemeral messages in threads are only shown if there is already an active thread."
      const thread = body.thread_ts;
      const active = !thread || messages.some((message) => message.thread === thread) || threads.has(String(thread));
      if (!active) faults.push(`chat.postEphemeral: thread ${thread} is not active, nobody sees it`);
      return { ok: true, message_ts: keep({ ...messageOf(body, channel), onlyFor: String(body.user) }).ts };
    },
    'chat.update': (body) => update({ messages, members }, body),
    'conversations.history': (body) => history({ messages, members }, body),
    'conversations.replies': (body) => replies({ messages, members }, body),
    'pins.add': (body) => pin({ messages, members }, pins, body),
    'files.info': (body) => given.info(body),
    'files.getUploadURLExternal': (body) => files.ask(body),
    'files.completeUploadExternal': (body) => files.complete(body),
    // https://docs.slack.dev/reference/methods/views.open and https://docs.slack.dev/surfaces/modals#trigger
    'views.open': ({ trigger_id, view }) => {
      const trigger = triggers.get(String(trigger_id));
      if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
      if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
      if (now() > trigger.until) return { ok: false, error: 'expired_trigger_id' };
      trigger.used = true;
      views.push(view as View);
      return { ok: true, view: { id: 'V0VIEW000', ...(view as Json) } };
    },
    // https://docs.slack.dev/reference/methods/apps.connections.open: an app-level token, in the header
    'apps.connections.open': () => ({ ok: true, url: sockets }),
  };
  /** Threads that people have begun without the bot. */
  const threads = new Set<string>();

  const messageOf = (body: Json, channel: string) => ({
    channel,
    text: String(body.text),
    blocks: (body.blocks ?? []) as Block[],
    by: botId,
    ...(body.metadata ? { metadata: body.metadata as NonNullable<Message['metadata']> } : {}),
    ...(body.thread_ts ? { thread: String(body.thread_ts) } : {}),
  });

  function call(method: string, body: Json, token: string): Json {
    calls.push({ method, body, at: Date.now() });
    const wants = method === 'apps.connections.open' ? tokens.app : tokens.bot;
    if (token !== wants) return { ok: false, error: token ? 'invalid_auth' : 'not_authed' };
    const run = methods[method];
    if (!run) {
      faults.push(`${method}: the bot has no business there`);
      return { ok: false, error: 'unknown_method' };
    }
    const wrong = methodArguments[method]?.(body, method) ?? [];
    faults.push(...wrong);
    if (wrong.length > 0) return { ok: false, error: 'invalid_arguments', response_metadata: { messages: wrong } };
    const needed = scopeFor(method, body);
    if (needed && !scopes.has(needed)) {
      return { ok: false, error: 'missing_scope', needed, provided: [...scopes].join() };
    }
    return run(body);
  }

  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five times within 30 minutes */
  function respond(path: string, body: Json): { readonly status: number; readonly said: Json } {
    calls.push({ method: 'response_url', body, at: Date.now() });
    const url = urls.get(path);
    if (!url) return { status: 404, said: { ok: false, error: 'no_such_url' } };
    if (now() > url.until) return { status: 404, said: { ok: false, error: 'expired_url' } };
    if (url.uses >= 5) return { status: 404, said: { ok: false, error: 'used_url' } };
    url.uses += 1;
    const wrong = webhookBody(body, 'response_url');
    faults.push(...wrong);
    if (wrong.length > 0) return { status: 400, said: { ok: false, error: 'invalid_blocks' } };
    if (body.replace_original && url.of) {
      Object.assign(url.of, { text: String(body.text), blocks: body.blocks, edits: url.of.edits + 1 });
    } else {
      // Without a message to replace there is nothing to do for replace_original: https://github.com/slackapi/bolt-js/issues/2287
      showWebhook(body, url);
    }
    changed();
    return { status: 200, said: { ok: true } };
  }

  function showWebhook(body: Json, to: { readonly channel: string; readonly user: string }): Message {
    const message = messageOf(body, to.channel);
    // "By default a response is ephemeral": https://docs.slack.dev/interactivity/handling-user-interaction#publishing_ephemeral
    return keep(body.response_type === 'in_channel' ? message : { ...message, onlyFor: to.user });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      faults.push(`the double broke: ${error}`);
      response.writeHead(500).end();
    });
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = Buffer.concat(await request.toArray());
    const raw = bytes.toString('utf8');
    const path = (request.url ?? '').slice(1);
    if (path.startsWith('files-pri/')) {
      const { status, bytes, to } = given.download(path, request.headers.authorization);
      return void response.writeHead(status, to ? { location: to } : {}).end(bytes);
    }
    const kind = path.startsWith('upload/') ? 'upload' : 'response_url';
    const method = path.startsWith('api/') ? path.slice(4) : kind;
    const refusal = take(method);
    const json = (status: number, body: Json, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (refusal) setImmediate(changed);
    if (refusal && 'hang' in refusal) await new Promise((resolve) => setTimeout(resolve, refusal.hang));
    if (refusal && 'retryAfter' in refusal) {
      calls.push({ method, body: { refused: 429 }, at: Date.now() });
      // https://docs.slack.dev/apis/web-api/rate-limits
      return void json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(refusal.retryAfter) });
    }
    if (refusal && 'error' in refusal) {
      calls.push({ method, body: { refused: refusal.error }, at: Date.now() });
      return void json(method === 'response_url' ? 404 : 200, { ok: false, ...refusal });
    }
    if (refusal && 'status' in refusal) {
      calls.push({ method, body: { refused: refusal.status }, at: Date.now() });
      return void response.writeHead(refusal.status).end('something is broken');
    }
    if (method === 'upload') {
      const status = files.receive(path, bytes, request.headers['content-type'] ?? '');
      return void response.writeHead(status).end(status === 200 ? `OK - ${bytes.length}` : 'not the file');
    }
    if (method === 'response_url') {
      const { status, said } = respond(path, JSON.parse(raw));
      return void json(status, said);
    }
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const said = call(method, readForm(raw), token);
    if (refusal && 'lost' in refusal) request.socket.destroy();
    else json(200, said);
    changed();
  }
  const given = openGiven(
    () => base,
    () => scopes.has('files:read'),
    tokens.bot,
  );
  const files = openUploads(
    () => base,
    (channel) => channel.startsWith('D') || members.has(channel),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${base}/api/`,
    messages,
    /** The timestamps of what is pinned. */
    pins,
    views,
    calls,
    faults,
    members,
    scopes,
    admins,
    closed,
    uploads: files.uploads,
    give: given.give,
    given: given.said,
    keep,
    threads,
    locales,
    now,
    nextTs,
    showWebhook,
    changed,
    /** The next call of that method is refused; `response_url` counts as one. */
    refuse: (method: string, ...how: readonly Refusal[]) =>
      void refusals.set(method, [...(refusals.get(method) ?? []), ...how]),
    /** Lets time pass for what expires. */
    wait(ms: number): void {
      later += ms;
    },
    serveSockets(address: string): void {
      sockets = address;
    },
    newUrl(to: { readonly channel: string; readonly user: string; readonly of?: Message }): string {
      const path = `response/${++count}/${crypto.randomUUID()}`;
      urls.set(path, { ...to, until: now() + 30 * minute, uses: 0 });
      return `${base}/${path}`;
    },
    // Valid for three seconds, once: https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
    newTrigger(): string {
      const id = `${++count}.${Date.now()}.abcdef`;
      triggers.set(id, { until: now() + 3_000, used: false });
      return id;
    },
    /** The most calls of that method within a minute: what its rate limit counts. */
    mostInAMinute: (method: string): number =>
      calls
        .filter((one) => one.method === method)
        .reduce((most, { at }, n, all) => Math.max(most, all.slice(n).filter((one) => one.at < at + minute).length), 0),
    callsOf: (method: string) => calls.filter((one) => one.method === method),
    /** Resolves as soon as `test` gives something; rejects with what the double has seen when it takes too long. */
    async until<T>(what: string, test: () => T | undefined | false, ms = 4_000): Promise<T> {
      const first = test();
      if (first) return first;
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = test();
          if (!found) return;
          done();
          resolve(found);
        };
        const timer = setTimeout(() => {
          done();
          const seen = calls.map(({ method, body }) => `${method} ${JSON.stringify(body).slice(0, 300)}`).join('\n');
          reject(new Error(`waited for ${what} in vain\n${faults.join('\n')}\n${seen}`));
        }, ms);
        const done = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        listeners.add(look);
      });
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The SDK sends arguments as a form, with lists and objects as JSON. */
function readForm(raw: string): Json {
  const read = (value: string): unknown =>
    /^[[{]/.test(value) || value === 'true' || value === 'false' ? JSON.parse(value) : value;
  // The word "true" is only ever an argument's value here; words of people stand in blocks.
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => [key, key === 'text' ? value : read(value)]),
  );
}
