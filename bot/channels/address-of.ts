/** Whose network address a request comes from, for limits by address. Nothing else is decided by it, and it is not kept. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** What is asked of a request. */
export type Addressed = Pick<IncomingMessage, 'headers'> & {
  socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/**
 * The sender's address. Behind a proxy on a private address it is the one that the proxy vouches for: the last, as the
 * ones before it can be anything. Of IPv6 it is the network, as one household has more addresses than anybody can count.
 */
export function addressOf({ socket, headers }: Addressed): string {
  const peer = socket.remoteAddress ?? 'unknown';
  const forwarded = isPrivate(peer) ? lastForwarded(String(headers['x-forwarded-for'] ?? '')) : null;
  return networkOf(forwarded ?? peer);
}

/** Whether it comes from this machine or its own network, and from no proxy that says it is from further away. */
export function isFromInside(request: Addressed): boolean {
  return isPrivate(addressOf(request));
}

function lastForwarded(header: string): string | null {
  const last = header.slice(header.lastIndexOf(',') + 1).trim();
  // Some proxies write the port as well, which is another one for each connection.
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(last)?.[1] ?? /^([\d.]+):\d+$/.exec(last)?.[1] ?? last;
  return isIP(address) === 0 ? null : address;
}

/** The first 64 bits of an IPv6 address, which is what providers give to one customer at the least. */
function networkOf(address: string): string {
  const four = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (four !== undefined) return four;
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const first = head.split(':').filter((part) => part !== '');
  const last = (tail ?? '').split(':').filter((part) => part !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const parts = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  const network = parts.slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16));
  return `${network.join(':')}::`;
}

function isPrivate(address: string): boolean {
  return (
    /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/i.test(address) ||
    address === '::1' ||
    /^f[cd]/i.test(address) ||
    address === loopbackNetwork
  );
}

/** What `networkOf` makes of `::1`. */
const loopbackNetwork = '0:0:0:0::';
