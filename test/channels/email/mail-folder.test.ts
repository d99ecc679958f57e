import { expect } from 'chai';
import { simpleParser } from 'mailparser';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openMailFolder, removeMailBefore } from '../../../bot/channels/email/mail-folder.js';
import { openMailer } from '../../../bot/channels/email/mailer.js';
import { senderOfFiles } from '../../../bot/mail-settings.js';
import { sampleMessage } from '../../referrals/sample-message.js';
import { readableLog, removeFolder, temporaryFolder } from '../../storage/sample-record.js';

const written = new Date('2026-11-20T10:00:00.123Z');
const never = new AbortController().signal;

describe('e-mail as files', () => {
  let data: string;
  let folder: string;

  beforeEach(async () => {
    data = await temporaryFolder();
    folder = join(data, 'mail');
  });

  afterEach(() => removeFolder(data));

  it('is one file a message, which only the bot’s own user may read', async () => {
    const { deliver } = openMailFolder(folder, senderOfFiles);
    expect(await deliver(sampleMessage({ subject: 'Dzień dobry' }), written, never)).to.deep.equal({
      outcome: 'delivered',
    });
    await deliver(sampleMessage(), written, never);
    await deliver(sampleMessage({ id: 'referral/2' }), written, never);
    const names = await readdir(folder);
    expect(names).to.have.length(2);
    for (const name of names) expect(name).to.match(/^20261120100000-[0-9a-f]{12}\.eml$/);
    expect((await stat(join(folder, names[0]!))).mode & 0o777).to.equal(0o600);
    expect((await stat(folder)).mode & 0o777).to.equal(0o700);
    const mail = await simpleParser(await readFile(join(folder, names[0]!)));
    expect(mail.text?.trim()).to.equal('Sam would like to come on Saturday.');
    expect(mail.to).to.have.nested.property('value[0].address', 'growers@example.org');
  });

  it('waits where the folder cannot be written', async () => {
    await writeFile(folder, 'a file in its place');
    const attempt = await openMailFolder(folder, senderOfFiles).deliver(sampleMessage(), written, never);
    expect(attempt.outcome).to.equal('unreachable');
  });

  it('is removed after its time, and nothing else is', async () => {
    const { deliver } = openMailFolder(folder, senderOfFiles);
    expect(await removeMailBefore(folder, written)).to.equal(0);
    await deliver(sampleMessage(), written, never);
    await writeFile(join(folder, 'mine.eml'), 'kept');
    expect(await removeMailBefore(folder, written)).to.equal(0);
    expect(await removeMailBefore(folder, new Date('2026-11-21T10:00:00Z'))).to.equal(1);
    expect(await readdir(folder)).to.deep.equal(['mine.eml']);
  });

  it('is what there is without a mail server, and the log says so once', () => {
    const log = readableLog();
    openMailer({ server: null, from: senderOfFiles, folder, log: log as never }).close();
    expect(log.lines).to.have.length(1);
    expect(log.lines[0]?.message).to.include('SMTP_URL is not set');
  });
});
