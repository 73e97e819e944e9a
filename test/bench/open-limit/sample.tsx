import * as React from 'react';
import { render } from 'react-dom';
import {
  Badge,
  Button,
  FluentProvider,
  Input,
  Table,
  TableBody,
  TableCell,
  TableRow,
  webLightTheme,
} from '@fluentui/react-components';
import { openList, shown, type Row } from './list.ts';

/** As samples commonly have it: page after page of 100, then every row in the page. */
const App: React.FC = () => {
  const [rows, setRows] = React.useState<readonly Row[]>([]);
  const [text, setText] = React.useState('');
  const [sorted, setSorted] = React.useState(false);
  const seen = React.useMemo(() => shown(rows, text, sorted), [rows, text, sorted]);
  React.useEffect(() => {
    const read = async (): Promise<void> => {
      const all: Row[] = [];
      const items = await openList();
      for await (const page of items().top(100)) all.push(...(page as Row[]));
      setRows(all);
    };
    void read();
  }, []);
  return (
    <FluentProvider theme={webLightTheme}>
      <Input type="search" value={text} onChange={(_, { value }) => setText(value)} />
      <Button onClick={() => setSorted(!sorted)}>Sortera</Button>
      <span>{seen.length} aktiviteter</span>
      <Table>
        <TableBody>
          {seen.map(({ Id, Title, BoardKeys, DeadlineText, Progress, Comment }) => (
            <TableRow key={Id} aria-selected={false}>
              {[Title, BoardKeys, DeadlineText, <Badge key="progress">{Progress}</Badge>, Comment].map(
                (cell, index) => (
                  <TableCell key={index}>{cell}</TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </FluentProvider>
  );
};

render(<App />, document.getElementById('root'));
