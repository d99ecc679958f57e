import { expect } from 'chai';
import type { Request } from 'restify';
import { isToken, newToken, tokenFromCookie } from '../../../bot/channels/web/conversation-token.js';

describe('the token of a conversation', () => {
  const token = newToken();

  it('is too long to guess, and never the same', () => {
    expect(Buffer.from(token, 'base64url')).to.have.length(32);
    expect(newToken()).to.not.equal(token);
  });

  it('is found among the other cookies, and only that of the place', () => {
    const request = withCookie(`other=1; wm_leeds=${token};wm_leedsx=no`);
    expect(tokenFromCookie(request, 'leeds')).to.equal(token);
    expect(tokenFromCookie(request, 'utrecht')).to.equal(null);
  });

  it('is nothing that we have not made', () => {
    for (const value of ['', 'short', `${token}=`, '../../etc/passwd', 'a'.repeat(10_000)]) {
      expect(tokenFromCookie(withCookie(`wm_leeds=${value}`), 'leeds'), value.slice(0, 60)).to.be.oneOf([
        null,
        token,
      ]);
      expect(isToken(value)).to.equal(false);
    }
    expect(tokenFromCookie({ headers: {} } as Request, 'leeds')).to.equal(null);
  });
});

function withCookie(cookie: string): Request {
  return { headers: { cookie } } as Request;
}
