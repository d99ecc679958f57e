/** Who issues the tokens that the bot trusts, on this machine: its metadata, its keys, and tokens of every kind. */
import { createSign, createHmac, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cloud } from '../../../bot/channels/bot-service/authentication.js';

export const appId = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const tenant = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Making keys is slow, so that all tests share them. */
const known = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

export interface TokenOptions {
  alg?: string;
  kid?: string;
  /** Signed with a key that nobody published. */
  byStranger?: boolean;
  /** Altered after it was signed. */
  altered?: boolean;
  claims?: Record<string, unknown>;
}

export class Microsoft {
  address = '';
  /** How the metadata is answered. */
  up = true;
  /** A page for each test: the SDK remembers for a day what it read at an address. */
  readonly #page = randomUUID();
  readonly #server = createServer((request, response) => {
    const body = request.url?.startsWith('/keys')
      ? { keys: [published(request.url)] }
      : { issuer: 'https://api.botframework.com', jwks_uri: `${this.address}/keys${request.url}` };
    response.writeHead(this.up ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** For the bot: where to look for keys, and a token for the Bot Connector that no login service has to be asked for. */
  get cloud(): Cloud {
    return {
      endpoints: {
        ValidateAuthority: false,
        ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenant}`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        OAuthUrl: 'https://api.botframework.com',
        ToBotFromChannelOpenIdMetadataUrl: `${this.address}/channel/${this.#page}`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${this.address}/own/${this.#page}`,
        CallerId: 'urn:botframework:azure',
      },
      credentials: {
        isValidAppId: async (id?: string) => id === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async () => ({
          signRequest: async (request) => {
            request.headers.set('Authorization', 'Bearer token-of-the-bot');
            return request;
          },
        }),
      },
    };
  }
}

/** Keys of channels name the channels that they may sign for; keys of tenants name none. */
function published(url: string): object {
  const { n, e } = known.publicKey.export({ format: 'jwk' });
  const key = { kty: 'RSA', use: 'sig', kid: 'known', n, e };
  return url.includes('/channel/')
    ? { ...key, endorsements: ['msteams', 'directline', 'webchat', 'sms', 'emulator', 'carrier-pigeon'] }
    : key;
}

/** A token as a channel sends it for an activity from this service. */
export function channelToken(serviceUrl: string, options: TokenOptions = {}): string {
  const claims = { iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl };
  return tokenOf(claims, options);
}

/** A token that was issued to the app itself, as the Emulator asks for one. */
export function ownToken(version: '1.0' | '2.0', options: TokenOptions & { of?: string } = {}): string {
  const { of = tenant } = options;
  const claims =
    version === '1.0'
      ? { iss: `https://sts.windows.net/${of}/`, appid: appId }
      : { iss: `https://login.microsoftonline.com/${of}/v2.0`, azp: appId };
  return tokenOf({ ...claims, ver: version, tid: of, aud: appId }, options);
}

function tokenOf(claims: Record<string, unknown>, options: TokenOptions): string {
  const { alg = 'RS256', kid = 'known', byStranger = false, altered = false } = options;
  const now = Math.floor(Date.now() / 1000);
  const all = { nbf: now - 60, exp: now + 3600, ...claims, ...options.claims };
  const signed = `${encoded({ typ: 'JWT', alg, kid })}.${encoded(all)}`;
  const signature = signatureOf(signed, alg, byStranger ? stranger.privateKey : known.privateKey);
  if (!altered) return `${signed}.${signature}`;
  return `${encoded({ typ: 'JWT', alg, kid })}.${encoded({ ...all, extra: true })}.${signature}`;
}

/** HS256 as an attacker would have it: with the published key as the secret. */
function signatureOf(signed: string, alg: string, key: KeyObject): string {
  if (alg === 'none') return '';
  if (alg.startsWith('HS')) {
    const secret = known.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(signed).digest('base64url');
  }
  return createSign(`RSA-SHA${/^RS(384|512)$/.exec(alg)?.[1] ?? 256}`)
    .update(signed)
    .sign(key, 'base64url');
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
