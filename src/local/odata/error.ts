/** An answer that SharePoint would refuse with: its status, its code as `number, .NET type`, its words. */
export class ODataError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A request that cannot be read: pnp/PnP-JS-Core and cli-microsoft365#5059 show the class and the 400. */
export function invalidQuery(message: string): ODataError {
  return new ODataError(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', message);
}

/** microsoftgraph/microsoft-graph-docs#9306 shows the sentence. */
export function invalidExpression(expression: string): ODataError {
  return invalidQuery(`The expression "${expression}" is not valid.`);
}

/** nittygritty-uk/Atvero-Issues#2: a write that names a column the list has not. */
export function unknownProperty(name: string, type: string): ODataError {
  return invalidQuery(
    `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

/** pnp/cli-microsoft365#5059: a write whose value has another type. */
export function wrongType(edmType: string): ODataError {
  return invalidQuery(
    `Cannot convert a primitive value to the expected type '${edmType}'. See the inner exception for more details.`,
  );
}

/** nittygritty-uk/Atvero-Issues#5: `$select` or `$expand` names what is not there. */
export function unknownField(name: string): ODataError {
  return new ODataError(400, '-1, Microsoft.SharePoint.SPException', `The field or property '${name}' does not exist.`);
}

/** pnp/PnP#1585, pnp/pnpcore#295: `$filter` or `$orderby` names what is not there. */
export function unknownColumn(name: string, web: string): ODataError {
  return badArgument(`Column '${name}' does not exist. It may have been deleted by another user.  ${web}`);
}

export function badArgument(message: string): ODataError {
  return new ODataError(400, '-2147024809, System.ArgumentException', message);
}

/** Known from experience, not recorded: a person or lookup column that was not expanded. */
export function notExpanded(name: string): ODataError {
  return new ODataError(
    400,
    '-1, Microsoft.SharePoint.SPException',
    `The query to field '${name}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${name}.`,
  );
}

/** Recorded: ListTests and ListItemTests of pnp/pnpcore. */
export function noSuchList(titleOrId: string, siteUrl: string): ODataError {
  return new ODataError(
    404,
    '-1, System.ArgumentException',
    `List '${titleOrId}' does not exist at site with URL '${siteUrl}'.`,
  );
}

/** The code is recorded (404 with -2130575338). */
export function noSuchItem(): ODataError {
  return new ODataError(
    404,
    '-2130575338, Microsoft.SharePoint.SPException',
    'Item does not exist. It may have been deleted by another user.',
  );
}

/** Recorded code: what a path does not lead to. */
export function notFound(message: string): ODataError {
  return new ODataError(404, '-2147024894, System.IO.FileNotFoundException', message);
}

/** A path that leads nowhere, and the step at which it does. */
export class NoSuchResource extends ODataError {
  readonly segment: string;

  constructor(segment: string) {
    const code = '-1, Microsoft.SharePoint.Client.ResourceNotFoundException';
    super(404, code, `Cannot find resource for the request ${segment}.`);
    this.segment = segment;
  }
}

export function noSuchResource(segment: string): NoSuchResource {
  return new NoSuchResource(segment);
}

/** A verb that the address does not take. Class and words are known from experience, as the status is. */
export function badMethod(method: string, resource: string): ODataError {
  return new ODataError(
    405,
    '-1, Microsoft.SharePoint.Client.ClientServiceException',
    `The HTTP method '${method}' cannot be used to access the resource '${resource}'. The operation type of the resource is specified as 'Default'. Please use correct HTTP method to invoke the resource.`,
  );
}

/** What SharePoint has and the stand-in has not: told by its name, and logged, so that nobody takes it for an answer. */
export function unsupported(feature: string): ODataError {
  return new ODataError(501, '-1, System.NotImplementedException', `The stand-in does not have ${feature}.`);
}

/** OneDrive/onedrive-api-docs#729 and pnp/pnpjs#1830 show code and 403. */
export function accessDenied(): ODataError {
  return new ODataError(
    403,
    '-2147024891, System.UnauthorizedAccessException',
    'Access denied. You do not have permission to perform this action or access this resource.',
  );
}

/** The class and words of pnp/sp-dev-fx-controls-react#1509. */
export function etagMismatch(given: string, current: string): ODataError {
  return new ODataError(
    412,
    '-1, Microsoft.SharePoint.Client.ClientServiceException',
    `The request ETag value '${given}' does not match the object's ETag value '${current}'.`,
  );
}

/** nittygritty-uk/Atvero-Issues#135: code, sentence and status 500. */
export function duplicateValue(column: string): ODataError {
  return new ODataError(
    500,
    '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException',
    `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column}].`,
  );
}

/** pnp/sp-dev-fx-webparts#2052 and pnp/pnpcore#489: what CAML gets that names an unknown column or is not whole. */
export function badCaml(): ODataError {
  return refused(
    500,
    -2130575340,
    'One or more field types are not installed properly. Go to the list settings page to delete these fields.',
  );
}

/** Known from many issues: status 500, code and words of a query that must look at more than 5,000 items. */
export function overThreshold(): ODataError {
  return new ODataError(
    500,
    '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
    'The attempted operation is prohibited because it exceeds the list view threshold.',
  );
}

/** The number is from an issue, class and words are those of the threshold's kin. */
export function tooManyLookups(): ODataError {
  return new ODataError(
    500,
    '-2147024749, Microsoft.SharePoint.SPQueryThrottledException',
    'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
  );
}

/** SharePoint's general refusal with a number of its own. */
export function refused(status: number, number: number, message: string): ODataError {
  return new ODataError(status, `${number}, Microsoft.SharePoint.SPException`, message);
}
