// The environment as a table: every variable with its schema, its default and its meaning. config.ts checks them together.

import { z } from 'zod';
import { isTimeZone } from './domain/dates.ts';

export interface Variable {
  /** From the text of the environment; its messages are mends that follow the variable's name. */
  readonly schema: z.ZodType;
  /** Taken as if it had been set. */
  readonly default?: string;
  /** In words, what holds where the variable is not set and the default says little. */
  readonly otherwise?: string;
  readonly meaning: string;
  /** Its value is never shown. */
  readonly secret?: true;
}

const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}` });

const isAccepted = (by: (text: string) => unknown) => (text: string) => {
  try {
    return Boolean(by(text));
  } catch {
    return false;
  }
};

export const isLanguage = isAccepted((tag) => Intl.getCanonicalLocales(tag).length);
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);

const isDatabase = isAccepted(
  (url) => /^postgres(ql)?:$/.test(new URL(url).protocol) && new URL(url).pathname.length > 1,
);

const ids = z.string().transform((text) => text.split(/[\s,;]+/).filter(Boolean));

/** In base64 of either alphabet. */
const key = z
  .string()
  .regex(/^[\w+/-]{43}=?$/, 'must be 32 bytes in base64; make one with: openssl rand -base64 32')
  .transform((text): Uint8Array => Buffer.from(text, 'base64'));

/** Also the source of the table in the README; a test holds the two equal. */
export const variables = {
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65535, 'must be a port number from 0 to 65535'),
    default: '3978',
    meaning: 'The port to listen on; 0 takes any free one.',
  },
  HOST: {
    schema: z.string().regex(/^[^\s/]+$/, 'must be an address or a host name, such as 127.0.0.1'),
    otherwise: '127.0.0.1; with credentials 0.0.0.0',
    meaning: 'The address to listen on; without credentials it must be a loopback address.',
  },
  MicrosoftAppId: {
    schema: z.guid("must be the app id of the bot's registration, a UUID"),
    meaning: "The bot's app id; without it nobody is authenticated and only this machine is served.",
  },
  MicrosoftAppPassword: {
    schema: z.string(),
    meaning: "The bot's client secret; none for UserAssignedMsi.",
    secret: true,
  },
  MicrosoftAppTenantId: {
    schema: z.guid("must be the id of the bot's Entra tenant, a UUID"),
    meaning: 'The Entra tenant of the bot; SingleTenant and UserAssignedMsi need it.',
  },
  MicrosoftAppType: {
    schema: oneOf('SingleTenant', 'UserAssignedMsi', 'MultiTenant'),
    meaning: 'How the bot is registered: SingleTenant, UserAssignedMsi or MultiTenant.',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .refine(isDatabase, 'must be the address of a database: postgres://user:password@host:5432/name'),
    otherwise: 'orders are kept in a file',
    meaning: 'The PostgreSQL database that orders are kept in, for more than one machine.',
    secret: true,
  },
  PORTDESK_DATA: {
    schema: z.string(),
    default: 'data/portdesk.json',
    meaning: 'The file that orders are kept in where there is no database.',
  },
  PORTDESK_ADMINS: {
    schema: ids,
    default: '',
    otherwise: 'nobody',
    meaning: 'Entra object ids, separated by commas, of those who may change orders.',
  },
  PORTDESK_HELPDESK: {
    schema: ids,
    default: '',
    otherwise: 'nobody',
    meaning: 'Entra object ids, separated by commas, of those who may ask about orders.',
  },
  PORTDESK_TENANTS: {
    schema: ids,
    default: '',
    otherwise: 'every tenant the bot is installed in',
    meaning: 'Entra tenant ids, separated by commas, that are served.',
  },
  PORTDESK_API_TOKEN: {
    schema: z.string().regex(/^[\x21-\x7e]+$/, 'must be visible ASCII characters without spaces'),
    meaning: 'The bearer token of programs that bring events and orders or fetch changes.',
    secret: true,
  },
  PORTDESK_KEY: {
    schema: key,
    otherwise: 'they are stored plain',
    meaning: 'The key that PINs and account numbers are stored under (AES-256-GCM): 32 bytes in base64.',
    secret: true,
  },
  PORTDESK_KEY_BEFORE: {
    schema: key,
    meaning: 'The key before, for orders rotate-key alone.',
    secret: true,
  },
  PORTDESK_RULES: {
    schema: oneOf('2017', '2020'),
    default: '2017',
    meaning: "Which revision of Microsoft's status rules is in force: 2017 or 2020.",
  },
  PORTDESK_DELETE: {
    schema: oneOf('off', 'on'),
    default: 'off',
    meaning: 'Whether orders in error can be deleted: off or on.',
  },
  PORTDESK_LANGUAGE: {
    schema: z.string().refine(isLanguage, 'must be a language tag such as en or ja'),
    default: 'en',
    meaning: 'The language where the client sends none.',
  },
  PORTDESK_TIME_ZONE: {
    schema: z.string().refine(isTimeZone, 'must be the IANA name of a time zone, such as Europe/Berlin'),
    default: 'UTC',
    meaning: 'The time zone where the client sends none.',
  },
  PORTDESK_REGION: {
    schema: z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters, such as US'),
    default: 'US',
    meaning: 'The country of telephone numbers written without their country code.',
  },
  LOG_LEVEL: {
    schema: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
    meaning: 'The least level that is logged: trace, debug, info, warn, error, fatal or silent.',
  },
  NODE_ENV: {
    schema: z.string(),
    default: 'development',
    meaning: 'With production the server refuses to start without credentials.',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
