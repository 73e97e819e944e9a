#!/usr/bin/env node
// Plain JavaScript, so that an old Node gets as far as the message that names the cure.

const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));

if (!isNewEnough) {
  process.stderr.write(
    `Uppföljning behöver Node 22.22.2 eller nyare, och detta är ${process.versions.node}.\n` +
      'Kör "npm ci" och sedan "npm start" eller "npm run -s uppfoljning -- …" i projektets mapp: ' +
      'npm tar då den Node 22 som följer med.\n',
  );
  process.exit(1);
}

// Node 22 calls type stripping and node:sqlite experimental; every other warning is shown.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.stack ?? warning.message}\n`);
});

const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
