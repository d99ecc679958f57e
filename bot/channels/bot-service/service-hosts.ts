/**
 * Where messages may be sent to. An activity names the address that its answer goes to, and what is sent there carries
 * a token of ours that opens every conversation of the bot: so it goes to Microsoft's own hosts, and nowhere else.
 */
export interface ServiceHosts {
  /** Whether this is an address of the Azure Bot Service, as activities name it. */
  allows: (serviceUrl: string) => boolean;
  /** Whether a request to this address, made of one of those, goes to the Azure Bot Service. */
  allowsRequest: (url: string) => boolean;
}

export interface ServiceHostsOptions {
  /** Also plain http to this machine, which only tests need. */
  loopback?: boolean;
}

/** Teams uses this one for all regions. Everybody can register other names under `trafficmanager.net`. */
const exactHosts = new Set(['smba.trafficmanager.net']);
/** The channels that Microsoft runs itself: `directline.`, `europe.webchat.`, `sms.` and others of `botframework.com`. */
const domain = '.botframework.com';

/** A plain address: no user, port, query, fragment or escape, that one reader could take for something else than another. */
const plain = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z]+(?:\/[\w.~/-]*)?$/i;
const onThisMachine = /^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}(?:\/[\w.~/-]*)?$/;
const thisMachine = new Set(['127.0.0.1', 'localhost']);
/** Characters. */
const longest = 500;

export function serviceHosts({ loopback = false }: ServiceHostsOptions = {}): ServiceHosts {
  const isAllowed = ({ protocol, username, host, hostname }: URL) =>
    username === '' &&
    (protocol === 'https:'
      ? host === hostname && (exactHosts.has(hostname) || hostname.endsWith(domain))
      : loopback && protocol === 'http:' && thisMachine.has(hostname));
  return {
    allows: (serviceUrl) =>
      serviceUrl.length <= longest &&
      (plain.test(serviceUrl) || (loopback && onThisMachine.test(serviceUrl))) &&
      URL.canParse(serviceUrl) &&
      isAllowed(new URL(serviceUrl)),
    allowsRequest: (url) => URL.canParse(url) && isAllowed(new URL(url)),
  };
}
