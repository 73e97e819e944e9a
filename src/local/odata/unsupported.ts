import { badMethod, unsupported, type NoSuchResource, type ODataError } from './error.ts';
import type { Segment } from './path.ts';

/**
 * Names of SharePoint's REST ([D] "Get to know the SharePoint REST service", its reference, and what PnPjs calls). Where
 * a path leads nowhere by one of them it is a feature that the stand-in has not. In lower case.
 */
const known = new Set(
  `$metadata alerts allapps allproperties appcatalog appinstances apply applytheme applywebtemplate apps approve
  associatedmembergroup associatedownergroup associatedvisitorgroup attachmentfiles audit availablecontenttypes
  availablefields bulkvalidateupdatelistitems cancelupload checkin checkout clientwebparts comments contenttype contenttypes
  continueupload copyto copytousingpath createdocumentfromcaml customlisttemplates dataleakagepreventionstatusinfo
  defaultdocumentlibrary deleteallsecondstageitems deny descriptionresource effectiveinformationrightsmanagementsettings
  ensuresiteassetslibrary ensuresitepageslibrary eventreceivers featuredefinitions features fieldlinks fields
  fieldvaluesashtml fieldvaluesastext fieldvaluesforedit file files finishupload firstuniqueancestorsecurableobject folder
  folders forms getadditionalviewmodel getapplicationpermissions getappdetails getavailablewebtemplates getbloomfilter
  getcatalog getcontextwebthemedata getcustomlisttemplates getdocumentlibraries getfilebyguestid getfilebyid getfilebylinkingurl
  getfilebyserverrelativepath getfilebyserverrelativeurl getfilebyurl getfilebywoipframeurl getfolderbyid
  getfolderbyserverrelativepath getfolderbyserverrelativeurl getlimitedwebpartmanager getlistitem getlistitembyresourceid
  getlistitemusingpath getlookupfieldchoices getnewscount getrelatedfields getsharinginformation getspecialfolderurl
  getstorageentity getview getwebpath getwopiframeurl graph groupsitemanager hubsitedata hubsites
  informationrightsmanagementsettings joinhubsite k4a like likedby likedbyinformation listtemplates lockedbyuser
  mappropertiestofield modernizehomepage modifiedby moveto movetobyserverrelativepath movetousingpath multilingualpages
  navigation navigationservice odata parent parsedocumenttemplate processexternalnotification properties propertybags
  publish publishedcache publishmappedview pushnotificationsubscribers recyclebin renderlistcontextmenudata renderlistdata
  renderlistdataasstream renderlistfilterdata renderlistformdata renderlistdataresult reservelistitemid
  restorefile saveasnewview saveastemplate savebinarystream search setcompliancetag setcompliancetagwithmetainfo
  setexemptfromblockdownloadofnonviewablefiles setrating shareobject sharelink sharinglinks sitecollectionappcatalog
  siteiconmanager sitepages siteuserinfolist sitemanager spsitemanager startupload storagemetrics storageentity
  supporteduilanguageids syncflowinstance syncflowinstances synctriggers systemupdate tenantappcatalog themeinfo thememanager
  thumbnails titleresource undocheckout unlike unpublish unpublishmappedview unshareobject updateoverwriteversion
  usercustomactions userresources versionevents v2.0 v2.1 validateappname validateupdatefetchlistitem validateupdatelistitem
  versionpolicies views webinfos webproxy webs workflowassociations workflowtemplates`.split(/\s+/),
);

/** Namespaces whose types are called by their names: `SP.UserProfiles.PeopleManager/GetMyProperties`. */
const namespaces = /^(?:sp|ps|ms|microsoft\.[a-z]+|office|social)\.[a-z]/;

const verb = /^(?:GET|HEAD|POST|PUT|PATCH|MERGE|DELETE|OPTIONS)$/;

/**
 * What a path that leads nowhere is answered with: 501 where it leads to a feature that SharePoint has, 405 where only the
 * verb is wrong, 404 where there is nothing.
 */
export function nowhere(error: NoSuchResource, method: string, path: readonly Segment[]): ODataError {
  const { segment } = error;
  if (verb.test(segment)) return badMethod(method, path.at(-1)?.written ?? '');
  const name = segment.replace(/\(.*$/s, '').toLowerCase();
  return known.has(name) || namespaces.test(name) ? unsupported(`SharePoint's "${segment}"`) : error;
}
