/** A page from the web, against servers of our own on the loopback: each is let through by its one address and port. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server as TcpServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { FetchTrouble } from '../../../src/content/import/fetch-trouble.ts';
import { type FetchOptions, fetchPage, type Page } from '../../../src/content/import/page-fetch.ts';
import type { FetchCode } from '../../../src/texts/en-add.ts';

const open: (Server | TcpServer)[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A server of pages; `options` let exactly it through, and name it `pages.test`. */
async function serve(answer: RequestListener): Promise<{ at: string; port: number; options: FetchOptions }> {
  return listen(createServer(answer));
}

async function listen(server: Server | TcpServer): Promise<{ at: string; port: number; options: FetchOptions }> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const options = { alsoAllowed: `127.0.0.1:${port}`, resolve: async () => ['127.0.0.1'] };
  return { at: `http://pages.test:${port}`, port, options };
}

const html =
  (body: string, more: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...more }).end(body);
  };

const textOf = ({ bytes }: Page): string => new TextDecoder().decode(bytes);

async function troubleOf(fetching: Promise<Page>): Promise<{ code: FetchCode; shown: string }> {
  const error = await fetching.then(
    ({ url }) => new Error(`fetched ${url}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FetchTrouble)) throw error;
  return { code: error.code, shown: error.shown };
}

describe('a page', () => {
  test('comes with its bytes, its type with the charset, its address and its name', async () => {
    const latin = Buffer.from([0xb2, 0xe2, 0xca, 0xd4]);
    const { at, options } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=GB18030' }).end(latin);
    });
    const page = await fetchPage(`${at}/posts/%E6%B5%8B%E8%AF%95.html?page=2#end`, options);
    expect(page).toEqual({
      bytes: latin,
      contentType: 'text/html; charset=GB18030',
      url: `${at}/posts/%E6%B5%8B%E8%AF%95.html?page=2`,
      name: '测试.html',
    });
  });

  test('is asked for by its own host, without cookies or names, and cookies that are set do not come back', async () => {
    const heard: Record<string, unknown>[] = [];
    const { at, port, options } = await serve((request, response) => {
      heard.push(request.headers);
      response.setHeader('set-cookie', 'seen=1');
      if (request.url === '/') response.writeHead(302, { location: '/b' }).end();
      else html('here')(request, response);
    });
    expect(textOf(await fetchPage(at, options))).toBe('here');
    expect(heard).toHaveLength(2);
    for (const headers of heard) {
      expect(headers.host).toBe(`pages.test:${port}`);
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  test.each([
    ['gzip', gzipSync('packed words')],
    ['br', brotliCompressSync('packed words')],
    ['deflate', deflateSync('packed words')],
  ])('is unpacked: %s', async (coding, packed) => {
    const { at, options } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': coding }).end(packed);
    });
    expect(textOf(await fetchPage(at, options))).toBe('packed words');
  });

  test('may be a file without a type of its own, by its ending', async () => {
    const { at, options } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('words');
    });
    expect((await fetchPage(`${at}/book.epub`, options)).name).toBe('book.epub');
    expect(await troubleOf(fetchPage(`${at}/setup.exe`, options))).toEqual({
      code: 'type',
      shown: 'application/octet-stream',
    });
  });

  test('is fetched past the environment’s proxy', async () => {
    const { at, options } = await serve(html('direct'));
    const { http_proxy: before } = process.env;
    process.env.http_proxy = 'http://127.0.0.1:9';
    try {
      expect(textOf(await fetchPage(at, options))).toBe('direct');
    } finally {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
    }
  });
});

describe('addresses', () => {
  test.each<[string, FetchCode]>([
    ['not an address', 'url'],
    ['', 'url'],
    ['file:///etc/passwd', 'scheme'],
    ['ftp://example.com/', 'scheme'],
    ['data:text/html,hello', 'scheme'],
    ['http://ada:secret@example.com/', 'credentials'],
    ['http://127.0.0.1/', 'inside'],
    ['http://2130706433/', 'inside'],
    ['http://0x7f.1/', 'inside'],
    ['http://0177.0.0.1/', 'inside'],
    ['http://127.1/', 'inside'],
    ['http://127.0.0.1./', 'inside'],
    ['http://１２７.0.0.1/', 'inside'],
    ['http://[::1]/', 'inside'],
    ['http://[::ffff:127.0.0.1]/', 'inside'],
    ['http://[::ffff:7f00:1]/', 'inside'],
    ['http://[64:ff9b::a9fe:a9fe]/', 'inside'],
    ['http://169.254.169.254/latest/meta-data/', 'inside'],
    ['http://localhost/', 'inside'],
    ['http://8.8.8.8:22/', 'port'],
    ['http://8.8.8.8:6379/', 'port'],
  ])('%s: %s', async (address, code) => {
    expect(await troubleOf(fetchPage(address))).toMatchObject({ code });
  });

  test('a host whose every answer is inside is refused', async () => {
    const resolve = async () => ['10.0.0.7', '::ffff:127.0.0.1', 'fd00::1'];
    for (const host of ['intranet.example', 'localhost.']) {
      expect(await troubleOf(fetchPage(`https://${host}/`, { resolve }))).toEqual({ code: 'inside', shown: host });
    }
  });

  test('of several answers only those that are allowed are connected to', async () => {
    const { at, options } = await serve(html('outside'));
    const resolve = async () => ['127.0.0.2', '10.0.0.1', '127.0.0.1'];
    expect(textOf(await fetchPage(at, { ...options, resolve }))).toBe('outside');
  });

  test('a name that is looked up anew at a redirect is looked at anew', async () => {
    const asked: string[] = [];
    const { at, options } = await serve((_, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    const answers = ['127.0.0.1', '169.254.169.254'];
    const resolve = async (host: string) => {
      asked.push(host);
      return [answers[asked.length - 1] ?? ''];
    };
    expect(await troubleOf(fetchPage(at, { ...options, resolve }))).toMatchObject({ code: 'inside' });
    expect(asked).toEqual(['pages.test', 'pages.test']);
  });

  test('what is connected to is what was looked at: one question to the DNS a request', async () => {
    let asked = 0;
    const { at, options } = await serve(html('first answer'));
    const resolve = async () => {
      asked += 1;
      return [asked === 1 ? '127.0.0.1' : '10.0.0.1'];
    };
    expect(textOf(await fetchPage(at, { ...options, resolve }))).toBe('first answer');
    expect(asked).toBe(1);
  });

  test('a name in other letters is asked for in ASCII', async () => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return ['10.0.0.1'];
    };
    expect(await troubleOf(fetchPage('https://例え.テスト/', { resolve }))).toMatchObject({ code: 'inside' });
    expect(asked).toEqual(['xn--r8jz45g.xn--zckzah']);
  });

  test('nobody by this name, and nobody at home', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    expect(await troubleOf(fetchPage('https://no.example/', { resolve }))).toEqual({
      code: 'unknown-host',
      shown: 'no.example',
    });
    expect(await troubleOf(fetchPage('https://no.example/', { resolve: async () => [] }))).toMatchObject({
      code: 'unknown-host',
    });
    const { at, options } = await serve(html(''));
    for (const server of open.splice(0)) await new Promise((done) => server.close(done));
    expect(await troubleOf(fetchPage(at, options))).toMatchObject({ code: 'unreachable' });
  });

  test('who cannot speak TLS is not taken for the host', async () => {
    const { port, options } = await serve(html('plain'));
    expect(await troubleOf(fetchPage(`https://pages.test:${port}/`, options))).toMatchObject({ code: 'certificate' });
  });
});

describe('redirects', () => {
  const to =
    (location: string): RequestListener =>
    (_, response) => {
      response.writeHead(302, { location }).end('moved');
    };

  test.each<[string, FetchCode]>([
    ['http://169.254.169.254/latest/meta-data/', 'inside'],
    ['http://[::ffff:169.254.169.254]/', 'inside'],
    ['//127.0.0.1:1/', 'inside'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://pages.test/', 'scheme'],
    ['http://ada:secret@pages.test/', 'credentials'],
    ['http://', 'url'],
  ])('to %s: %s', async (location, code) => {
    const { at, options } = await serve(to(location));
    expect(await troubleOf(fetchPage(at, options))).toMatchObject({ code });
  });

  test('eight are followed, a ninth is not', async () => {
    const { at, options } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) html('arrived')(request, response);
      else to(`/${left - 1}`)(request, response);
    });
    const page = await fetchPage(`${at}/8`, options);
    expect([textOf(page), page.url]).toEqual(['arrived', `${at}/0`]);
    expect(await troubleOf(fetchPage(`${at}/20`, options))).toEqual({ code: 'redirects', shown: '8' });
  });

  test('one that says not where is an answer without a page', async () => {
    const { at, options } = await serve((_, response) => response.writeHead(302).end());
    expect(await troubleOf(fetchPage(at, options))).toEqual({ code: 'status', shown: '302' });
  });
});

describe('limits', () => {
  const size = 50_000;

  test('a body that says that it is too large is not read, one that does not say so is stopped', async () => {
    let sent = 0;
    const { at, options } = await serve((request, response) => {
      response.writeHead(200, {
        'content-type': 'text/plain',
        ...(request.url === '/said' && { 'content-length': '90000000000' }),
      });
      const more = (): void => {
        while (!response.destroyed && sent < 500_000_000) {
          sent += 10_000;
          if (!response.write(Buffer.alloc(10_000, 'a'))) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    for (const path of ['/said', '/unsaid']) {
      sent = 0;
      expect(await troubleOf(fetchPage(at + path, { ...options, limits: { size } }))).toEqual({
        code: 'large',
        shown: String(size),
      });
      expect(sent, path).toBeLessThan(100_000_000);
    }
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ])('a bomb is stopped at the limit of what it unpacks to: %s', async (coding, bomb) => {
    const { at, options } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(bomb);
    });
    const before = process.memoryUsage().rss;
    expect(await troubleOf(fetchPage(at, { ...options, limits: { size: 1_000_000 } }))).toMatchObject({
      code: 'large',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test.each([
    ['gzip', 'not gzip at all'],
    ['gzip, br', 'twice'],
    ['compress', 'old'],
    ['toString', 'a name of all objects'],
  ])('what cannot be unpacked is refused: %s', async (coding, body) => {
    const { at, options } = await serve(html(body, { 'content-encoding': coding }));
    expect(await troubleOf(fetchPage(at, options))).toMatchObject({ code: 'encoding' });
  });

  test.each(['gzip', 'identity'])('a body that breaks off is no page: %s', async (coding) => {
    const packed = coding === 'gzip' ? gzipSync('x'.repeat(100_000)) : Buffer.alloc(1000);
    const { at, options } = await serve((_, response) => {
      response.writeHead(200, {
        'content-type': 'text/html',
        'content-encoding': coding,
        'content-length': packed.length + 500,
      });
      response.write(packed.subarray(0, packed.length - 20), () => response.destroy());
    });
    expect((await troubleOf(fetchPage(at, options))).code).toBe('unreachable');
  });

  test('drop by drop, silent, or never answering the name: all end in time', async () => {
    const drops: NodeJS.Timeout[] = [];
    const { at, options } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      drops.push(setInterval(() => response.write('a'), 5));
    });
    const silent = await listen(createTcp((socket) => socket.resume()));
    const slowHeaders = await listen(
      createTcp((socket) => {
        socket.resume().on('error', () => socket.destroy());
        socket.write('HTTP/1.1 200 OK\r\n');
        drops.push(setInterval(() => socket.writable && socket.write('x: y\r\n'), 5));
      }),
    );
    expect(await troubleOf(fetchPage(at, { ...options, limits: { whole: 200 } }))).toEqual({
      code: 'slow',
      shown: '1',
    });
    const inTime = { headers: 100 };
    expect(await troubleOf(fetchPage(silent.at, { ...silent.options, limits: inTime }))).toMatchObject({
      code: 'slow',
    });
    expect(await troubleOf(fetchPage(slowHeaders.at, { ...slowHeaders.options, limits: inTime }))).toMatchObject({
      code: 'slow',
    });
    const resolve = () => new Promise<never>(() => undefined);
    expect(await troubleOf(fetchPage('https://a.example/', { resolve, limits: inTime }))).toMatchObject({
      code: 'slow',
    });
    for (const drop of drops) clearInterval(drop);
  });

  test('a connection that never stands ends by its own limit', async () => {
    // TLS to somebody who says nothing: connected, never secure.
    const silent = await listen(createTcp((socket) => socket.resume()));
    const fetching = fetchPage(`https://pages.test:${silent.port}/`, { ...silent.options, limits: { connect: 100 } });
    expect(await troubleOf(fetching)).toEqual({ code: 'slow', shown: '1' });
  });
});

describe('answers that are no page', () => {
  test.each([204, 206, 304, 401, 403, 404, 410, 429, 500, 503])('%s', async (status) => {
    const { at, options } = await serve((_, response) => {
      response
        .writeHead(status, { 'content-type': 'text/html' })
        .end(status === 204 || status === 304 ? undefined : 'no');
    });
    expect(await troubleOf(fetchPage(at, options))).toEqual({ code: 'status', shown: String(status) });
  });

  test.each(['image/png', 'video/mp4', 'application/json', 'text/css', 'application/x-msdownload'])(
    '%s is not a document',
    async (type) => {
      const { at, options } = await serve(html('bytes', { 'content-type': type }));
      expect(await troubleOf(fetchPage(at, options))).toEqual({ code: 'type', shown: type });
    },
  );
});
