/** What an import did and could not do, for people. */
import type { ImportDone } from './import-directory.js';
import { kindsOfNews, type KindOfNews, type News } from './told.js';

/** Labels named in the summary; the report names all. */
const mostLabels = 10;

export function summaryOf(
  done: ImportDone,
  read: number,
  troubles: readonly string[],
  dryRun: boolean,
): string {
  const { counts } = done;
  const would = dryRun ? 'Nothing was written. It would be: ' : '';
  const written = [
    `${counts.groupsNew} new groups, ${counts.activitiesNew} new activities`,
    `${counts.activitiesChanged} brought up to date, ${counts.activitiesSame} as they were`,
    ...(counts.fieldsKept > 0 ? [`${counts.fieldsKept} fields left as people have written them`] : []),
  ].join('; ');
  const kinds = byKind(done.news).map(
    ([kind, news]) => `  ${String(news.length).padStart(6)}  ${kindsOfNews[kind]}`,
  );
  const labels = [...done.unknownLabels].sort(([, one], [, other]) => other - one);
  return [
    ...troubles,
    `${read} services read. ${would}${written}.`,
    ...(kinds.length > 0 ? ['', 'To look over:', ...kinds] : []),
    ...(labels.length > 0
      ? [
          '',
          `Labels that no table in directories/labels knows: ${labels.length}. The commonest:`,
          ...labels.slice(0, mostLabels).map(([label, count]) => `  ${String(count).padStart(6)}  ${label}`),
        ]
      : []),
    '',
  ].join('\n');
}

/** Everything, a line for each service and what there is to say of it. */
export function reportOf(done: ImportDone, summary: string): string {
  const lines = byKind(done.news).flatMap(([kind, news]) => [
    `## ${kindsOfNews[kind]} (${news.length})`,
    '',
    ...news.map(
      ({ id, name, detail }) =>
        `- ${name || '(no name)'} [${id}]${detail === '' ? '' : `: ${oneLine(detail)}`}`,
    ),
    '',
  ]);
  const labels = [...done.unknownLabels].sort(([, one], [, other]) => other - one);
  return [
    '# What the import did, and what to look over',
    '',
    summary,
    ...lines,
    ...(labels.length > 0
      ? ['## Labels that no table knows', '', ...labels.map(([label, count]) => `- ${label}: ${count}`), '']
      : []),
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' / ');

/** In the order in which the kinds are told: what was not written first. */
function byKind(news: readonly News[]): [KindOfNews, News[]][] {
  const kinds = Object.keys(kindsOfNews) as KindOfNews[];
  return kinds
    .map((kind): [KindOfNews, News[]] => [kind, news.filter((one) => one.kind === kind)])
    .filter(([, found]) => found.length > 0);
}
