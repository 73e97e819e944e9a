// Counts vitest's JSON reports: `node count.mjs <report.json> <check failed: 0|1> <exit code of the tests> …`, the three
// once for each run. No imports of ours: it must say so even when the install or the compiler left nothing that works.
import { existsSync, readFileSync } from 'node:fs';

const given = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (let at = 0; at < given.length; at += 3) {
  const [file, checkFailed, testExit] = given.slice(at, at + 3);
  let failedHere = Number(checkFailed);
  if (failedHere > 0) console.log('npm run check failed');

  let ran = 0;
  if (existsSync(file)) {
    for (const { status, name, message, assertionResults } of JSON.parse(readFileSync(file, 'utf8')).testResults) {
      const failures = assertionResults.filter((result) => result.status === 'failed').length;
      ran += assertionResults.filter((result) => result.status === 'passed').length;
      failedHere += failures;
      // A file that could not be loaded has no tests to fail.
      if (status === 'failed' && failures === 0) {
        failedHere += 1;
        console.log(`${name}: ${message}`);
      }
    }
  } else {
    console.log(`the tests left no report ${file}`);
  }

  // An error outside any test, or a run that was cut off.
  if (testExit !== '0' && failedHere === 0) failedHere = 1;
  if (ran === 0 && failedHere === 0) failedHere = 1;
  passed += ran;
  failed += failedHere;
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
