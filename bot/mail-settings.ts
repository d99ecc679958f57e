/** The settings of the mail server, read from what somebody wrote. What is wrong is thrown as an Error of one phrase. */
import addressParser from 'nodemailer/lib/addressparser';

export interface MailServer {
  host: string;
  port: number;
  /** `from-start`: TLS before the first word. `required`: STARTTLS, or nothing is sent. `none`: this machine itself. */
  tls: 'from-start' | 'required' | 'if-offered' | 'none';
  /** False where a certificate is taken that nobody vouches for. */
  checkCertificate: boolean;
  login: { user: string; password: string } | null;
}

/** Who the mail is from. */
export interface Sender {
  name: string;
  address: string;
}

/** Where no mail leaves this machine. */
export const senderOfFiles: Sender = { name: 'What Matters', address: 'what-matters@localhost' };

const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * `smtp://name:password@mail.example.org:587` or `smtps://…`. To another machine it demands TLS and a sound certificate,
 * unless `?insecure=yes` says that neither is needed.
 */
export function readMailServer(written: string): MailServer {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^smtps?:$/.test(url.protocol)) throw new Error('it must begin with smtps:// or smtp://');
  if (url.hostname === '') throw new Error('it names no mail server');
  if (!/^\/?$/.test(url.pathname) || url.hash !== '') {
    throw new Error('it must end after the server, apart from ?insecure=yes');
  }
  const insecure = readInsecure(url.searchParams);
  const fromStart = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (fromStart ? 465 : 587),
    tls: fromStart ? 'from-start' : toTls(url.hostname, insecure),
    checkCertificate: !insecure,
    login: readLogin(url),
  };
}

function toTls(host: string, insecure: boolean): MailServer['tls'] {
  if (insecure) return 'if-offered';
  return thisMachine.test(host) ? 'none' : 'required';
}

function readInsecure(options: URLSearchParams): boolean {
  for (const [name, value] of options) {
    if (name !== 'insecure' || !['yes', 'no'].includes(value)) {
      throw new Error('the only thing that may follow ? is insecure=yes');
    }
  }
  return options.get('insecure') === 'yes';
}

function readLogin({ username, password }: URL): MailServer['login'] {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') throw new Error('it needs both a name and a password, or neither');
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw new Error('a % in the name or the password must be written as %25');
  }
}

/** `bot@example.org` or `What Matters <bot@example.org>`. */
export function readSender(written: string): Sender {
  const [one, ...more] = addressParser(written, { flatten: true });
  if (one === undefined || more.length > 0 || !isOneAddress(one.address)) {
    throw new Error('it must be one e-mail address, such as What Matters <bot@example.org>');
  }
  return { name: one.name, address: one.address };
}

/** Whether a text is one e-mail address and nothing else, so that it cannot name a second receiver or a header. */
export function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u.test(text);
}
