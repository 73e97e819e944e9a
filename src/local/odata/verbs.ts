import { badMethod } from './error.ts';
import type { Segment } from './path.ts';

/** Methods that do something: a GET of them is refused, so that nothing is done without a digest. In lower case. */
const actions = new Set(
  `add addavailablecontenttype addcontenttype adddependentlookupfield addfield addroleassignment addstub addstubusingpath
  addsubfolder addsubfolderusingpath addtemplatefile addusingpath addvalidateupdateitem
  addvalidateupdateitemusingpath addviewfield approve breakroleinheritance bulkvalidateupdatelistitems cancelupload checkin
  checkout contextinfo continueupload copyto copytousingpath createfieldasxml deleteall deleteallsecondstageitems
  deletebyid deletebylabel deleteobject deletewithparameters deny ensuresiteassetslibrary ensuresitepageslibrary ensureuser finishupload
  getchanges getitems getlistitemchangessincetoken like movealltosecondstage moveto movetosecondstage movetobyserverrelativepath movetousingpath moveviewfieldto
  publish recycle recyclebyid recyclebylabel recycleobject remove removeallviewfields removebyid removebyloginname removeroleassignment removeviewfield
  renderlistdataasstream reservelistitemid resetroleinheritance restore restoreall restorebyids restorebylabel savebinarystream
  setshowindisplayform setshowineditform setshowinnewform setviewxml startupload systemupdate undocheckout unlike unpublish
  update updateoverwriteversion validateupdatelistitem`.split(/\s+/),
);

/** What is only read and added to as a whole. In lower case. */
const collections = new Set(
  `attachmentfiles availablecontenttypes availablefields contenttypes eventreceivers features fields files folders items
  lists recyclebin roleassignments roledefinitions sitegroups siteusers subscriptions users versions views webs`.split(
    /\s+/,
  ),
);

/** Of these, what nothing is added to by a POST of its own: a method adds to it, or nothing does. */
const readOnly = new Set(
  `attachmentfiles availablecontenttypes availablefields features files recyclebin roleassignments
  versions`.split(/\s+/),
);

/** A column, a view or the regional settings: changed by MERGE alone. */
function isSingle(last: Segment, before: Segment | undefined): boolean {
  if (last.name === 'defaultview' || last.name === 'regionalsettings') return true;
  if (last.name === 'fields' || last.name === 'views') return last.args.length > 0;
  return (before?.name === 'fields' || before?.name === 'views') && last.name.startsWith('getby');
}

/** @throws ODataError 405 for a verb that the end of a path does not take. */
export function requireVerb(method: string, path: readonly Segment[]): void {
  const last = path.at(-1);
  if (!last) return;
  const isWhole = collections.has(last.name) && last.args.length === 0 && Object.keys(last.named).length === 0;
  if (method === 'POST' && isSingle(last, path.at(-2))) throw badMethod(method, last.written);
  const isRefused =
    method === 'GET' ? actions.has(last.name) : isWhole && (method !== 'POST' || readOnly.has(last.name));
  if (isRefused) throw badMethod(method, last.written);
}
