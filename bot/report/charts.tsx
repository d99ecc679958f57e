import type { VNode } from 'preact';
import type { Row, Table } from './report.js';

interface ChartProps {
  table: Table;
  /** Words a number, and one that is not told. */
  said: (value: number | null) => string;
  /** The page is read from right to left. */
  fromTheRight: boolean;
}

const colours = ['one', 'two'];
/** Bars beyond these are in the table only. */
const mostBars = 15;

/** A picture of the table below it, so that nobody needs it who cannot see it. */
export function ChartOf(props: ChartProps): VNode | null {
  const { chart, rows } = props.table;
  const seen =
    chart !== null && rows.some(({ values }) => chart.series.some((one) => (values[one] ?? 0) > 0));
  if (!seen) return null;
  return chart.kind === 'bars' ? <Bars {...props} /> : <WeekColumns {...props} />;
}

/** What the colours stand for, where there are two. */
export function Key({ table }: { table: Table }): VNode | null {
  const series = table.chart?.series ?? [];
  if (series.length < 2) return null;
  return (
    <span>
      {series.map((column, index) => (
        <span class="key" key={column}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect class={colours[index]} width="10" height="10" />
          </svg>
          {table.columns[column]?.label}
        </span>
      ))}
    </span>
  );
}

function Bars({ table, said }: ChartProps): VNode {
  const series = table.chart?.series ?? [];
  const rows = table.rows.slice(0, mostBars);
  const largest = table.chart?.full ?? largestOf(rows, series);
  return (
    <div class="bars" aria-hidden="true">
      {rows.map(({ id, label, values }) => (
        <>
          <span key={`${id} label`}>{label}</span>
          <span key={id}>
            {series.map((column, index) => (
              <Bar
                key={column}
                value={values[column] ?? null}
                {...{ largest, said, colour: colours[index] ?? '' }}
              />
            ))}
          </span>
        </>
      ))}
    </div>
  );
}

function Bar(props: {
  value: number | null;
  largest: number;
  said: ChartProps['said'];
  colour: string;
}): VNode {
  const { value, largest, said, colour } = props;
  if (value === null) {
    return (
      <span class="bar">
        <span class="fewer">{said(null)}</span>
      </span>
    );
  }
  return (
    <span class="bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none">
        <rect class={colour} width={(100 * value) / largest} height="10" />
      </svg>
      <span>{said(value)}</span>
    </span>
  );
}

const wide = 720;
const high = 180;
const above = 14;
const below = 22;
const beside = 34;

/** A column or two a week, with a scale in fives and some of the weeks named. */
function WeekColumns({ table, said, fromTheRight }: ChartProps): VNode {
  const series = table.chart?.series ?? [];
  const { rows } = table;
  const largest = largestOf(rows, series);
  const each = (wide - beside) / rows.length;
  const thick = Math.min((each * 0.8) / series.length, 28);
  const at = (x: number, width: number) => (fromTheRight ? wide - x - width : x);
  const heightOf = (value: number) => ((high - above - below) * value) / largest;
  const named = Math.ceil(rows.length / 6);
  return (
    <div class="weeks" aria-hidden="true">
      <svg viewBox={`0 0 ${wide} ${high}`} direction="ltr">
        {[0, largest].map((value) => {
          const y = high - below - heightOf(value);
          return (
            <g key={value}>
              <line x1={at(beside, 0)} x2={at(wide, 0)} y1={y} y2={y} />
              <text x={at(beside - 6, 0)} y={y + 4} text-anchor={fromTheRight ? 'start' : 'end'}>
                {value === 0 ? '0' : said(value)}
              </text>
            </g>
          );
        })}
        {rows.map(({ id, values }, week) => (
          <g key={id}>
            {series.map((column, index) => {
              const height = heightOf(values[column] ?? 0);
              const x = beside + each * week + (each - thick * series.length) / 2 + thick * index;
              const y = high - below - height;
              return (
                <rect
                  key={column}
                  class={colours[index]}
                  {...{ x: at(x, thick), y, width: thick * 0.92, height }}
                />
              );
            })}
            {week % named === 0 && (
              <text x={at(beside + each * (week + 0.5), 0)} y={high - 6} text-anchor="middle">
                {id}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

function largestOf(rows: readonly Row[], series: readonly number[]): number {
  return Math.max(1, ...rows.flatMap(({ values }) => series.map((column) => values[column] ?? 0)));
}
