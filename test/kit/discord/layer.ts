/**
 * Stands between the bot and `discord-digital-twin` and supplies what that double lacks or gets wrong, so that nothing
 * passes only because the double is lax. HTTP goes through rest.ts, the gateway through relay.ts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DigitalDiscord } from 'discord-digital-twin';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from './gateway.ts';
import type { Part } from './parts.ts';
import type { Body } from './refusals.ts';
import { relay } from './relay.ts';
import { answer, type Response } from './rest.ts';

/** A message as it stands on the screen. `owner`: the only person who sees it. */
export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly components: readonly Part[];
  readonly files: readonly Upload[];
  readonly owner?: string;
  readonly answers?: string;
};

/** A file that came with a request, under the name of its field. */
export type Upload = { readonly field: string; readonly name: string; readonly mime: string; readonly text: string };

/** One thing the bot did in an interaction. */
export type Step = {
  readonly did: 'reply' | 'redraw' | 'defer' | 'wait' | 'edit' | 'follow' | 'withdraw' | 'modal' | 'suggest';
  readonly private: boolean;
  readonly message?: Message;
  readonly modal?: Body;
  readonly choices?: Body['choices'];
};

/** An interaction on its way. Times are `performance.now()` in this process, but for `at`: that is the layer's clock. */
export type Exchange = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  readonly source?: string;
  readonly at: number;
  readonly sentAt: number;
  answeredAt?: number;
  /** When the double had taken the first response. */
  shownAt?: number;
  readonly steps: Step[];
  original?: string;
  withdrawn?: boolean;
  /** Its first response came too late. */
  lost?: boolean;
};

/** A request of the bot and what it was told. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
  readonly arrivedAt: number;
  status: number;
  /** From when to when it was under way, by the clock of the process. */
  readonly from: number;
  to: number;
};

export type Layer = {
  readonly double: DigitalDiscord;
  readonly api: string;
  readonly socket: string;
  readonly checks: boolean;
  readonly calls: Call[];
  /** What was wrong with the bot's requests. */
  readonly faults: string[];
  readonly exchanges: Map<string, Exchange>;
  readonly messages: Map<string, Message>;
  /** The commands as they were published last. */
  commands: readonly Json[];
  /** The requests that the next 429 or refusal waits for, by the end of their path. */
  readonly trouble: { readonly path: string; readonly response: Response }[];
  /** The files that people have chosen, by their ids: how an interaction says them, and what their address brings. */
  readonly attached: Map<string, { readonly said: Json; readonly bytes: Uint8Array }>;
  /** A person chooses a file on their machine; returns its id. `more` is told of it otherwise than it is. */
  attach(name: string, bytes: Uint8Array, more?: Json): string;
  readonly posted: Map<string, unknown>;
  /** The ids of the messages that are pinned. */
  readonly pins: Set<string>;
  /** The names of the threads that were opened, by their ids. */
  readonly threads: Map<string, string>;
  /** Tells all connections of the bot of an event that the double does not send. */
  announce(event: string, data: Json): void;
  /** The frame with which the bot has identified itself last. */
  identified: string | undefined;
  /** Milliseconds; tests move it with `passes`. */
  now(): number;
  passes(milliseconds: number): void;
  /** Breaks all connections of the gateway, as a network does; with a code, as Discord does. */
  breaks(code?: number): void;
  /** Sends the last event of that name again: two sessions of one bot both get every event. */
  repeat(event: string): void;
  /** Waits until `find` finds something; it is asked whenever something has happened. */
  until<T>(what: string, find: () => T | undefined): Promise<T>;
  close(): Promise<void>;
};

/** `checks`: hold bodies against Discord's rules. `only`: events of other channels are kept back. */
export async function openLayer(
  double: DigitalDiscord,
  { checks = true, only }: { readonly checks?: boolean; readonly only?: string } = {},
): Promise<Layer> {
  let ahead = 0;
  const waiting = new Set<() => void>();
  const sockets = new Set<WebSocket>();
  const last = new Map<string, () => void>();
  const announced = new Set<(event: string, data: Json) => void>();
  const server = createServer((request, response) => void serve(layer, request, response).then(wake));
  const gateway = new WebSocketServer({ server });
  const wake = () => {
    for (const look of [...waiting]) look();
  };
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const layer: Layer = {
    double,
    api: `http://127.0.0.1:${port}/api`,
    socket: `ws://127.0.0.1:${port}/gateway`,
    checks,
    calls: [],
    faults: [],
    exchanges: new Map(),
    messages: new Map(),
    commands: [],
    trouble: [],
    attached: new Map(),
    // https://docs.discord.com/developers/resources/message#attachment-object
    attach: (name, bytes, more = {}) => {
      const id = String(1_300_000_000_000_000_000n + BigInt(layer.attached.size));
      const url = `http://127.0.0.1:${port}/ephemeral-attachments/${id}/${encodeURIComponent(name)}`;
      const said = { id, filename: name, size: bytes.length, url, proxy_url: url, ephemeral: true, ...more };
      layer.attached.set(id, { said, bytes });
      return id;
    },
    posted: new Map(),
    pins: new Set(),
    threads: new Map(),
    announce: (event, data) => {
      for (const tell of announced) tell(event, data);
    },
    identified: undefined,
    now: () => Date.now() + ahead,
    passes: (milliseconds) => {
      ahead += milliseconds;
    },
    breaks: (code) => {
      for (const socket of sockets) code === undefined ? socket.terminate() : socket.close(code);
    },
    repeat: (event) => last.get(event)?.(),
    until: (what, find) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = find();
          if (found === undefined) return;
          stop();
          resolve(found);
        };
        const stop = () => {
          clearTimeout(timer);
          clearInterval(again);
          waiting.delete(look);
        };
        // The bot goes on after its answer, as when it writes to its log.
        const again = setInterval(() => look(), 10);
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`waited in vain for ${what}`));
        }, 5_000);
        waiting.add(look);
        look();
      }),
    async close() {
      layer.breaks();
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  gateway.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    relay(layer, { bot: socket, sockets, announced, remember: (event, send) => last.set(event, send), only });
  });
  return layer;
}

async function serve(layer: Layer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = layer.attached.get(request.url?.split('/')[2] ?? '');
  if (request.url?.startsWith('/ephemeral-attachments/')) {
    if (request.headers.authorization) layer.faults.push('a token goes along with the address of a file');
    response.writeHead(file ? 200 : 404).end(file?.bytes);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const arrivedAt = performance.now();
  const from = Date.now();
  const { body, files } = await readBody(Buffer.concat(chunks), request.headers['content-type']);
  const url = new URL(request.url ?? '/', layer.api);
  const call: Call = {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    body,
    files,
    arrivedAt,
    status: 0,
    from,
    to: from,
  };
  const told = await answer(layer, call, request.headers.authorization).catch((error): Response => {
    layer.faults.push(`the layer itself failed: ${error instanceof Error ? error.stack : error}`);
    return { status: 404, body: { code: 0, message: '404: Not Found' } };
  });
  call.status = told.status;
  call.to = Date.now();
  layer.calls.push(call);
  const json = told.body === undefined ? undefined : JSON.stringify(told.body);
  response.writeHead(told.status, { ...(json && { 'content-type': 'application/json' }), ...told.headers });
  response.end(json);
}

/** https://docs.discord.com/developers/reference#uploading-files */
async function readBody(bytes: Buffer, type = ''): Promise<Pick<Call, 'body' | 'files'>> {
  if (!type.startsWith('multipart/'))
    return { body: bytes.length > 0 ? JSON.parse(String(bytes)) : undefined, files: [] };
  const form = await new globalThis.Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files = await Promise.all(
    [...form].flatMap(([field, value]) =>
      typeof value === 'string'
        ? []
        : [value.text().then((text) => ({ field, name: value.name, mime: value.type, text }))],
    ),
  );
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}
