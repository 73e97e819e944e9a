/** What we use of node-postgres, which brings no types. */
declare module 'pg' {
  interface Result<Row> {
    readonly rows: Row[];
  }
  interface Client {
    query<Row>(sql: string, values?: unknown[]): Promise<Result<Row>>;
    release(): void;
  }
  class Pool {
    constructor(options: { connectionString: string; max: number });
    connect(): Promise<Client>;
    query<Row>(sql: string, values?: unknown[]): Promise<Result<Row>>;
    end(): Promise<void>;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  const pg: { Pool: typeof Pool };
  export default pg;
}
