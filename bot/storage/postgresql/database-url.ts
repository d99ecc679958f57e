/** Checks an address such as `postgresql://bot:password@db.example.org/whatmatters`. Throws an Error that says why not. */
export function readDatabaseUrl(written: string): string {
  if (!/^postgres(ql)?:\/\//.test(written)) throw new Error('it must begin with postgresql://');
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null) {
    throw new Error(
      'it is no address. In a password write % as %25, @ as %40, : as %3A, / as %2F and # as %23',
    );
  }
  if (url.pathname.replace('/', '') === '') {
    throw new Error('it names no database: put / and its name at the end');
  }
  const modes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !modes.includes(mode)) throw new Error(`sslmode must be one of ${modes.join(', ')}`);
  return written;
}

/** Which database it is, without a name and a password: `db.example.org:5432/whatmatters`. */
export function databaseOf(written: string): string {
  const url = new URL(written);
  const host = url.searchParams.get('host') ?? (url.hostname || 'localhost');
  return `${host}:${url.port || '5432'}${url.pathname}`;
}

/**
 * The same address, where every way of asking for TLS means that the certificate and its name are checked, whatever
 * release of the driver reads it; only `no-verify` asks for less.
 */
export function withStrictTls(written: string): string {
  return written.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}
