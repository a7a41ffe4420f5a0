/** The purchases of a CSV file, by customer. The file is read a part at a time, and refused as a whole when a row of it is wrong. */
import { type FileHandle, open } from 'node:fs/promises';
import { Problem } from '../local/problem.ts';
import { day, money, text } from '../shared/domain/imports/cells.ts';
import { type Fields, placesOf, readRow } from '../shared/domain/imports/columns.ts';
import { beginning } from '../shared/domain/imports/import.ts';
import { type Part, readPart } from '../shared/domain/imports/read-part.ts';
import { Unreadable } from '../shared/domain/imports/unreadable.ts';
import { type Customer, type Purchase } from '../shared/domain/return/customers.ts';
import { dayNumber } from '../shared/domain/return/day-number.ts';

type Row = { readonly customer: string; readonly date: string; readonly amount: number };

const fields: Fields<Row> = {
  customer: {
    read: text(200),
    titles: [
      ...['Customer id', 'customer_id', 'Client', 'Client id', 'client_id', 'Buyer', 'Account', 'Company'],
      ...['User id', 'user_id', 'id', 'Клиент', 'Покупатель', 'Контрагент', 'Компания', 'Код клиента', 'ИНН'],
    ],
    needed: true,
  },
  date: {
    read: day,
    titles: [
      ...['Order date', 'order_date', 'Purchase date', 'purchase_date', 'Day'],
      ...['Дата', 'Дата заказа', 'Дата покупки'],
    ],
    needed: true,
  },
  amount: {
    read: money,
    titles: [
      ...['Net amount', 'net_amount', 'Sum', 'Total', 'Revenue', 'Price', 'Value', 'Order amount', 'order_amount'],
      ...['Сумма', 'Сумма без НДС', 'Сумма заказа', 'Стоимость', 'Выручка'],
    ],
    needed: true,
  },
};

export type Read = {
  readonly customers: readonly Customer[];
  /** Which columns were taken, as the file calls them. */
  readonly taken: Readonly<Record<string, string>>;
  readonly purchases: number;
  /** The day of the last purchase. */
  readonly lastDay: number;
};

/** In words, which columns were taken. */
export const takenColumns = ({ taken }: Read): string =>
  `Columns taken: ${Object.entries(taken)
    .map(([field, title]) => `${field} = ${title}`)
    .join(', ')}`;

const mostShown = 5;
const reading = { country: 'RU', today: '', timeZone: 'UTC' }; // none of these cells is read by them

/** @throws Problem when the file cannot be read, has no purchases, lacks a column, or has rows that are wrong */
export async function readPurchases(path: string): Promise<Read> {
  const customers = new Map<string, Purchase[]>();
  const wrong: string[] = [];
  let taken: Read['taken'] = {};
  for await (const { format, lines, first } of partsOf(path)) {
    const places = placesIn(path, format.columns);
    taken = Object.fromEntries([...places].map(([field, place]) => [field, format.columns[place] ?? '']));
    for (const [n, { cells }] of lines.entries()) {
      if (cells.every((cell) => cell === '')) continue;
      const read = readRow(cells, fields, places, reading);
      if (read.ok) add(read.row, customers);
      else
        wrong.push(
          ...read.errors.map(
            (each) => `row ${String(first + n)}, ${each.column}: “${each.value}”, allowed is ${each.allowed}`,
          ),
        );
    }
  }
  if (wrong.length > 0) throw new Problem(refusal(path, wrong));
  if (customers.size === 0) throw new Problem(`${path}: there are no purchases in it`);
  const all = [...customers].map(([id, purchases]) => ({ id, purchases: purchases.toSorted((a, b) => a.day - b.day) }));
  return {
    customers: all,
    taken,
    purchases: all.reduce((sum, { purchases }) => sum + purchases.length, 0),
    lastDay: all.reduce((last, { purchases }) => Math.max(last, purchases.at(-1)?.day ?? last), 0),
  };
}

function add({ customer, date, amount }: Row, customers: Map<string, Purchase[]>): void {
  const purchase = { day: dayNumber(date), amountMinor: amount };
  const known = customers.get(customer);
  if (known) known.push(purchase);
  else customers.set(customer, [purchase]);
}

const refusal = (path: string, wrong: readonly string[]): string =>
  [
    `${path}: ${String(wrong.length)} cells cannot be read`,
    ...wrong.slice(0, mostShown).map((line) => `  ${line}`),
    ...(wrong.length > mostShown ? [`  and ${String(wrong.length - mostShown)} more`] : []),
  ].join('\n');

function placesIn(path: string, columns: readonly string[]): ReadonlyMap<string, number> {
  try {
    return placesOf(fields, columns, undefined);
  } catch (error) {
    throw explained(path, error);
  }
}

/** The parts of a file, in their order. */
async function* partsOf(path: string): AsyncGenerator<Part> {
  const file = await opened(path);
  try {
    const files = { read: (_key: string, from: number, most: number) => bytesOf(file, from, most) };
    let at: Parameters<typeof readPart>[0] = { id: path, cursor: beginning };
    for (let isLast = false; !isLast; ) {
      const part = await readPart(at, files);
      yield part;
      isLast = part.isLast;
      const byte = at.cursor.byte + (part.lines.at(-1)?.endsAt ?? part.beginsAt);
      at = { ...at, format: part.format, cursor: { byte, row: part.first + part.lines.length, tries: 0 } };
    }
  } catch (error) {
    throw explained(path, error);
  } finally {
    await file.close();
  }
}

const opened = (path: string): Promise<FileHandle> =>
  open(path).catch((error: unknown) => {
    throw new Problem(`${path} cannot be opened: ${String(error)}`, { cause: error });
  });

async function bytesOf(file: FileHandle, from: number, most: number) {
  const [{ size }, { buffer, bytesRead }] = await Promise.all([
    file.stat(),
    file.read(Buffer.alloc(most), 0, most, from),
  ]);
  return { bytes: buffer.subarray(0, bytesRead), size };
}

const explained = (path: string, error: unknown): unknown =>
  error instanceof Unreadable ? new Problem(`${path}: ${error.message}`, { cause: error }) : error;
