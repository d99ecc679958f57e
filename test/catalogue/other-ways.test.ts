import { expect } from 'chai';
import { read, small } from './small-group.js';
import { smallContent } from './content-on-disk.js';
import { parsePlaceFile } from '../../bot/catalogue/place-file.js';

const withReferrals = (more: string) =>
  small.replace('activities:', `referrals: { to: a@example.org, ${more} }\nactivities:`);

describe('where requests go besides an e-mail address', () => {
  it('is a webhook, a Teams workflow, or both, beside e-mail or instead of it', () => {
    const { group, problems } = read(
      withReferrals(
        'webhook: https://hooks.example.org/a?b=c, teams: https://flows.example.org/x, by-email: no',
      ),
    );
    expect(problems).to.deep.equal([]);
    expect(group?.referrals).to.deep.equal({
      ...{ to: 'a@example.org', mostPerWeek: null, replyWithin: null },
      ...{ webhook: 'https://hooks.example.org/a?b=c', teams: 'https://flows.example.org/x', byEmail: false },
    });
  });

  it('is so for the person of a place as well', () => {
    const text = smallContent['places/leeds/place.yaml']!.replace(
      /hand-over: *\{/,
      'hand-over: { webhook: https://hooks.example.org/, ',
    );
    const { place } = parsePlaceFile(text, { id: 'leeds', file: 'place.yaml' });
    expect(place?.handOver.webhook).to.equal('https://hooks.example.org/');
  });

  it('begins with https://, but for this machine itself', () => {
    for (const address of ['http://localhost:5000/x', 'http://127.0.0.1:5000/', 'https://example.org/']) {
      expect(read(withReferrals(`webhook: "${address}"`)).problems, address).to.deep.equal([]);
    }
    for (const address of [
      ...['http://example.org/', 'ftp://example.org/', 'example.org', 'https://me:secret@example.org/'],
      ...['http://localhost.example.org/', 'javascript:alert(1)', 'https://'],
    ]) {
      const { problems } = read(withReferrals(`teams: "${address}"`));
      expect(problems[0]?.message, address).to.include('must begin with https://');
      expect(problems[0]?.message, address).not.to.include('secret');
    }
  });

  it('is somewhere', () => {
    const [problem] = read(withReferrals('by-email: no')).problems;
    expect(problem?.message).to.include('requests go nowhere');
  });
});
