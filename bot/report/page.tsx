import type { VNode } from 'preact';
import { page } from '../web/html.js';
import type { Wording } from '../words/wording.js';
import { ChartOf, Key } from './charts.js';
import { style } from './page-style.js';
import type { Report, Table } from './report.js';

/** The report as one page that needs nothing else: no network, no script. It prints on paper as it is. */
export function reportAsPage(report: Report, wording: Wording): string {
  return page(<ReportPage report={report} wording={wording} />);
}

function ReportPage({ report, wording }: { report: Report; wording: Wording }): VNode {
  const { title, period, notes, tables } = report;
  return (
    <html lang={wording.language} dir={wording.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <h1>{title}</h1>
          <p class="period">{period}</p>
          <div class="notes">
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </div>
        </header>
        <main>
          {tables.map((table) => (
            <TableSection key={table.id} table={table} wording={wording} />
          ))}
        </main>
      </body>
    </html>
  );
}

function TableSection({ table, wording }: { table: Table; wording: Wording }): VNode {
  const { id, title, about, rows, empty, beneath } = table;
  const number = new Intl.NumberFormat(wording.language);
  const said = (value: number | null) =>
    value === null ? wording.say('report:fewer') : number.format(value);
  const chart = ChartOf({ table, said, fromTheRight: wording.direction === 'rtl' });
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="about">{about}</p>
      {rows.length === 0 && <p>{empty}</p>}
      {chart !== null && (
        <figure>
          <figcaption>
            {wording.say('report:chart', { title })} <Key table={table} />
          </figcaption>
          {chart}
        </figure>
      )}
      {rows.length > 0 && <Numbers table={table} said={said} />}
      {beneath !== null && <p class="about">{beneath}</p>}
    </section>
  );
}

function Numbers({ table, said }: { table: Table; said: (value: number | null) => string }): VNode {
  const { title, rowsAre, columns, rows } = table;
  return (
    <div class="wide">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsAre}</th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, values }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={columns[index]?.id} class={value === null ? 'fewer' : undefined}>
                  {said(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
