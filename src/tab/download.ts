/** Long enough for any browser to have begun reading; until then the address has to hold. */
const heldFor = 60_000;

/** Hands a file to the browser's downloads. */
export const download = (name: string, blob: Blob): void => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), heldFor);
};
