import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { fromPglite, type ConstructorOptions } from 'pg-boss';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations.ts';
import { failure, silent, type ServiceLog } from './service-log.ts';

export interface Queries {
  /** One statement with $1, $2, …; `timestamptz` comes as Date, `jsonb` parsed. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The ledger and the queue, in one database. */
export interface Database extends Queries {
  /** All or nothing. Inside, use the transaction: on PGlite the database itself waits for it to end. */
  transaction<Result>(work: (transaction: Queries) => Promise<Result>): Promise<Result>;
  /** How pg-boss reaches the same database. */
  readonly queue: ConstructorOptions;
  /** Whether no other process can be using it, so that what is claimed at start was claimed by the dead. */
  readonly alone: boolean;
  close(): Promise<void>;
}

const migrate = (database: Pick<Database, 'transaction'>): Promise<void> =>
  database.transaction(async (transaction) => {
    // Several workers may start at once; the number is ours alone (0x757070, "upp").
    await transaction.query('select pg_advisory_xact_lock(7696496)');
    await transaction.query('create schema if not exists ledger');
    await transaction.query('create table if not exists ledger.migrations (version integer primary key)');
    const [{ done } = { done: 0 }] = await transaction.query<{ done: number }>(
      'select coalesce(max(version), 0)::int as done from ledger.migrations',
    );
    for (const [index, statements] of migrations.entries()) {
      if (index < done) continue;
      for (const statement of statements) await transaction.query(statement);
      await transaction.query('insert into ledger.migrations (version) values ($1)', [index + 1]);
    }
  });

/**
 * PGlite in a folder: PostgreSQL in this process, for one process. Safe against the process dying at any line; it does
 * not fsync, so a power cut may cost its last moments. For production, and more than one process: `openPostgres`.
 */
const openFolder = async (folder: string): Promise<Database> => {
  const lock = await lockFolder(folder);
  const lite = await PGlite.create(folder).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const database: Database = {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await lite.query<Row>(sql, [...values])).rows,
    transaction: (work) =>
      lite.transaction((transaction) =>
        work({
          query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
            (await transaction.query<Row>(sql, [...values])).rows,
        }),
      ),
    queue: { db: fromPglite(lite), backend: 'pglite' },
    alone: true,
    close: async () => {
      await lite.close();
      await lock.release();
    },
  };
  return database;
};

const openPostgres = (url: string, log: ServiceLog): Database => {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // A server that restarts breaks the connections that rest; the next query opens another.
  pool.on('error', (error) => log.warn(failure(error), 'A resting database connection was lost'));
  return {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(sql, [...values])).rows,
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work({
          query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
            (await client.query<Row>(sql, [...values])).rows,
        });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    queue: { connectionString: url, max: 4 },
    alone: false,
    close: () => pool.end(),
  };
};

/** @throws PlanError `unavailable` when the folder is another process's. */
export const openDatabase = async (
  where: { readonly folder: string } | { readonly url: string },
  log: ServiceLog = silent,
): Promise<Database> => {
  const database = 'folder' in where ? await openFolder(where.folder) : openPostgres(where.url, log);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
};
