import { faultWords, isMended, type Language, type ListFault } from '../sharepoint/list-fault.ts';
import { examine } from '../sharepoint/provision.ts';
import { type Command, readArguments, siteAddress, siteOptions, WrongUsage } from './command.ts';
import { openSite } from './open-site.ts';

const summary: Readonly<Record<Language, { well: string; ill: (faults: number, mended: number) => string }>> = {
  sv: {
    well: 'Listorna är som de ska.',
    ill: (faults, mended) =>
      mended === faults
        ? `${faults} fel. Kör uppfoljning provision, så rättas de.`
        : mended === 0
          ? `${faults} fel, som rättas för hand.`
          : `${faults} fel, varav ${mended} rättas av uppfoljning provision.`,
  },
  en: {
    well: 'The lists are as they should be.',
    ill: (faults, mended) =>
      mended === faults
        ? `${faults} faults. Run uppfoljning provision to mend them.`
        : mended === 0
          ? `${faults} faults, to be mended by hand.`
          : `${faults} faults, of which uppfoljning provision mends ${mended}.`,
  },
};

const language = (given: string | undefined): Language => {
  if (given === undefined || given === 'sv') return 'sv';
  if (given === 'en') return 'en';
  throw new WrongUsage('--lang ska vara sv eller en.');
};

const printed = (fault: ListFault) => ({
  kind: fault.kind,
  list: fault.list.name,
  ...(fault.field === undefined ? {} : { column: fault.field.name }),
  mended: isMended(fault),
  sv: faultWords(fault, 'sv'),
  en: faultWords(fault, 'en'),
});

export const doctorCommand: Command = {
  usage: '--site URL [--lang sv|en] [--as NAMN] [--json]',
  about: 'Ser efter att listor, kolumner, index, unika värden och behörigheter är som de ska; ändrar inget.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { ...siteOptions, lang: { type: 'string' } });
    const words = language(values.lang);
    const { sp, signedIn } = openSite(siteAddress(values.site), values.as);
    await signedIn();
    const faults = await examine(sp);
    const mended = faults.filter(isMended).length;
    if (values.json) {
      terminal.out(JSON.stringify({ ok: faults.length === 0, faults: faults.map(printed) }));
    } else {
      for (const fault of faults) terminal.out(faultWords(fault, words));
      terminal.out(faults.length === 0 ? summary[words].well : summary[words].ill(faults.length, mended));
    }
    return faults.length === 0 ? 0 : 1;
  },
};
