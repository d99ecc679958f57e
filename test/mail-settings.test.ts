import { expect } from 'chai';
import { isOneAddress, readMailServer, readSender } from '../bot/mail-settings.js';
import { readSettings, type Settings } from '../bot/settings.js';

const from = { MAIL_FROM: 'bot@example.org' };

describe('the settings of the mail server', () => {
  it('demand TLS and a sound certificate of another machine', () => {
    expect(readMailServer('smtp://mail.example.org')).to.deep.equal({
      host: 'mail.example.org',
      port: 587,
      tls: 'required',
      checkCertificate: true,
      login: null,
    });
    expect(readMailServer('smtps://mail.example.org')).to.include({ port: 465, tls: 'from-start' });
    expect(readMailServer('smtp://localhost.example.org')).to.include({ tls: 'required' });
  });

  it('do without on this machine, and where somebody says so', () => {
    for (const here of ['smtp://localhost:25', 'smtp://127.0.0.1', 'smtp://[::1]:2525']) {
      expect(readMailServer(here), here).to.include({ tls: 'none' });
    }
    expect(readMailServer('smtp://[::1]:2525')).to.include({ host: '::1', port: 2525 });
    const insecure = { tls: 'if-offered', checkCertificate: false };
    expect(readMailServer('smtp://mail.example.org?insecure=yes')).to.include(insecure);
    expect(readMailServer('smtps://mail.example.org?insecure=yes')).to.include({
      tls: 'from-start',
      checkCertificate: false,
    });
  });

  it('hold a name and a password, with any character written as %', () => {
    expect(readMailServer('smtp://bot%40example.org:p%2Fa%3As%25@mail.example.org').login).to.deep.equal({
      user: 'bot@example.org',
      password: 'p/a:s%',
    });
  });

  it('say in one line what is wrong, and never the password', () => {
    const wrong = [
      'mail.example.org',
      'https://mail.example.org',
      'smtp://',
      'smtp://mail.example.org/inbox',
      'smtp://mail.example.org?secure=no',
      'smtp://mail.example.org?insecure=perhaps',
      'smtp://bot@mail.example.org',
      'smtp://:hunter2@mail.example.org',
      'smtp://bot:hunter2%@mail.example.org',
      'smtp://bot:hunter2@mail.example.org:port',
    ];
    for (const written of wrong) {
      const result = readSettings({ ...from, SMTP_URL: written }, '/project');
      const problems = 'problems' in result ? result.problems : [];
      expect(problems, written).to.have.length(1);
      expect(problems[0]).to.match(/^SMTP_URL is [^\n]+, but [^\n]+\.$/);
      expect(problems[0]).not.to.include('hunter2');
    }
  });

  it('need an address to send from', () => {
    expect(readSettings({ SMTP_URL: 'smtp://localhost' }, '/project')).to.deep.equal({
      problems: ['MAIL_FROM is not set, but SMTP_URL is: say which address e-mail comes from.'],
    });
    const settings = readSettings({ ...from, SMTP_URL: 'smtp://localhost' }, '/project') as Settings;
    expect(settings.mailFrom).to.deep.equal({ name: '', address: 'bot@example.org' });
    expect(settings.mailServer?.host).to.equal('localhost');
  });

  it('take the sender with and without a name', () => {
    expect(readSender('Cymorth Caerffili <bot@example.org>')).to.deep.equal({
      name: 'Cymorth Caerffili',
      address: 'bot@example.org',
    });
    for (const wrong of ['bot', 'a@example.org,b@example.org', '<>', '@x']) {
      expect(() => readSender(wrong), wrong).to.throw('one e-mail address');
    }
  });

  it('know one address from what names more', () => {
    for (const one of ['a@example.org', 'zoë@bücher.example', "o'brien+x@example.org"]) {
      expect(isOneAddress(one), one).to.equal(true);
    }
    for (const other of [
      'a@b@c',
      'a@b, c@d',
      'A <a@b>',
      'a@b\nBcc: c@d',
      'a b@c',
      '',
      `${'a'.repeat(254)}@b`,
    ]) {
      expect(isOneAddress(other), other).to.equal(false);
    }
  });
});
