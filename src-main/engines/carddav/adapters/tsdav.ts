import {
  addressBookMultiGet,
  createAccount,
  createObject,
  type DAVResponse,
  deleteObject,
  fetchAddressBooks,
  getBasicAuthHeaders,
  propfind,
  syncCollection,
} from 'tsdav';
import { AppError } from '../../../../src-shared/errors';
import { type Book, type Changes, type Condition, type DavPort, type Fetched, pathOf, type Written } from '../port';

export interface DavOptions {
  serverUrl: string;
  user: string;
  password: string;
  /** Goes only to servers that are allowed. */
  fetch: typeof globalThis.fetch;
}

const later: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What a status that is no success means. */
function failure(status: number, retryAfter: string | null): AppError {
  const details = { status };
  if (status === 401) return new AppError('auth_expired', 'user or password refused', { reason: 'auth' });
  if (later.has(status)) {
    const wait = Number(retryAfter) * 1000 || Date.parse(retryAfter ?? '') - Date.now();
    return new AppError('rate_limited', `status ${status}`, { ...details, retryAfter: wait > 0 ? wait : 0 });
  }
  if (status === 403) return new AppError('forbidden', 'refused', { ...details, reason: 'refused' });
  if (status === 404 || status === 410) return new AppError('not_found', 'nothing there', details);
  if (status === 507) return new AppError('storage', 'the server is full', { ...details, reason: 'serverFull' });
  return new AppError('unsupported', `status ${status}`, {
    ...details,
    reason: status >= 500 ? 'serverError' : 'answer',
  });
}

const text = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return '_cdata' in value ? text(value._cdata) : '';
};

/** The library turns text into numbers where it looks like one; a version or token is text. */
const etagOf = ({ props }: DAVResponse): string => text(props?.getetag);
const isWhole = (card: string) => /^\s*BEGIN:VCARD/i.test(card) && /END:VCARD\s*$/i.test(card);

const conditionHeaders = (condition: Condition): Record<string, string> => {
  if (condition === 'any') return {};
  return condition === 'absent' ? { 'If-None-Match': '*' } : { 'If-Match': condition.etag };
};

/** CardDAV through tsdav. */
export function tsdavPort({ serverUrl, user, password, fetch: send }: DavOptions): DavPort {
  const headers = getBasicAuthHeaders({ username: user, password });
  const seen = { status: 0, retryAfter: null as string | null };
  /** The library swallows what went wrong on the way; what ends a run is kept here. */
  let broken: AppError | null = null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    try {
      const answer = await send(input, init);
      seen.status = answer.status;
      seen.retryAfter = answer.headers.get('retry-after');
      if (answer.status === 401 || later.has(answer.status)) broken = failure(answer.status, seen.retryAfter);
      return answer;
    } catch (error) {
      if (error instanceof AppError) broken = error;
      throw error;
    }
  };
  const common = { headers, fetch };

  /** Runs a call of the library; what it makes of an error on the way is of no use. */
  async function run<T>(work: () => Promise<T>): Promise<T> {
    broken = null;
    try {
      return await work();
    } catch (error) {
      if (broken) throw broken;
      if (error instanceof AppError) throw error;
      throw seen.status >= 400
        ? failure(seen.status, seen.retryAfter)
        : new AppError('unsupported', String(error), { reason: 'answer' }, { cause: error });
    }
  }

  /** The parts of a multistatus. Fails where the whole was refused. */
  async function parts(work: () => Promise<DAVResponse[]>): Promise<DAVResponse[]> {
    return run(async () => {
      const answers = await work();
      const [only] = answers;
      if (seen.status !== 207 || (only && !only.props && !only.href)) throw failure(seen.status, seen.retryAfter);
      return answers.filter(({ href }) => href);
    });
  }

  async function bookList(): Promise<Book[]> {
    const account = await createAccount({ account: { accountType: 'carddav', serverUrl }, ...common });
    const books = await fetchAddressBooks({ account, ...common });
    return Promise.all(
      books.map(async ({ url, displayName }) => ({
        url: new URL(url, account.homeUrl).href,
        name: text(displayName) || decodeURIComponent(new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url),
        writable: await isWritable(url),
      })),
    );
  }

  /** Whether the server lets this user write there (RFC 3744, 5.4); one that does not say is taken at its silence. */
  async function isWritable(url: string): Promise<boolean> {
    const props = { 'd:current-user-privilege-set': {} };
    const [answer] = await propfind({ url, props, depth: '0', ...common });
    const granted = JSON.stringify(answer?.props?.currentUserPrivilegeSet ?? null);
    return granted === 'null' || granted === '{}' || /"(?:all|write|writeContent|bind)"/.test(granted);
  }

  async function listByEtags(bookUrl: string): Promise<Changes> {
    const props = { 'd:getetag': {}, 'd:resourcetype': {} };
    const answers = await parts(() => propfind({ url: bookUrl, props, depth: '1', ...common }));
    const own = pathOf(bookUrl, bookUrl);
    const cards = answers.filter(({ href, props }) => {
      const isBook = JSON.stringify(props?.resourcetype ?? '').includes('collection');
      return !isBook && pathOf(href ?? '', bookUrl) !== own;
    });
    const changed = cards.map((answer) => ({ href: pathOf(answer.href ?? '', bookUrl), etag: etagOf(answer) }));
    return { changed, removed: [], whole: true, token: '' };
  }

  async function delta(bookUrl: string, token: string): Promise<Changes> {
    const own = pathOf(bookUrl, bookUrl);
    const found: Changes = { changed: [], removed: [], whole: token === '', token };
    for (let goesOn = true; goesOn; ) {
      goesOn = false;
      const before = found.token;
      const props = { 'd:getetag': {} };
      const answers = await parts(() =>
        syncCollection({ url: bookUrl, props, syncLevel: 1, syncToken: before, ...common }),
      );
      const [first] = answers;
      found.token = text((first?.raw ?? lastRaw(answers))?.multistatus?.syncToken) || found.token;
      for (const answer of answers) {
        const href = pathOf(answer.href ?? '', bookUrl);
        // The server stopped half-way and wants to be asked again from there (RFC 6578, 3.6).
        if (href === own) goesOn ||= answer.status === 507 && found.token !== before;
        else if (answer.status === 404 || answer.status === 410) found.removed.push(href);
        else found.changed.push({ href, etag: etagOf(answer) });
      }
    }
    return found;
  }

  async function getOne(bookUrl: string, href: string): Promise<Fetched[]> {
    const answer = await run(() => fetch(new URL(href, bookUrl).href, { headers }));
    const card = await answer.text();
    if (answer.status === 404 || answer.status === 410) return [];
    if (!answer.ok) throw failure(answer.status, answer.headers.get('retry-after'));
    return [{ href, etag: answer.headers.get('etag') ?? '', card }];
  }

  async function written(answer: Response): Promise<Written> {
    await answer.body?.cancel();
    if (answer.status === 412) return { outcome: 'changed' };
    if (!answer.ok) throw failure(answer.status, answer.headers.get('retry-after'));
    return { outcome: 'done', etag: answer.headers.get('etag') ?? '' };
  }

  return {
    books: () => run(bookList),

    async changes(bookUrl, token) {
      try {
        return await delta(bookUrl, token);
      } catch (error) {
        if (!canBeListed(error)) throw error;
        return token === '' ? listByEtags(bookUrl) : this.changes(bookUrl, '');
      }
    },

    async fetch(bookUrl, hrefs) {
      if (hrefs.length === 0) return [];
      const props = { 'd:getetag': {}, 'card:address-data': {} };
      const answers = await parts(() =>
        addressBookMultiGet({ url: bookUrl, props, objectUrls: [...hrefs], depth: '1', ...common }),
      ).catch((error: unknown) => {
        if (!canBeListed(error)) throw error;
        return [];
      });
      const whole = answers.flatMap((answer): Fetched[] => {
        const card = text(answer.props?.addressData);
        return isWhole(card) ? [{ href: pathOf(answer.href ?? '', bookUrl), etag: etagOf(answer), card }] : [];
      });
      const gone = new Set(
        answers.filter(({ status }) => status === 404).map(({ href = '' }) => pathOf(href, bookUrl)),
      );
      const there = new Set(whole.map(({ href }) => href));
      // What did not come, or (the library splits long text) not whole, is asked for by itself.
      for (const href of hrefs) {
        if (!there.has(href) && !gone.has(href)) whole.push(...(await getOne(bookUrl, href)));
      }
      return whole;
    },

    put: (url, card, condition) =>
      run(async () => {
        const type = { 'Content-Type': 'text/vcard; charset=utf-8' };
        const all = { ...headers, ...type, ...conditionHeaders(condition) };
        return written(await createObject({ url, data: card, headers: all, fetch }));
      }),

    remove: (url, condition) =>
      run(async () => {
        const answer = await deleteObject({ url, headers: { ...headers, ...conditionHeaders(condition) }, fetch });
        if (answer.status !== 404 && answer.status !== 410) return written(answer);
        await answer.body?.cancel();
        return { outcome: 'done', etag: '' };
      }),
  };
}

const lastRaw = (answers: readonly DAVResponse[]) => answers.at(-1)?.raw;

/** A token the server does not know (any more), or a report it does not have: it can still be asked in a plainer way. */
const canBeListed = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'unsupported' ||
    (error.code === 'not_found' && error.details.status === 410) ||
    (error.code === 'forbidden' && error.details.reason === 'refused') ||
    error.code === 'storage');
