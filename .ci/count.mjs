// Counts what Vitest's JSON report says and prints "N passed, N failed" as the last line. Plain JavaScript without
// imports of ours: it must say so even when the install or the compiler left nothing that works.
import { existsSync, readFileSync } from 'node:fs';

const [file, checkFailed, testExit] = process.argv.slice(2);

let passed = 0;
let failed = Number(checkFailed);
if (failed > 0) console.log('npm run check failed');

if (existsSync(file)) {
  for (const { status, name, message, assertionResults } of JSON.parse(readFileSync(file, 'utf8')).testResults) {
    const failures = assertionResults.filter((result) => result.status === 'failed').length;
    passed += assertionResults.filter((result) => result.status === 'passed').length;
    failed += failures;
    // A file that could not be loaded has no tests to fail.
    if (status === 'failed' && failures === 0) {
      failed += 1;
      console.log(`${name}: ${message}`);
    }
  }
} else {
  console.log('the tests left no report');
}

// An error outside any test, or a run that was cut off.
if (testExit !== '0' && failed === 0) failed = 1;
if (passed === 0 && failed === 0) failed = 1;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
