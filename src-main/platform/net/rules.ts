/** Whom a client may talk to. */
export interface NetRules {
  /** What sends: `carddav`, `s3` … */
  adapter: string;
  /** Id of the account it sends for, or ''. */
  account: string;
  /** Origins (`https://dav.example.com`, `http://192.168.1.4:5232`); `*.` before a host stands for all below it. */
  allow: readonly string[];
  /** The user has confirmed a server in their own network: private addresses and, there only, http are allowed. */
  lan?: boolean;
  /** Until the whole answer is there, ms; 30 s by default. */
  timeout?: number;
  /** Bytes an answer may have; 32 MB by default. */
  maxBytes?: number;
}

/** Whether one of the origins allowed is that of `url`. */
export function allows({ allow }: Pick<NetRules, 'allow'>, url: URL): boolean {
  return allow.some((origin) => {
    const [, scheme, any, host] = /^(https?:)\/\/(\*\.)?(.+?)\/?$/.exec(origin) ?? [];
    if (scheme !== url.protocol || host === undefined) return false;
    const wanted = URL.parse(`${scheme}//${host}`);
    if (!wanted || wanted.port !== url.port) return false;
    return any ? url.hostname.endsWith(`.${wanted.hostname}`) : url.hostname === wanted.hostname;
  });
}
