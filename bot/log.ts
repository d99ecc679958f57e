import {
  pino,
  stdSerializers,
  stdTimeFunctions,
  type DestinationStream,
  type LogFn,
  type Logger,
} from 'pino';
import { requestId } from './request-id.js';

/** JSON lines, one an event. A line says what happened and to which file or setting, never what a resident wrote. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Fields that hold residents' words or let somebody in, wherever they stand in what is logged. Lower case. */
const confidential = new Set(
  `text words message messages body story heard said record reply replies input from query params
  token key conversation cookie cookies set-cookie authorization headers rawheaders password secret
  phone email`.split(/\s+/),
);
const withheld = '[withheld]';
const deepest = 4;

/** `destination` is standard output unless a test reads along. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      mixin: () => ({ request: requestId() }),
      formatters: { level: (label) => ({ level: label }), log: (fields) => withoutPrivate(fields, 0) },
      // Errors have their fields by then; pino's own serialiser would join the messages of all causes.
      serializers: { err: (fields: unknown) => fields },
      hooks: { logMethod: withMessage },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

/** Without a message, pino would take the error's, which may quote what was sent. */
function withMessage(this: Logger, parts: Parameters<LogFn>, method: LogFn): void {
  const [first, message, ...rest] = parts as [unknown, string | undefined, ...unknown[]];
  const fields = first instanceof Error ? { err: first } : first;
  const isError = typeof fields === 'object' && fields !== null && 'err' in fields;
  method.call(this, fields, isError ? (message ?? 'an error') : message, ...rest);
}

function withoutPrivate(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      confidential.has(name.toLowerCase()) ? withheld : safe(value, depth),
    ]),
  );
}

function safe(value: unknown, depth: number): unknown {
  if (value instanceof Error) return errorFields(value, depth);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= deepest) return withheld;
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => safe(item, depth + 1));
  if (isRequest(value)) return { method: value.method, path: value.url.split('?', 1)[0] };
  return withoutPrivate(value as Record<string, unknown>, depth + 1);
}

/**
 * An error's message helps whoever mends it. It is withheld where it quotes what was sent: a parser's error, and an
 * error that blames the request.
 */
function errorFields(error: Error, depth: number): Record<string, unknown> {
  const { type, stack } = stdSerializers.errWithCause(error);
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  const quotes = error instanceof SyntaxError || error.name === 'SyntaxError' || status < 500;
  return {
    type,
    ...('code' in error && { code: error.code }),
    message: quotes ? withheld : error.message,
    where: stackFrames(stack),
    ...(error.cause !== undefined && depth < deepest && { cause: safe(error.cause, depth + 1) }),
  };
}

/** The lines that say where it happened, without the first ones, which repeat the message. */
function stackFrames(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 12);
}

function isRequest(value: object): value is { method: string; url: string } {
  return (
    'method' in value && 'url' in value && typeof value.method === 'string' && typeof value.url === 'string'
  );
}
