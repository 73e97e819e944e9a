import * as React from 'react';
import { render } from 'react-dom';
import { Badge, Button, FluentProvider, Input, webLightTheme } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { openList, shown, type Row } from './list.ts';

const size = 5000;

/** The least that shows the rows: Fluent, PnPjs, windows of 5 000 ids at once, and only the rows in sight drawn. */
const App: React.FC = () => {
  const [rows, setRows] = React.useState<readonly Row[]>([]);
  const [text, setText] = React.useState('');
  const [sorted, setSorted] = React.useState(false);
  const scroll = React.useRef<HTMLDivElement>(null);
  const seen = React.useMemo(() => shown(rows, text, sorted), [rows, text, sorted]);
  const virtual = useVirtualizer({
    count: seen.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
  });
  React.useEffect(() => {
    const read = async (): Promise<void> => {
      const items = await openList();
      const [newest] = await items().orderBy('Id', false).top(1)<Row[]>();
      const starts = Array.from({ length: Math.ceil((newest?.Id ?? 0) / size) }, (_, index) => index * size);
      for (const from of starts) {
        const window = items()
          .filter(`Id gt ${from} and Id le ${from + size}`)
          .top(size);
        void window<Row[]>().then((found) => setRows((before) => [...before, ...found]));
      }
    };
    void read();
  }, []);
  return (
    <FluentProvider theme={webLightTheme}>
      <Input type="search" value={text} onChange={(_, { value }) => setText(value)} />
      <Button onClick={() => setSorted(!sorted)}>Sortera</Button>
      <span>{seen.length} aktiviteter</span>
      <div ref={scroll} role="grid" style={{ height: '85vh', overflow: 'auto' }}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div key={index} role="row" aria-selected={false} style={{ position: 'absolute', top: start, height: 44 }}>
              {seen[index]?.Title} {seen[index]?.BoardKeys} {seen[index]?.DeadlineText}
              <Badge>{seen[index]?.Progress}</Badge> {seen[index]?.Comment}
            </div>
          ))}
        </div>
      </div>
    </FluentProvider>
  );
};

render(<App />, document.getElementById('root'));
