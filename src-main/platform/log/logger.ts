/** What the platform needs of a logger; pino is one. Never pass addresses, bodies, tokens or keys. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
