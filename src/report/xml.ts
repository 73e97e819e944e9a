// oxlint-disable-next-line no-control-regex -- they are what XML cannot hold
const special = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
// XML 1.0, 2.2: these stand in no document, escaped or not. Half an emoji is none.
const unwritable =
  // oxlint-disable-next-line no-control-regex -- they are what XML cannot hold
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as XML has it, in an element or an attribute. What XML cannot hold becomes U+FFFD, so that its loss is seen. */
export const escapeXml = (text: string): string =>
  special.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll(unwritable, '\ufffd')
    : text;

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
