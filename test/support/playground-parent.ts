import { people, planner, tenantId } from '../../src/local/people/people.ts';
import { startPlayground } from '../../src/local/playground/playground.ts';

// A process to be killed: starts one Playground, says so, and stays.
const [port = '', botEndpoint = '', folder = ''] = process.argv.slice(2);
const playground = await startPlayground({
  port: Number(port),
  botEndpoint,
  tenantId,
  me: planner,
  others: people.filter((one) => one !== planner),
  team: {
    id: 'channel-bou',
    name: 'Utbildningsförvaltningen',
    channel: { id: 'channel-bin', name: 'Bildningsnämnden' },
  },
  folder,
});
process.stdout.write(`${playground.address}\n`);
await playground.ended;
