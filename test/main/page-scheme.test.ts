import { expect, test } from 'vitest';
import { pageHeaders } from '../../main/page-headers.ts';
import { pageSchemes, servePage } from '../../main/page-scheme.ts';

const read = async () => new Uint8Array();

test('the scheme is a secure origin, with no way around the policy, no service workers and no foreign readers', () => {
  expect(pageSchemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

test('a runtime that can serves the folder itself, with the headers', () => {
  const sources: unknown[] = [];
  const handle = () => {
    throw new Error('not needed');
  };
  servePage({ handle, registerSource: (...given) => sources.push(given) }, '/opt/renderer', read);
  expect(sources).toEqual([
    [
      'app',
      {
        routes: [
          {
            match: { host: 'lab' },
            source: { type: 'directory', root: '/opt/renderer', index: 'index.html', headers: pageHeaders },
          },
        ],
      },
    ],
  ]);
});

test('an older runtime asks the handler', async () => {
  let answer: (request: Request) => Response | Promise<Response> = () => Response.error();
  servePage(
    {
      handle(scheme, handler) {
        expect(scheme).toBe('app');
        answer = handler;
      },
    },
    '/opt/renderer',
    read,
  );
  const response = await answer({ url: 'app://lab/index.html', method: 'GET' } as Request);
  expect(response.status).toBe(200);
  for (const [name, value] of Object.entries(pageHeaders)) expect(response.headers.get(name)).toBe(value);
});
